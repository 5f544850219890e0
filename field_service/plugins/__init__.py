"""What service offers to the floors below, a module for each part of it."""

from field_service.plugins import machines, service

__all__ = ["machines", "service"]
