"""What service does when something happened, a module for each part of it."""

from field_service.subscribers import after, orders

__all__ = [
    "after",
    "orders",
]
