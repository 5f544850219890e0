"""Sweeps of service, a module for each part of it: what a lost announcement left undone."""

from field_service.tasks.after import follow_invoices

__all__ = ["follow_invoices"]
