"""Sweeps of service, a module for each part of it: what a lost announcement left undone."""

from field_service.tasks.after import ask_about_orders, follow_invoices, follow_surveys

__all__ = ["ask_about_orders", "follow_invoices", "follow_surveys"]
