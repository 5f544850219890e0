"""Sweeps of service, a module for each part of it: what a lost announcement left undone."""

from field_service.tasks.activity import tell_reports
from field_service.tasks.after import ask_about_orders, follow_invoices, follow_surveys
from field_service.tasks.dispatch import warn_of_licences
from field_service.tasks.orders import make_of_quotes, show_orders, tell_orders
from field_service.tasks.parts import mail_suppliers, reorder_parts, tell_late_parts
from field_service.tasks.plans import run_plans

__all__ = [
    "ask_about_orders",
    "follow_invoices",
    "follow_surveys",
    "mail_suppliers",
    "make_of_quotes",
    "reorder_parts",
    "run_plans",
    "show_orders",
    "tell_late_parts",
    "tell_orders",
    "tell_reports",
    "warn_of_licences",
]
