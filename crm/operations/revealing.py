"""Shows a whole document number: to the counter, one at a time, and kept in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.models import Customer
from hub.kernel.trail import note
from hub.registration.operations.showing import refuse_copying

if TYPE_CHECKING:
    from hub.accounts.models import User


def document(*, customer: Customer, by: User, reason: str = "") -> str:
    """Return a customer's whole document number; Forbidden, RateLimited."""
    refuse_copying(by)
    note("revealed", kind="crm.customer", object_id=customer.id, reason=reason or None)
    return customer.document_number
