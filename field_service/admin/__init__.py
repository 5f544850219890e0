"""The back office of service, a module for each part of it."""

from field_service.admin import dispatch, parts, service

__all__ = [
    "dispatch",
    "parts",
    "service",
]
