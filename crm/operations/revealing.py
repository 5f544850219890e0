"""Shows a whole document number: to the counter, one at a time, and kept in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.models import Customer
from hub.accounts.roles import COUNTER
from hub.kernel.buckets import SharedBuckets
from hub.kernel.errors import Forbidden, RateLimited
from hub.kernel.trail import note

if TYPE_CHECKING:
    from hub.accounts.models import User

AT_ONCE, PER_MINUTE = 20, 10  # of one person: enough to serve people, too few to copy a list
_buckets = SharedBuckets("documents")


def document(*, customer: Customer, by: User, reason: str = "") -> str:
    """Return a customer's whole document number; Forbidden, RateLimited."""
    if by.role not in COUNTER:
        raise Forbidden
    if wait := _buckets.wait(by.pk, per_second=PER_MINUTE / 60, burst=AT_ONCE):
        raise RateLimited(retry_after=wait)
    note("revealed", kind="crm.customer", object_id=customer.id, reason=reason or None)
    return customer.document_number
