"""Moves orders: the technician's day, and what the office decides of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.queries import steps
from field_service.models import Booking, Order
from field_service.operations.charging import following
from field_service.operations.fieldwork import reporting
from field_service.operations.orders import (
    booking,
    calling,
    clocks,
    finishing,
    records,
    returning,
)
from field_service.operations.parts import reserving
from field_service.queries.steps import NEEDS_REASON, STEPS
from field_service.types import OrderState, Told, WorkKind
from hub.accounts.roles import Role
from hub.kernel.errors import Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User

S = OrderState
LEADS_TO = {
    "depart": S.EN_ROUTE,
    "start": S.IN_PROGRESS,
    "pause": S.PAUSED,
    "resume": S.IN_PROGRESS,
    "wait": S.WAITING_PARTS,
    "give-up": S.CANNOT_COMPLETE,
    "finish": S.DONE,
    "reopen": S.IN_PROGRESS,
    "close": S.CLOSED,
    "cancel": S.CANCELLED,
    "break-off": S.CANCELLED,
}
# What a technician's clock runs for afterwards; a step that is not here stops it.
CLOCK = {
    "depart": WorkKind.TRAVEL,
    "start": WorkKind.WORK,
    "pause": WorkKind.PAUSE,
    "resume": WorkKind.WORK,
}
# Not while somebody makes its invoice.
SETTLES = frozenset({"reopen", "close"})
FREES = frozenset({"give-up", "cancel", "break-off"})
# What still waits for it lies there for others again.
ENDS = frozenset({"finish", "cancel", "break-off"})


def move(
    *,
    order_id: UUID,
    step: str,
    told: Told,
    by: User,
    at: datetime,
    version: int | None = None,
) -> Order:
    """Take one step of the table; an act a phone sends again changes nothing.

    Raises NotFound, OrderChanged, Forbidden, IllegalTransition, Invalid (`reason`), BeingBilled,
    NotReady.
    """
    if (ended := records.done_by(order_id, told, by)) is not None:
        return ended
    with transaction.atomic():
        row = records.locked(order_id=order_id, by=by)
        if records.was_done(row, told):
            return row
        if version is not None and row.version != version:
            raise records.OrderChanged(fields={"version": row.version, "state": row.state})
        steps.demand(STEPS, row, step, by)
        _refuse_unready(row, step, told)
        _take(row, step, told, by, at)
    return row


def _refuse_unready(row: Order, step: str, told: Told) -> None:
    if step in NEEDS_REASON and not told.reason.strip():
        raise Invalid(fields={"reason": ["Say why."]})
    if step in SETTLES:
        following.demand_unbilled(row)
    if step == "finish":
        finishing.demand_ready(row, told)


def _take(row: Order, step: str, told: Told, by: User, at: datetime) -> None:
    moment = _moment(row, told, at)
    told = replace(told, happened_at=moment)
    clocks.stop(order=row, at=moment)  # of two at one order, the other's too
    if by.role == Role.TECHNICIAN and step in CLOCK:
        clocks.run(order=row, technician_id=by.id, kind=CLOCK[step], at=moment)
    if step in FREES:
        calling.tell_freed(row, by=by, at=at)
        booking.release(row, at)
        row.done_at = None  # what was reopened is not done; nor is anybody sent who was
    if step in ENDS:
        reserving.release_all(row, at=at)
    if step == "finish":
        row.done_at = row.done_at or moment
        _free_the_rest(row, moment)
    if step in NEEDS_REASON:
        row.reason = told.reason.strip()[:500]
    records.keep(row, step, by=by, at=at, told=told, to=LEADS_TO[step])
    if step == "finish":
        reporting.make(row, by=by, moment=moment, at=at)
        returning.complete(row, moment=moment, at=at)


def _moment(row: Order, told: Told, at: datetime) -> datetime:
    """Return when a step happened: between the one before and now, whatever a phone's clock says.

    Nobody is on their way before they are sent.
    """
    acts = row.steps.filter(what__in=LEADS_TO, author__isnull=False)
    last = acts.order_by("-id").values_list("happened_at", flat=True).first()
    sent = row.bookings.order_by("created_at").values_list("created_at", flat=True).first()
    return min(max(told.happened_at or at, last or sent or row.created_at), at)


def _free_the_rest(row: Order, moment: datetime) -> None:
    """Give back the time behind a job that was done sooner than planned."""
    for held in Booking.objects.filter(order=row, released_at=None, ends_at__gt=moment):
        if held.starts_at < moment:
            held.ends_at = moment
            held.save(update_fields=["ends_at"])
        else:
            held.released_at = moment
            held.save(update_fields=["released_at"])
