"""The back office of service, a module for each part of it."""

from field_service.admin import machines, service

__all__ = ["machines", "service"]
