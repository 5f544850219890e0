"""What service offers to the floors below, a module for each part of it."""

from field_service.plugins import fieldwork, service

__all__ = ["fieldwork", "service"]
