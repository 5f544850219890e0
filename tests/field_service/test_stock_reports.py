"""The figures of machines and parts against plain sums over the same rows, made by hand."""

from datetime import UTC, datetime

import pytest

from field_service.models import (
    Machine,
    MachineChange,
    MachineKind,
    PartsRequest,
    Reading,
    StockMove,
    Supplier,
)
from hub.kernel import clock
from tests.field_service.figures import HOUR, on, told, whole
from tests.field_service.store import Store

pytestmark = pytest.mark.django_db


def test_machines_that_stood_still(shop, desk, admin):
    digger, drill = known(shop, "Excavadora"), known(shop, "Perforadora")
    life(
        digger, (on(-30), "up"), (on(-1), "down"), (on(1), "up"), (on(4), "down"), (on(4, 6), "up")
    )
    life(drill, (on(-30), "up"), (on(13), "down"))
    whole(shop, 101, on(0), 9, machine=digger, source="plan")
    whole(shop, 102, on(1), 5, machine=digger)
    whole(shop, 103, on(1), 5, machine=drill)
    for before, hours, at in (
        (0, 900, on(-9)),
        (900, 950, on(2)),
        (950, 940, on(3)),
        (940, 980, on(5)),
    ):
        Reading.objects.create(
            machine=digger, before=before, hours=hours, source="staff", at=at,
            reason="Cambio" if hours < before else "",
        )  # fmt: skip

    figures, tables = told(desk, admin, "machines")

    ends = datetime(2026, 8, 17, 5, tzinfo=UTC)
    begins = datetime(2026, 8, 3, 5, tzinfo=UTC)
    still = (on(1) - begins) + 6 * HOUR + (ends - on(13))
    assert figures["failures"] == 2  # the first began before the range
    assert figures["down_hours"] == pytest.approx(still / HOUR, abs=0.01)
    assert figures["repair_p50"] == pytest.approx((48 + 6) / 2 * 3600, abs=0.01)
    up = 2 * (ends - begins) - still
    assert figures["between_hours"] == pytest.approx(up / HOUR / 2, abs=0.01)
    assert figures["attended_p50"] == 2 * 3600
    assert figures["preventive_percent"] == pytest.approx(100 / 3, abs=0.01)
    worst = tables["machines"][0]["cells"]
    assert (worst[0], worst[2], worst[6], worst[7], worst[9]) == ("Excavadora", 1, 2, 1, 90)
    assert tables["machines"][-1]["cells"][4] == pytest.approx(100, abs=0.01)


def known(shop, name):
    """Return a machine that was there before the range, and of which nothing was written yet."""
    kind, _ = MachineKind.objects.get_or_create(name="Pesada", defaults={"created_at": on(-30)})
    return Machine.objects.create(
        customer=shop.customer, made_for=shop.customer, kind=kind, name=name,
        state_since=on(-30), created_by=shop.clerk, created_at=on(-30), updated_at=on(-30),
    )  # fmt: skip


def life(machine, *states):
    for number, (at, state) in enumerate(states):
        MachineChange.objects.create(
            machine=machine, what="state" if number else "registered", after=state,
            owner=machine.customer, at=at,
        )  # fmt: skip


def test_parts_that_came_and_were_used(shop, desk, admin):
    store = Store(shop)
    part = store.part("FIL-01", reorder_point="2")
    other = store.part("ACE-02")
    for row in (part, other):
        row.created_at = on(-30)
        row.save()
    order = whole(shop, 101, on(0), 9)
    moves = (
        (part, "receive", 10, 10_000, on(-5)),
        (part, "use", -4, -4_000, on(1)),
        (part, "give_back", 1, 1_000, on(2)),
        (part, "use", -7, -7_000, on(3)),
        (part, "receive", 5, 6_000, on(6)),
        (other, "receive", 3, 900, on(-2)),
        (other, "use", -1, -300, on(4)),
        (other, "use", -1, -300, on(30)),
    )
    lies = {}
    for row, kind, quantity, value, at in moves:
        lies[row] = lies.get(row, 0) + quantity
        StockMove.objects.create(
            part=row, location=store.main, kind=kind, quantity=quantity, after=lies[row],
            value_minor=value, order=order if kind != "receive" else None, at=at,
        )  # fmt: skip
    bought(shop, (on(-10), on(0), on(1)), (on(-4), on(2), on(1)), (on(-40), on(-20), None))

    figures, tables = told(desk, admin, "parts")

    assert figures["received"] == 2
    assert (figures["lead_p50"], figures["lead_p90"]) == (8, 10)  # of 6 and 10: 8 and 9.6
    assert figures["on_time_percent"] == 50
    assert figures["used_value"]["amount"] == "103.00"
    began, ended = 10_900, 10_900 - 10_300 + 6_000
    assert figures["stock_value"]["amount"] == f"{ended / 100:.2f}"
    assert figures["turns"] == pytest.approx(10_300 * 365 / 14 / ((began + ended) / 2), abs=0.01)
    assert figures["out_days"] == 3  # the evenings of the sixth, seventh and eighth
    assert [row["cells"][0] for row in tables["used"]] == ["FIL-01", "ACE-02"]
    assert tables["used"][0]["cells"][2] == 10
    assert [row["cells"][1:4] for row in tables["suppliers"]] == [[2, 6, 10]]


def bought(shop, *purchases):
    now = clock.now()
    store = PartsRequest._meta.get_field("location").related_model.objects.first()
    seller = Supplier.objects.create(
        name="Repuestos del Sur", created_by=shop.clerk, created_at=now, updated_at=now
    )
    for number, (ordered, came, promised) in enumerate(purchases, 1):
        PartsRequest.objects.create(
            number=number, purchase_number=number, source="office", state="received",
            state_since=came, location=store, supplier=seller, currency="PEN", total_minor=0,
            ordered_at=ordered, received_at=came, promised_on=promised and promised.date(),
            created_at=ordered, updated_at=came,
        )  # fmt: skip
