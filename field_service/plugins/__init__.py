"""What service offers to the floors below, a module for each part of it."""

from field_service.plugins import (
    after,
    dispatch,
    fieldwork,
    machines,
    orders,
    parts,
    reports,
    service,
    suppliers,
)

__all__ = [
    "after",
    "dispatch",
    "fieldwork",
    "machines",
    "orders",
    "parts",
    "reports",
    "service",
    "suppliers",
]
