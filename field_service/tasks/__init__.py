"""Sweeps of service, a module for each part of it: what a lost announcement left undone."""

from field_service.tasks.after import follow_invoices
from field_service.tasks.dispatch import warn_of_licences
from field_service.tasks.plans import run_plans

__all__ = [
    "follow_invoices",
    "run_plans",
    "warn_of_licences",
]
