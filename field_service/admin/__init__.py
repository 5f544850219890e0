"""The back office of service, a module for each part of it."""

from field_service.admin import after, service

__all__ = ["after", "service"]
