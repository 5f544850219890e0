"""Takes an order under its lock, and writes it with the step it took."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from crm.queries.companies import portal_users_of
from field_service import live
from field_service.events import OrderMoved
from field_service.models import Order, OrderStep
from field_service.queries.orders import visible_to
from field_service.types import OrderState, Told
from hub.kernel.errors import Conflict, Invalid, NotFound
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User

# While an order waits for parts its time to be finished stands still.
HOLDS = frozenset({OrderState.WAITING_PARTS})


class OrderChanged(Conflict):
    """Somebody else was faster; `fields` has how it stands now."""

    code, detail = "changed", "Somebody changed this meanwhile; look at it again."


def locked(*, order_id: UUID, by: User | None, version: int | None = None) -> Order:
    """Return an order this person may see, locked to commit.

    NotFound; OrderChanged where another `version` was looked at.
    """
    rows: QuerySet[Order] = visible_to(by) if by is not None else Order.objects.all()
    row = rows.select_for_update(of=("self",), no_key=True).filter(id=order_id).first()
    if row is None:
        raise NotFound
    if version is not None and row.version != version:
        raise OrderChanged(fields={"version": row.version, "state": row.state})
    return row


def done_by(order_id: UUID, what: str, told: Told, by: User) -> Order | None:
    """Return the order where this person's act was taken already, also if it is theirs no more.

    A phone that heard no answer says again that it gave it up, and is told how that ended.
    """
    if told.act_id is None:
        return None
    done = OrderStep.objects.filter(order=order_id, act_id=told.act_id, what=what, author=by)
    return Order.objects.filter(id=order_id).first() if done.exists() else None


def was_done(row: Order, what: str, told: Told) -> bool:
    """Whether that act of a phone was taken already. Invalid (`act_id`) where it was another."""
    done = row.steps.filter(act_id=told.act_id).first() if told.act_id is not None else None
    if done is not None and done.what != what:
        raise Invalid(fields={"act_id": ["Another act of this order has it."]})
    return done is not None


def keep(
    row: Order,
    what: str,
    *,
    by: User | None,
    at: datetime,
    told: Told | None = None,
    to: OrderState | None = None,
) -> None:
    """Write an order with a step of it, in state `to` from now on; screens and thread hear."""
    told = told or Told()
    before = row.state
    if to is not None and to != before:
        _run_clock(row, to, at)
        row.state, row.state_since = to, at
    row.version += 1
    row.updated_at = at
    row.save()
    _note(row, what, before, told, by, at)
    tell(row)


def _note(row: Order, what: str, before: str, told: Told, by: User | None, at: datetime) -> None:
    happened_at = min(told.happened_at or at, at)
    takes = told.eta_minutes
    OrderStep.objects.create(
        order=row,
        what=what,
        before=before,
        after=row.state,
        reason=told.reason[:500],
        act_id=told.act_id,
        latitude=told.latitude,
        longitude=told.longitude,
        author=by,
        eta_at=happened_at + timedelta(minutes=takes) if takes is not None else None,
        happened_at=happened_at,
        created_at=at,
    )


def tell(row: Order) -> None:
    """Have screens and the thread hear of an order that was written."""
    sent = row.bookings.filter(Q(released_at=None) | Q(released_at__gte=row.updated_at))
    technicians = sent.values_list("technician_id", flat=True)
    live.order_moved(row, {*portal_users_of(row.customer), *technicians})
    announce(OrderMoved(order_id=row.id))


def _run_clock(row: Order, to: OrderState, at: datetime) -> None:
    """Hold the time to be finished, or let it go on, later by as long as it was held."""
    if row.held_since is None:
        if to in HOLDS:
            row.held_since = at
        return
    if to not in HOLDS:
        held = at - row.held_since
        row.held_seconds += int(held.total_seconds())
        row.held_since = None
        if row.finish_by is not None:
            row.finish_by += held
