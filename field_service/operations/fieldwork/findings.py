"""Writes what was wrong, why, and what was done; older words never cover newer ones."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from chat.operations import words
from field_service.models import Findings
from field_service.operations.fieldwork.holding import at_work
from field_service.operations.orders import records
from field_service.types import Act, FindingsForm

if TYPE_CHECKING:
    from hub.accounts.models import User


def write(*, order_id: UUID, form: FindingsForm, act: Act, by: User, at: datetime) -> Findings:
    """Keep the words written last by the phone's clock. Raises NotFound, Forbidden, NotAtWork."""
    moment = act.moment(at)
    with transaction.atomic():
        order = records.locked(order_id=order_id, by=by)
        row = Findings.objects.filter(order=order).first()
        if row is not None and row.written_at >= moment:
            return row
        at_work(order_id, by)
        row = row or Findings(order=order)
        row.fault, row.cause = words.text(form.fault)[:1000], words.text(form.cause)[:1000]
        row.remedy = words.text(form.remedy)[:2000]
        said = form.next_service_on
        row.next_service_on = date.fromisoformat(said) if said else None
        row.author, row.written_at, row.updated_at = by, moment, at
        row.save()
        records.tell(order)
    return row
