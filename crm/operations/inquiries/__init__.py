"""Everything that happens to inquiries."""

from crm.operations.inquiries.following import Inquiries, follow
from crm.operations.inquiries.opening import open_by_customer, open_in_thread
from crm.operations.inquiries.resolving import reopen, resolve
from crm.operations.inquiries.working import assign, resume, resume_answered, tell_overdue, wait

__all__ = [
    "Inquiries",
    "assign",
    "follow",
    "open_by_customer",
    "open_in_thread",
    "reopen",
    "resolve",
    "resume",
    "resume_answered",
    "tell_overdue",
    "wait",
]
