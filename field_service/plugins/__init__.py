"""What service offers to the floors below, a module for each part of it."""

from field_service.plugins import dispatch, parts, service

__all__ = [
    "dispatch",
    "parts",
    "service",
]
