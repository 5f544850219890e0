"""What service does by itself, a module for each part of it."""

from field_service.tasks.parts import mail_suppliers, reorder_parts, tell_late_parts

__all__ = ["mail_suppliers", "reorder_parts", "tell_late_parts"]
