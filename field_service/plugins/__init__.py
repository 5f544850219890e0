"""What service offers to the floors below, a module for each part of it."""

from field_service.plugins import parts, service, suppliers

__all__ = ["parts", "service", "suppliers"]
