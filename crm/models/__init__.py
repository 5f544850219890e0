"""The rows of customers."""

from crm.models.communications import Communication, Grant, Reading
from crm.models.customers import Customer
from crm.models.imports import Import, RefusedLine
from crm.models.inquiries import Inquiry, InquiryStep
from crm.models.joining import Duplicate, Merge
from crm.models.opportunities import Board, LostReason, Opportunity, OpportunityStep

__all__ = [
    "Board",
    "Communication",
    "Customer",
    "Duplicate",
    "Grant",
    "Import",
    "Inquiry",
    "InquiryStep",
    "LostReason",
    "Merge",
    "Opportunity",
    "OpportunityStep",
    "Reading",
    "RefusedLine",
]
