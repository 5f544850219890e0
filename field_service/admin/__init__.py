"""The back office of service, a module for each part of it."""

from field_service.admin import after, dispatch, fieldwork, machines, parts, service

__all__ = [
    "after",
    "dispatch",
    "fieldwork",
    "machines",
    "parts",
    "service",
]
