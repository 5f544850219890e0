"""What service does when something happened, a module for each part of it."""

from field_service.subscribers import after, orders, plans

__all__ = [
    "after",
    "orders",
    "plans",
]
