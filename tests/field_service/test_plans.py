"""Preventive plans: one order a cycle, by the day or by the meter, whichever is first."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as some

from field_service.models import MachineKind, Order, PlanRun, ServicePlan
from field_service.operations.machines import reading, registering
from field_service.operations.plans import planning, running
from field_service.tasks.plans import run_plans
from field_service.types import DueBy, MachineState, ReadingSource
from field_service.types.plans import Due, Rhythm, months_later, next_due
from hub.kernel import clock
from hub.kernel.home import today
from tests.field_service.shop import again

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 31, 17, tzinfo=UTC)


def plan(shop, machine=None, *, at=None, **fields):
    fields = {
        "title": "Cambio de aceite",
        "kind": shop.kind.id,
        "every_days": None,
        "every_months": None,
        "every_hours": None,
        "counts_from": "due",
        "lead_days": 0,
        **fields,
    }
    machine = machine or shop.machine()
    at = at or clock.now()
    return planning.make(machine_id=machine.id, fields=fields, by=shop.clerk, at=at)


def due_today(shop, **fields):
    return plan(shop, every_months=1, next_on=today(clock.now()), **fields)


def read(shop, machine, hours):
    return reading.note(
        machine_id=machine.id,
        hours=hours,
        source=ReadingSource.STAFF,
        by=shop.clerk,
        at=clock.now(),
    )


def test_a_plan_makes_its_order_once_a_cycle(shop):
    row = due_today(shop)

    run_plans()
    run_plans()

    made = Order.objects.get()
    assert (made.source, made.title, made.machine_id) == ("plan", row.title, row.machine_id)
    assert again(row).cycle == 2 and again(row).next_on > today(clock.now())


def test_a_cycle_has_one_order_whoever_writes_it(shop):
    row = due_today(shop)
    running.run_if_due(plan_id=row.id, at=clock.now())
    other = shop.order()
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanRun.objects.create(
            plan=row, cycle=1, order=other, why="hand", hours=0, created_at=clock.now()
        )


def test_an_order_is_made_ahead_of_its_day(shop):
    soon = today(clock.now()) + timedelta(days=5)
    row = plan(shop, every_months=3, next_on=soon, lead_days=5)
    plan(shop, every_months=3, next_on=soon, lead_days=4)

    run_plans()

    made = Order.objects.get()
    assert made.plan_run.plan_id == row.id and today(made.wanted_from) == soon


def test_the_meter_makes_it_due_at_once(shop, django_capture_on_commit_callbacks):
    machine = shop.machine()
    far = today(clock.now()) + timedelta(days=80)
    row = plan(shop, machine, every_months=3, every_hours=250, next_on=far)
    with django_capture_on_commit_callbacks(execute=True):
        read(shop, machine, 249)
    assert not Order.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        read(shop, machine, 260)

    made = Order.objects.get()
    assert made.plan_run.why == "meter"
    # The hours keep their rhythm; the day is counted from now, or they would come twice.
    assert again(row).next_hours == 500 and again(row).next_on != far


def test_counted_from_the_end_it_waits_for_its_order(shop, django_capture_on_commit_callbacks):
    machine = shop.machine()
    row = due_today(shop, machine=machine, counts_from="done", every_hours=100)
    run_plans()
    order = Order.objects.get()
    assert again(row).waits_for_id == order.id and again(row).next_on is None
    with pytest.raises(running.PlanWaits):
        version = again(row).version
        running.run_now(plan_id=row.id, version=version, by=shop.clerk, at=clock.now())

    shop.assign(order)
    shop.move(order, "start")
    read(shop, machine, 40)
    with django_capture_on_commit_callbacks(execute=True):
        shop.move(order, "finish")

    found, day = again(row), today(clock.now())
    assert found.waits_for_id is None
    assert (found.next_on, found.next_hours) == (months_later(day, 1, day.day), 140)


def test_a_retired_machine_and_a_paused_plan_rest(shop):
    resting, machine = due_today(shop), shop.machine()
    planning.pause(plan_id=resting.id, version=resting.version, by=shop.clerk, at=clock.now())
    due_today(shop, machine=machine)
    registering.put(
        machine_id=machine.id,
        version=machine.version,
        state=MachineState.RETIRED,
        by=shop.clerk,
        at=clock.now(),
    )
    run_plans()
    assert not Order.objects.exists()


def test_what_fell_due_while_it_rested_is_not_made_up_for(shop):
    row = due_today(shop)
    planning.pause(plan_id=row.id, version=row.version, by=shop.clerk, at=clock.now())
    later = clock.now() + timedelta(days=100)
    found = planning.resume(plan_id=row.id, version=again(row).version, by=shop.clerk, at=later)
    assert found.next_on > today(later)


def test_a_plan_without_rhythm_is_none(shop):
    for wrong in ({}, {"every_days": 10, "every_months": 1}):
        with pytest.raises(planning.Invalid) as refused:
            plan(shop, **wrong)
        assert "every" in refused.value.fields
    with pytest.raises(IntegrityError), transaction.atomic():
        ServicePlan.objects.filter(id=due_today(shop).id).update(every_months=None)


def test_the_last_of_january_is_the_last_of_february_and_of_march():
    rhythm = Rhythm(months=1, day_of_month=31)
    february = rhythm.day_after(date(2026, 1, 31))
    assert february == date(2026, 2, 28)
    assert rhythm.day_after(february) == date(2026, 3, 31)
    assert months_later(date(2027, 11, 30), 3, 30) == date(2028, 2, 29)


def test_a_plan_of_month_ends_stays_one(shop):
    row = plan(shop, every_months=1, next_on=date(2026, 1, 31), at=NOON)
    for wanted in (date(2026, 2, 28), date(2026, 3, 31)):
        day = again(row).next_on
        at = datetime(day.year, day.month, day.day, 17, tzinfo=UTC)
        assert running.run_if_due(plan_id=row.id, at=at)
        assert again(row).next_on == wanted


def test_midnight_in_greenwich_is_no_new_day_in_lima(shop):
    row = plan(shop, every_months=1, next_on=date(2026, 2, 1), at=NOON)
    evening = datetime(2026, 2, 1, 2, tzinfo=UTC)  # nine in the evening of 31 January
    assert running.run_if_due(plan_id=row.id, at=evening) is None
    assert running.run_if_due(plan_id=row.id, at=evening + timedelta(hours=3))


days = some.integers(0, 800)


@given(
    some.integers(1, 400), some.integers(1, 36), some.integers(1, 2000), days,
    some.integers(0, 90_000), some.sampled_from(list(DueBy)),
)  # fmt: skip
def test_next_always_lies_ahead(every, months, hours, late, meter, why):
    due_on = date(2026, 1, 31)
    on = due_on + timedelta(days=late)
    for rhythm in (Rhythm(days=every, hours=hours), Rhythm(months=months, day_of_month=31)):
        if why == DueBy.METER and rhythm.hours is None:
            continue
        due = Due(on=due_on, hours=min(meter, 500) if rhythm.hours else None)
        found = next_due(rhythm, due, why, today=on, hours=meter)
        assert found.on > on
        assert found.hours is None or found.hours > meter


def test_a_kind_of_machine_is_no_kind_of_service(shop):
    kind = MachineKind.objects.create(name="Grúa", created_at=clock.now())
    with pytest.raises(planning.Invalid) as refused:
        plan(shop, every_days=1, kind=kind.id)
    assert "kind" in refused.value.fields
