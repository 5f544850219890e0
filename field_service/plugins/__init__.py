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
from hub.kernel.registry import import_folders

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

import_folders("field_service.workflows", "workflow")
