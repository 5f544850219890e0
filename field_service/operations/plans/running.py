"""Makes the orders of plans that are due: one a cycle, whoever else looks at the same moment."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from crm.queries.companies import portal_users_of
from field_service import live
from field_service.models import Order, PlanRun, ServicePlan
from field_service.operations.orders import requesting
from field_service.operations.orders.requesting import MachineRetired
from field_service.operations.plans.planning import locked
from field_service.types import MachineState, OrderForm, OrderSource, OrderState
from field_service.types.plans import CountsFrom, Due, DueBy, due_after_work, due_by, next_due
from hub.accounts.queries import house_bot
from hub.kernel.errors import Conflict
from hub.kernel.home import start_after, start_of, today

if TYPE_CHECKING:
    from hub.accounts.models import User

SETTLED = (OrderState.DONE, OrderState.INVOICED, OrderState.CLOSED, OrderState.CANCELLED)


class PlanWaits(Conflict):
    """Its order is not done yet; `fields` has which."""

    code, detail = "plan_waits", "The order of this plan is not done yet."


class PlanRests(Conflict):
    """Somebody let it rest."""

    code, detail = "plan_paused", "This plan is paused."


def run_if_due(*, plan_id: UUID, at: datetime) -> Order | None:
    """Make the order of a plan if it is due; None where it is not, or somebody was faster."""
    with transaction.atomic():
        row = _held(plan_id)
        machine = row.machine
        if row.is_paused or row.waits_for_id is not None or machine.state == MachineState.RETIRED:
            return None
        why = due_by(row.due, today=today(at), hours=machine.hour_meter, lead_days=row.lead_days)
        return _run(row, why, house_bot(), None, at) if why is not None else None


def run_now(*, plan_id: UUID, version: int, by: User, at: datetime) -> Order:
    """Make the order of a plan before it is due. NotFound, PlanChanged, PlanWaits, PlanRests,
    MachineRetired."""
    with transaction.atomic():
        row = locked(plan_id, by, version)
        if row.waits_for is not None:
            raise PlanWaits(fields={"order": row.waits_for.label})
        if row.is_paused:
            raise PlanRests
        if row.machine.state == MachineState.RETIRED:
            raise MachineRetired
        return _run(row, DueBy.HAND, by, by, at)


def settle(*, plan_id: UUID, at: datetime) -> None:
    """Say when a plan is due again, once the order it waited for is done or given up."""
    with transaction.atomic():
        row = _held(plan_id)
        order = row.waits_for
        if order is None or order.state not in SETTLED:
            return
        cancelled = order.state == OrderState.CANCELLED
        ended = order.state_since if cancelled else order.done_at or order.state_since
        day, machine = today(ended), row.machine
        row.waits_for = None
        row.day_of_month = day.day
        row.fall_due(due_after_work(row.rhythm, day=day, hours=machine.hour_meter))
        _write(row, at)


def _held(plan_id: UUID) -> ServicePlan:
    rows = ServicePlan.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("machine__customer__status", "kind", "waits_for").get(id=plan_id)


def _run(row: ServicePlan, why: DueBy, by: User, author: User | None, at: datetime) -> Order:
    due, machine = row.due, row.machine
    form = _form(row, due, at)
    key = f"plan:{row.id}:{row.cycle}"
    order = requesting.open_at(machine=machine, form=form, by=by, at=at, key=key)
    PlanRun.objects.create(
        plan=row,
        cycle=row.cycle,
        order=order,
        why=why,
        due_on=due.on,
        due_hours=due.hours,
        hours=machine.hour_meter,
        author=author,
        created_at=at,
    )
    row.cycle += 1
    if row.counts_from == CountsFrom.DONE:
        row.waits_for = order
        row.fall_due(Due())
    else:
        day = today(at)
        if why == DueBy.METER and row.next_on is not None:
            row.day_of_month = day.day
        later = next_due(row.rhythm, due, why, today=day, hours=machine.hour_meter)
        row.fall_due(later)
    _write(row, at)
    return order


def _form(row: ServicePlan, due: Due, at: datetime) -> OrderForm:
    """Wish for the day it is due, where that lies ahead."""
    ahead = due.on is not None and due.on >= today(at)
    return OrderForm(
        title=row.title,
        symptom=row.work,
        kind_id=row.kind_id,
        machine_id=row.machine_id,
        place=row.machine.place or row.machine.name,
        wanted_from=start_of(due.on) if ahead and due.on is not None else None,
        wanted_until=start_after(due.on) - timedelta(minutes=1)
        if ahead and due.on is not None
        else None,
        source=OrderSource.PLAN,
    )


def _write(row: ServicePlan, at: datetime) -> None:
    row.version += 1
    row.updated_at = at
    row.save()
    live.machine_moved(row.machine, portal_users_of(row.machine.customer))
