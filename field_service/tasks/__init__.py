"""Sweeps of service, a module for each part of it: what a lost announcement left undone."""

from field_service.tasks.plans import run_plans

__all__ = ["run_plans"]
