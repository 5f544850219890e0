"""Preventive plans, as each person may know them, and those that are due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from crm.types import Meaning
from field_service.models import PlanRun, ServicePlan
from field_service.queries import machines
from field_service.types import MachineState, OrderState
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

SOON_DAYS = 30
SETTLED = (OrderState.DONE, OrderState.INVOICED, OrderState.CLOSED, OrderState.CANCELLED)


def visible_to(user: User) -> QuerySet[ServicePlan]:
    """Return the plans of the machines this person may see."""
    return ServicePlan.objects.filter(machine__in=machines.visible_to(user))


def with_machines(rows: QuerySet[ServicePlan]) -> QuerySet[ServicePlan]:
    """Join what every shape of a plan names."""
    return rows.select_related("machine__customer", "kind", "waits_for")


def plan_for(user: User, plan_id: UUID) -> ServicePlan:
    """Return one plan this person may see; NotFound otherwise."""
    found = with_machines(visible_to(user)).filter(id=plan_id).first()
    if found is None:
        raise NotFound
    return found


def narrowed(rows: QuerySet[ServicePlan], asked: dict[str, Any], on: date) -> QuerySet[ServicePlan]:
    """Narrow plans by machine, customer, words, and by whether they are due."""
    if "machine" in asked:
        rows = rows.filter(machine=asked["machine"])
    if "customer" in asked:
        rows = rows.filter(machine__customer=asked["customer"])
    if said := asked.get("q", "").strip():
        rows = rows.filter(
            Q(title__icontains=said)
            | Q(machine__name__icontains=said)
            | Q(machine__serial__icontains=said)
        )
    due = asked.get("due")
    going = rows.filter(is_paused=False).exclude(machine__state=MachineState.RETIRED)
    if due == "overdue":
        return going.filter(Q(next_on__lt=on) | Q(next_hours__lte=F("machine__hour_meter")))
    if due == "soon":
        near = F("machine__hour_meter") + F("every_hours") / 10
        return going.filter(
            Q(next_on__lte=on + timedelta(days=SOON_DAYS)) | Q(next_hours__lte=near)
        )
    if due == "waiting":
        return rows.filter(waits_for__isnull=False)
    return rows.filter(is_paused=True) if due == "paused" else rows


def due_ones(on: date, *, machine_id: UUID | None = None) -> QuerySet[ServicePlan]:
    """Return plans that are due by now: each is looked at again under its lock."""
    rows = ServicePlan.objects.filter(is_paused=False, waits_for=None)
    rows = rows.exclude(machine__state=MachineState.RETIRED)
    if machine_id is not None:
        rows = rows.filter(machine=machine_id)
    # Nothing is begun for somebody inactive; when they are back, it is due at once.
    rows = rows.exclude(machine__customer__status__meaning=Meaning.INACTIVE)
    due = Q(order_from__lte=on) | Q(next_hours__lte=F("machine__hour_meter"))
    return rows.filter(due).order_by("id")


def settled_ones(*, order_id: UUID | None = None) -> QuerySet[ServicePlan]:
    """Return plans whose order was done or given up, so that they are due again."""
    rows = ServicePlan.objects.filter(waits_for__state__in=SETTLED)
    return rows.filter(waits_for=order_id) if order_id is not None else rows


def runs_of(user: User, plan_id: UUID) -> QuerySet[PlanRun]:
    """Return the orders a plan made, newest first, to who may see the plan."""
    rows = PlanRun.objects.filter(plan__in=visible_to(user), plan=plan_id)
    return rows.select_related("order").order_by("-cycle")
