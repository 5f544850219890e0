"""Makes preventive plans, corrects them, lets them rest and go on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from chat.operations import words
from crm.queries.companies import portal_users_of
from field_service import live
from field_service.models import Machine, OrderKind, ServicePlan
from field_service.queries.machines import machine_for
from field_service.queries.plans import plan_for
from field_service.types.plans import Due
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.home import today

if TYPE_CHECKING:
    from hub.accounts.models import User


PLAIN = ("counts_from", "lead_days", "every_days", "every_months", "every_hours")


class PlanChanged(Conflict):
    """Somebody else was faster, or an order was made of it."""

    code, detail = "changed", "This plan changed meanwhile; look at it again."


def make(
    *, machine_id: UUID, fields: Mapping[str, Any], by: User, at: datetime, key: str | None = None
) -> ServicePlan:
    """Make a plan of a machine; the same `key` again returns what it made.

    Raises NotFound, Invalid (`title`, `kind`, `every`, `next_on`, `next_hours`).
    """
    known = ServicePlan.objects.filter(client_key=key).first() if key is not None else None
    if known is not None:
        return known
    machine = machine_for(by, machine_id)
    row = ServicePlan(
        machine=machine, version=0, client_key=key, created_by=by, created_at=at, updated_at=at
    )
    with transaction.atomic():
        return _keep(row, machine, fields, at)


def change(
    *, plan_id: UUID, version: int, fields: Mapping[str, Any], by: User, at: datetime
) -> ServicePlan:
    """Correct a plan. Raises NotFound, PlanChanged, Invalid."""
    with transaction.atomic():
        row = locked(plan_id, by, version)
        return _keep(row, row.machine, fields, at)


def pause(*, plan_id: UUID, version: int, by: User, at: datetime) -> ServicePlan:
    """Let a plan rest. Raises NotFound, PlanChanged."""
    with transaction.atomic():
        row = locked(plan_id, by, version)
        row.is_paused = True
        return _written(row, at)


def resume(*, plan_id: UUID, version: int, by: User, at: datetime) -> ServicePlan:
    """Let a plan go on: what fell due meanwhile is not made up for. NotFound, PlanChanged."""
    with transaction.atomic():
        row = locked(plan_id, by, version)
        if row.is_paused:
            row.is_paused = False
            _skip_missed(row, at)
        return _written(row, at)


def locked(plan_id: UUID, by: User, version: int) -> ServicePlan:
    """Return a plan this person may change, locked to commit. NotFound, PlanChanged."""
    seen = plan_for(by, plan_id)
    rows = ServicePlan.objects.select_for_update(of=("self",), no_key=True)
    row = rows.select_related("machine__customer", "kind").get(id=seen.id)
    if row.version != version:
        raise PlanChanged(fields={"version": row.version})
    return row


def _skip_missed(row: ServicePlan, at: datetime) -> None:
    day, hours = today(at), row.machine.hour_meter
    on = row.next_on
    if on is not None and on < day:
        on = row.rhythm.day_beyond(on, day)
    at_hours = row.next_hours
    if at_hours is not None and at_hours <= hours:
        at_hours = row.rhythm.hours_beyond(at_hours, hours)
    row.fall_due(Due(on=on, hours=at_hours))


def _keep(
    row: ServicePlan, machine: Machine, fields: Mapping[str, Any], at: datetime
) -> ServicePlan:
    title = words.line(fields["title"], 120)
    if not title:
        raise Invalid(fields={"title": ["What is to be done?"]})
    kind = OrderKind.objects.filter(id=fields["kind"], archived_at=None).first()
    if kind is None:
        raise Invalid(fields={"kind": ["There is no such kind of service."]})
    row.title, row.kind, row.work = title, kind, words.text(fields.get("work", ""))[:2000]
    for name in PLAIN:
        if name in fields:
            setattr(row, name, fields[name])
    _refuse_without_rhythm(row)
    _begin(row, machine, fields, at)
    return _written(row, at)


def _refuse_without_rhythm(row: ServicePlan) -> None:
    by_calendar = [each for each in (row.every_days, row.every_months) if each]
    if len(by_calendar) > 1 or not (by_calendar or row.every_hours):
        raise Invalid(fields={"every": ["Every so many days or months, or so many hours."]})


def _begin(row: ServicePlan, machine: Machine, fields: Mapping[str, Any], at: datetime) -> None:
    """Say when it is due next: as somebody says, else as it was, else one rhythm from now."""
    if row.waits_for_id is not None:
        return  # the end of that order says it
    on, hours = fields.get("next_on") or row.next_on, fields.get("next_hours")
    if row.every_days is None and row.every_months is None:
        on = None
    else:
        row.day_of_month = None if on is None else _day_of_month(row, on)
        on = on or row.rhythm.day_after(today(at))
        row.day_of_month = _day_of_month(row, on)
    if row.every_hours is None:
        hours = None
    elif hours is None:
        hours = row.next_hours or machine.hour_meter + row.every_hours
    row.fall_due(Due(on=on, hours=hours))


def _day_of_month(row: ServicePlan, on: Any) -> int | None:
    # A last day that came out of a short month is not what was meant.
    if row.day_of_month and on == row.next_on:
        return row.day_of_month
    return on.day if on is not None else None


def _written(row: ServicePlan, at: datetime) -> ServicePlan:
    row.version += 1
    row.updated_at = at
    row.save()
    live.machine_moved(row.machine, portal_users_of(row.machine.customer))
    return row
