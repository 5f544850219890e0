"""Another visit for the same: a new order that says which one it comes back for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.queries import steps
from field_service.models import Order, Review
from field_service.operations.orders import records, requesting
from field_service.operations.parts import reserving
from field_service.queries import follow_up
from field_service.types import OrderForm, OrderSource, OrderState, Priority, Told
from field_service.types.after import Verdict
from hub.kernel.errors import Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class ReturnForm:
    """Why somebody goes again; empty words are those of the visit before."""

    reason: str
    title: str = ""
    priority: Priority | None = None
    wanted_from: datetime | None = None
    wanted_until: datetime | None = None


def come_back(*, order_id: UUID, form: ReturnForm, by: User, at: datetime, key: str) -> Order:
    """Make the order of another visit; the same `key` again returns what it made.

    Raises NotFound, Forbidden, IllegalTransition, MachineRetired, Invalid (`reason`, …).
    """
    with transaction.atomic():
        first = records.locked(order_id=order_id, by=by)
        steps.demand(follow_up.STEPS, first, "return-visit", by)
        if not form.reason.strip():
            raise Invalid(fields={"reason": ["Say why."]})
        made = requesting.request(
            customer_id=first.customer_id,
            form=_form(first, form),
            by=by,
            at=at,
            key=key,
            conversation_id=first.conversation_id,
        )
        if made.earlier_id is None:
            made.earlier = first
            made.save(update_fields=["earlier"])
            records.keep(first, "return-visit", by=by, at=at, told=Told(reason=made.label))
    return made


def complete(row: Order, *, moment: datetime, at: datetime) -> None:
    """Have what a finished visit came back for be done too, so that it can be billed.

    In the transaction that finishes it; the customer hears of the last visit only.
    """
    while row.source == OrderSource.RETURN and row.earlier_id is not None:
        told = Told(reason=row.label)
        row = records.locked(order_id=row.earlier_id, by=None)
        if row.state != OrderState.CANNOT_COMPLETE:
            return
        reserving.release_all(row, at=at)
        row.done_at = moment
        records.keep(row, follow_up.COMPLETED, by=None, at=at, told=told, to=OrderState.DONE)


def review(*, order_id: UUID, verdict: Verdict, note: str, by: User, at: datetime) -> Review:
    """Write down what the office thinks of a job; the latest counts.

    Raises NotFound, Forbidden, IllegalTransition, Invalid (`note`).
    """
    with transaction.atomic():
        row = records.locked(order_id=order_id, by=by)
        steps.demand(follow_up.STEPS, row, "review", by)
        said = note.strip()[:1000]
        if verdict == Verdict.NEEDS_RETURN and not said:
            raise Invalid(fields={"note": ["Say what is to be done again."]})
        made = Review.objects.create(
            order=row, verdict=verdict, note=said, author=by, created_at=at
        )
        records.keep(row, "review", by=by, at=at)  # its words are the office's own
    return made


def _form(first: Order, form: ReturnForm) -> OrderForm:
    return OrderForm(
        title=form.title.strip() or first.title,
        symptom=form.reason.strip(),
        kind_id=first.kind_id,
        machine_id=first.machine_id,
        place=first.place,
        priority=form.priority or Priority(first.priority),
        wanted_from=form.wanted_from,
        wanted_until=form.wanted_until,
        source=OrderSource.RETURN,
    )
