"""Money in Django's admin, a module for each part: to look at, never to touch."""

from billing.admin import collection, coupons, gateways, invoices, ledger, offers, papers, recharges

__all__ = [
    "collection",
    "coupons",
    "gateways",
    "invoices",
    "ledger",
    "offers",
    "papers",
    "recharges",
]
