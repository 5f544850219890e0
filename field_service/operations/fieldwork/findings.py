"""Writes what was wrong, why, and what was done; older words never cover newer ones."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from chat.operations import words
from field_service.models import Findings
from field_service.operations.fieldwork.holding import at_work
from field_service.operations.orders import records
from field_service.types import Act, FindingsForm
from hub.kernel.errors import Invalid
from hub.kernel.home import today

if TYPE_CHECKING:
    from hub.accounts.models import User

FARTHEST = timedelta(days=3653)


def write(*, order_id: UUID, form: FindingsForm, act: Act, by: User, at: datetime) -> Findings:
    """Keep the words written last by the phone's clock.

    Raises NotFound, Forbidden, NotAtWork, Invalid (`next_service_on`).
    """
    moment = act.moment(at)
    again = _day(form.next_service_on, today(moment))
    with transaction.atomic():
        order = records.locked(order_id=order_id, by=by)
        row = Findings.objects.filter(order=order).first()
        if row is not None and row.written_at >= moment:
            return row
        at_work(order_id, by)
        row = row or Findings(order=order)
        row.fault, row.cause = words.text(form.fault)[:1000], words.text(form.cause)[:1000]
        row.remedy = words.text(form.remedy)[:2000]
        row.next_service_on = again
        row.author, row.written_at, row.updated_at = by, moment, at
        row.save()
        records.tell(order)
    return row


def _day(said: str | None, on: date) -> date | None:
    day = date.fromisoformat(said) if said else None
    if day is not None and not on <= day <= on + FARTHEST:
        raise Invalid(fields={"next_service_on": ["Not a day somebody comes again."]})
    return day
