"""Sweeps of service, a module for each part of it: what a lost announcement left undone."""

from field_service.tasks import after, dispatch, plans

__all__ = ["after", "dispatch", "plans"]
