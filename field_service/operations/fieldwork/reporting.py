"""Makes the report of what was done, when an order is finished: frozen, with its hash."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sequences import get_next_value

from field_service.models import ActivityReport, Order, Signature
from field_service.queries.activity import begun_at, content_of, digest, hours_of, signature_of
from hub.company.queries import issuer
from hub.company.types import as_sealed
from hub.kernel import jobs
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from hub.accounts.models import User

SEQUENCE = "activity-report"
BELL = "field_service.tasks.tell_reports"


def make(row: Order, *, by: User, moment: datetime, at: datetime) -> ActivityReport:
    """Write the report of an order that was just finished, in its transaction."""
    before = row.reports.order_by("-version").first()
    number = before.number if before is not None else get_next_value(SEQUENCE)
    signed = signature_of(row)
    snapshot = _snapshot(row, signed, moment)
    made = ActivityReport.objects.create(
        order=row,
        number=number,
        version=before.version + 1 if before is not None else 1,
        snapshot=snapshot,
        hash=digest(snapshot),
        signature=signed,
        author=by,
        created_at=at,
    )
    jobs.enqueue(BELL)
    return made


def _snapshot(row: Order, signed: Signature | None, moment: datetime) -> dict[str, Any]:
    return {
        **content_of(row),
        "customer": {
            "name": row.customer.name,
            "document_number": row.customer.document_number,
            "address": "",
            "email": row.customer.email,
        },
        "house": as_sealed(issuer()),
        "hours": hours_of(row),
        "begun_at": iso(begun_at(row)),
        "done_at": iso(moment),
        "signature": _signed(signed),
    }


def _signed(row: Signature | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "name": row.name,
        "document": row.document,
        "absent_reason": row.absent_reason,
        "signed_at": iso(row.signed_at),
        "hash": row.hash,
    }
