"""Sweeps of service, a module for each part of it: what a lost announcement left undone."""

from field_service.tasks.activity import tell_reports

__all__ = ["tell_reports"]
