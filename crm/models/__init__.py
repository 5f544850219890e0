"""The rows of customers."""

from crm.models.bulk import BulkChange, BulkLine
from crm.models.communications import Communication, Grant, Reading
from crm.models.companies import Contact
from crm.models.contracts import Contract, ContractMiss
from crm.models.customers import Customer
from crm.models.imports import Import, RefusedLine
from crm.models.inquiries import Inquiry, InquiryStep
from crm.models.joining import Duplicate, Merge
from crm.models.linking import LinkCode, ShownCode
from crm.models.opportunities import Board, LostReason, Opportunity, OpportunityStep
from crm.models.records import CustomerFile, CustomField, Note, NoteEdition
from crm.models.words import Category, Status, Word, default_category, default_status

__all__ = [
    "Board",
    "BulkChange",
    "BulkLine",
    "Category",
    "Communication",
    "Contact",
    "Contract",
    "ContractMiss",
    "CustomField",
    "Customer",
    "CustomerFile",
    "Duplicate",
    "Grant",
    "Import",
    "LinkCode",
    "Inquiry",
    "InquiryStep",
    "LostReason",
    "Merge",
    "Opportunity",
    "OpportunityStep",
    "Note",
    "NoteEdition",
    "Reading",
    "RefusedLine",
    "ShownCode",
    "Status",
    "Word",
    "default_category",
    "default_status",
]
