"""What service offers to the floors below, a module for each part of it."""

from field_service.plugins import parts, service

__all__ = [
    "parts",
    "service",
]
