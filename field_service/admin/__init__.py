"""The back office of service, a module for each part of it."""

from field_service.admin import fieldwork, service

__all__ = ["fieldwork", "service"]
