"""An order from the wish to the work done, and who may do what on the way."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from billing.queries.steps import IllegalTransition
from field_service.models import Booking, OrderStep, TimeLog
from field_service.operations.orders import booking
from field_service.operations.orders.records import OrderChanged
from field_service.queries import orders
from field_service.types import OrderState
from hub.kernel import clock
from hub.kernel.errors import Forbidden, Invalid, NotFound
from tests.field_service.shop import MONDAY, again, span

pytestmark = pytest.mark.django_db


def test_from_the_wish_to_the_work_done(shop):
    row = shop.order()
    assert (row.state, row.label) == ("requested", f"OS-{row.number:06d}")

    shop.assign(row)
    for step, state in (
        ("depart", "en_route"),
        ("start", "in_progress"),
        ("finish", "done"),
    ):
        assert shop.move(row, step).state == state

    assert [step.what for step in row.steps.order_by("id")] == [
        "requested",
        "assign",
        "depart",
        "start",
        "finish",
    ]
    assert [log.kind for log in TimeLog.objects.order_by("started_at")] == ["travel", "work"]
    assert not TimeLog.objects.filter(ended_at=None).exists()


def test_a_double_tap_is_one_order(shop):
    first, second = shop.order(key="toque-1"), shop.order(key="toque-1")

    assert first.id == second.id
    assert OrderStep.objects.filter(what="requested").count() == 1


def test_an_order_is_somewhere_and_about_something(shop):
    with pytest.raises(Invalid) as nothing:
        shop.order(title="  ")
    assert "title" in nothing.value.fields
    with pytest.raises(Invalid) as nowhere:
        shop.order(place="")
    assert "place" in nowhere.value.fields


def test_a_machine_brings_its_place_and_its_hours(shop):
    machine = shop.machine(place="Cantera El Milagro, frente 3")

    row = shop.order(machine_id=machine.id, place="", hour_meter=1200)

    assert row.place == "Cantera El Milagro, frente 3"
    assert again(machine).hour_meter == 1200
    assert machine.readings.get().order_id == row.id


def test_only_who_is_sent_takes_its_steps(shop, ana):
    row = shop.order()
    with pytest.raises(NotFound):  # not his before he is booked
        shop.move(row, "start")
    shop.assign(row)

    assert list(orders.visible_to(shop.technician)) == [again(row)]
    with pytest.raises(Forbidden):
        shop.move(row, "start", by=ana)
    with pytest.raises(IllegalTransition) as refused:
        shop.move(row, "finish")
    assert refused.value.fields["state"] == "assigned"
    assert set(refused.value.fields["allowed"]) == {"depart", "start", "wait"}


def test_an_act_of_a_phone_that_comes_again_changes_nothing(shop):
    row, act = shop.order(), uuid4()
    shop.assign(row)

    shop.move(row, "start", act_id=act)
    version = again(row).version
    shop.move(row, "start", act_id=act)

    assert again(row).version == version
    assert row.steps.filter(what="start").count() == 1


def test_what_a_phone_did_without_a_connection_happened_when_it_says(shop):
    row = shop.order()
    shop.assign(row)
    then = clock.now() - timedelta(hours=1)
    row.bookings.update(created_at=then - timedelta(minutes=5))

    shop.move(row, "start", happened_at=then)

    assert row.steps.get(what="start").happened_at == then
    assert TimeLog.objects.get().started_at == then


def test_a_pause_needs_a_reason(shop):
    row = shop.order()
    shop.assign(row)
    shop.move(row, "start")

    with pytest.raises(Invalid) as silent:
        shop.move(row, "pause")
    assert "reason" in silent.value.fields
    assert shop.move(row, "pause", reason="Lluvia").reason == "Lluvia"


def test_waiting_for_parts_holds_its_time(shop):
    row = shop.order()
    shop.assign(row)
    due, at = again(row).finish_by, clock.now()

    shop.move(row, "wait", reason="Falta el sello", at=at)
    shop.move(row, "resume", at=at + timedelta(days=3))

    assert again(row).finish_by == due + timedelta(days=3)
    assert again(row).held_seconds == 3 * 24 * 3600


def test_a_cancelled_order_gives_the_time_back(shop):
    row, other = shop.order(), shop.order(title="Cambio de aceite")
    shop.assign(row)
    with pytest.raises(booking.Overlap) as taken:
        shop.assign(other)
    assert taken.value.fields["orders"] == [row.label]

    shop.move(row, "cancel", by=shop.clerk, reason="El cliente viaja")

    assert shop.assign(other).state == OrderState.ASSIGNED


def test_of_two_dispatchers_the_second_looks_again(shop):
    row = shop.order()
    stale = row.version
    shop.assign(row)

    with pytest.raises(OrderChanged) as late:
        booking.schedule(order_id=row.id, version=stale, span=span(), by=shop.clerk, at=clock.now())
    assert late.value.fields["state"] == "assigned"


def test_what_took_place_is_not_changed(shop):
    row = shop.order()
    for change in (
        lambda: OrderStep.objects.filter(order=row).update(what="otra"),
        lambda: OrderStep.objects.filter(order=row).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_the_database_knows_nobody_in_two_places(shop):
    row, other = shop.order(), shop.order()
    shop.assign(row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.create(
            order=other,
            technician=shop.technician,
            starts_at=MONDAY + timedelta(minutes=119),
            ends_at=MONDAY + timedelta(hours=4),
            created_by=shop.clerk,
            created_at=clock.now(),
        )


def test_somebody_else_is_sent_to_what_waits(shop, teresa):
    row = shop.order()
    shop.assign(row)
    shop.move(row, "start")
    shop.move(row, "wait", reason="Falta un sello")

    shop.assign(row, teresa, hours=4)

    assert again(row).state == "assigned" and again(row).held_since is None
    with pytest.raises(NotFound):
        shop.move(row, "start")
    assert shop.move(row, "start", by=teresa).state == "in_progress"


def test_an_act_is_one_step_and_no_other(desk, shop):
    row, act = shop.order(), str(uuid4())
    shop.assign(row)
    path = f"service-orders/{row.id}/"
    assert desk.post(shop.technician, f"{path}start/", {"act_id": act}).status_code == 200

    again_ = desk.post(shop.technician, f"{path}start/", {"act_id": act})
    other = desk.post(shop.technician, f"{path}finish/", {"act_id": act})

    assert (again_.status_code, again_.data["state"]) == (200, "in_progress")
    assert (other.status_code, list(other.data["fields"])) == (422, ["act_id"])
