"""The rows of customers."""

from crm.models.communications import Communication, Grant, Reading
from crm.models.customers import Customer
from crm.models.imports import Import, RefusedLine
from crm.models.joining import Duplicate, Merge
from crm.models.linking import LinkCode, ShownCode

__all__ = [
    "Communication",
    "Customer",
    "Duplicate",
    "Grant",
    "Import",
    "LinkCode",
    "Merge",
    "Reading",
    "RefusedLine",
    "ShownCode",
]
