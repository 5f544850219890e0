"""Gives a machine with its components to another customer; its history goes along."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from crm.queries.companies import portal_users_of
from crm.queries.customers import customer_for
from field_service import live
from field_service.events import MachineMoved
from field_service.models import Machine, Order
from field_service.operations.machines import changes
from field_service.operations.machines.registering import DEEPEST, MachineChanged
from field_service.queries.machines import visible_to
from field_service.types import ACTIVE, Change
from hub.kernel.errors import Conflict, Invalid, NotFound
from hub.kernel.events import announce

if TYPE_CHECKING:
    from crm.models import Customer
    from hub.accounts.models import User


class StillOrdered(Conflict):
    """Work for who has it is not done yet; `fields` has which."""

    code, detail = "still_ordered", "Finish or cancel what is ordered at this machine first."


def transfer(
    *,
    machine_id: UUID,
    version: int,
    customer_id: UUID,
    by: User,
    at: datetime,
    reason: str = "",
) -> Machine:
    """Make a machine another customer's: whoever had it sees it no more.

    Raises NotFound, MachineChanged, Invalid (`customer`), StillOrdered.
    """
    with transaction.atomic():
        target = customer_for(by, customer_id)
        row = _locked(machine_id, by)
        if row.version != version:
            raise MachineChanged(fields={"version": row.version})
        if row.customer_id == target.id:
            raise Invalid(fields={"customer": ["It is theirs already."]})
        whole = [row, *_below(row, DEEPEST)]
        _refuse_ordered(whole)
        row.parent = None  # what it was a part of stays where it is
        for each in whole:
            _give(each, target, reason, by, at)
    return row


def _locked(machine_id: UUID, by: User) -> Machine:
    # Joined to nothing: of two who sell it at once the second is told that it changed.
    rows = visible_to(by).select_for_update(of=("self",), no_key=True)
    row = rows.filter(id=machine_id).first()
    if row is None:
        raise NotFound
    return row


def _below(row: Machine, deep: int) -> Iterator[Machine]:
    rows = Machine.objects.select_for_update(of=("self",), no_key=True).filter(parent=row)
    for part in rows.select_related("customer").order_by("id") if deep else ():
        yield part
        yield from _below(part, deep - 1)


def _refuse_ordered(whole: list[Machine]) -> None:
    rows = Order.objects.filter(machine__in=whole, state__in=ACTIVE).order_by("number")
    if open_ones := [order.label for order in rows[:10]]:
        raise StillOrdered(fields={"orders": open_ones})


def _give(row: Machine, target: Customer, reason: str, by: User, at: datetime) -> None:
    before = row.customer
    row.customer = row.made_for = target
    row.version += 1
    row.updated_at = at
    row.save()
    changes.write(row, Change.OWNER, before.name, target.name, by=by, at=at, reason=reason)
    live.machine_moved(row, portal_users_of(target) | portal_users_of(before))
    announce(MachineMoved(machine_id=row.id))
