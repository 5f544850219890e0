"""When somebody is away, and which orders that leaves without them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from chat.operations import words
from field_service.models import Absence
from field_service.operations.orders import records
from field_service.queries.people import absences_of, booked_between
from field_service.types import AbsenceKind, Span
from hub.kernel.clock import iso
from hub.kernel.errors import Conflict, Invalid, NotFound

if TYPE_CHECKING:
    from field_service.models import Booking
    from hub.accounts.models import User

LONGEST_DAYS = 366
LONGEST_NOTE = 200


class Booked(Conflict):
    """Somebody waits for them then; `fields` has the orders. It can be said in spite of that."""

    code, detail = "booked", "Orders are booked in that time."


@dataclass(frozen=True, kw_only=True)
class AbsenceForm:
    """When and why; `anyway` in spite of orders that are booked."""

    span: Span
    kind: AbsenceKind
    note: str = ""
    anyway: bool = False


def add(
    *, technician_id: UUID, form: AbsenceForm, by: User, at: datetime
) -> tuple[Absence, list[Booking]]:
    """Write down that somebody is away; returns it with the bookings it leaves in the air.

    Nobody is taken off an order by this: the board shows each, and a dispatcher decides.
    Raises Invalid (`ends_at`), Booked.
    """
    _refuse_misshapen(form.span)
    with transaction.atomic():
        row = Absence.objects.create(
            technician_id=technician_id,
            kind=form.kind,
            starts_at=form.span.start,
            ends_at=form.span.end,
            note=words.line(form.note, LONGEST_NOTE),
            created_by=by,
            created_at=at,
        )
        met = booked_between(technician_id, form.span.start, form.span.end)
        if met and not form.anyway:
            raise Booked(fields={"orders": [_said(each) for each in met]})
        for each in met:
            records.tell(each.order)
    return row, met


def remove(*, technician_id: UUID, absence_id: UUID) -> None:
    """Somebody is there after all. NotFound."""
    deleted, _ = absences_of(technician_id).filter(id=absence_id).delete()
    if not deleted:
        raise NotFound


def _refuse_misshapen(span: Span) -> None:
    if span.end <= span.start:
        raise Invalid(fields={"ends_at": ["After it begins."]})
    if span.length.days > LONGEST_DAYS:
        raise Invalid(fields={"ends_at": ["At most a year."]})


def _said(row: Booking) -> dict[str, str | None]:
    return {
        "id": str(row.order_id),
        "name": row.order.label,
        "starts_at": iso(row.starts_at),
    }
