"""Takes an order for what is written of its work, while somebody is at it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from field_service.models import Order
from field_service.operations.orders import records
from field_service.types import BOOKED, UNBOOKED, OrderState
from hub.accounts.roles import OFFICE, Role
from hub.kernel.errors import Conflict, Forbidden

if TYPE_CHECKING:
    from hub.accounts.models import User

WRITING = frozenset({Role.TECHNICIAN, *OFFICE})
NOT_BEGUN = (*UNBOOKED, OrderState.ASSIGNED, OrderState.EN_ROUTE)


class NotAtWork(Conflict):
    """Nobody is at it: it is done, called off, or nobody was sent; `fields` has its state."""

    code, detail = "not_at_work", "This order is not being worked on."


def at_work(order_id: UUID, by: User) -> Order:
    """Return an order somebody is at, locked; NotFound, Forbidden, NotAtWork."""
    row = records.locked(order_id=order_id, by=by)
    if by.role not in WRITING:
        raise Forbidden
    if row.state not in BOOKED:
        raise NotAtWork(fields={"state": row.state})
    return row


def not_begun(order_id: UUID, by: User) -> Order:
    """Return an order its customer still explains, locked; NotFound, NotAtWork."""
    row = records.locked(order_id=order_id, by=by)
    if row.state not in NOT_BEGUN:
        raise NotAtWork(fields={"state": row.state})
    return row
