"""The back office of service, a module for each part of it."""

from field_service.admin import parts, service

__all__ = [
    "parts",
    "service",
]
