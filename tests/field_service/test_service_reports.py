"""The figures of orders and technicians against plain sums over the same rows, made by hand."""

from statistics import median
from uuid import uuid4

import pytest

from field_service.models import OrderStep, Shift
from hub.accounts.operations import people
from hub.accounts.roles import Role
from tests.field_service.figures import answered, made, on, ran, sent, told, whole

pytestmark = pytest.mark.django_db


def test_what_the_house_writes_down_is_what_is_counted(shop, desk, admin):
    for title in ("Fuga de aceite", "No arranca"):
        shop.order(title)
    shop.move(shop.order("Ruido en la bomba"), "cancel", by=shop.clerk, reason="Ya no")

    answer = desk.get(admin, "reports/orders/?preset=today").data

    states = next(each["rows"] for each in answer["tables"] if each["key"] == "states")
    assert [row["cells"][:3] for row in states if any(row["cells"][1:3])] == [
        ["Solicitada", 2, 1],
        ["Anulada", 1, 0],
    ]


def test_orders_are_counted_in_the_range_they_happened_in(shop, desk, admin):
    early = whole(shop, 101, on(-20), 24)  # done before the range
    late = whole(shop, 102, on(0), 10, due=on(0, 8))
    good = whole(shop, 103, on(1), 30, due=on(4))
    long = whole(shop, 104, on(2), 50)
    made(shop, 105, [(on(3), "requested", "requested")])
    made(shop, 106, [(on(-3), "requested", "requested"), (on(5), "cancel", "cancelled")])
    made(shop, 107, [(on(-9), "requested", "requested"), (on(-8), "schedule", "scheduled")])
    made(shop, 108, [(on(6), "requested", "requested")], earlier=good, source="return")
    made(shop, 109, [(on(20), "requested", "requested")])  # after it
    answered(good, 5, on(4))
    answered(long, 2, on(6))
    answered(early, 1, on(-15))

    figures, tables = told(desk, admin, "orders")

    cycles = [10, 30, 50]
    assert figures["created"] == 5
    assert figures["done"] == 3
    assert figures["cancelled"] == 1
    assert figures["cycle_p50"] == median(cycles) * 3600
    assert figures["cycle_mean"] == pytest.approx(sum(cycles) / 3 * 3600, abs=0.01)
    assert figures["on_time_percent"] == 50  # `late` was not, `long` has nothing due
    assert figures["first_fix_percent"] == pytest.approx(200 / 3, abs=0.01)
    assert figures["callbacks"] == 1
    assert figures["backlog"] == 3  # 105, 107, 108
    assert (figures["answers"], figures["satisfied_percent"]) == (2, 50)
    states = {row["link"].split("=")[1]: row["cells"][1:3] for row in tables["states"]}
    assert states["done"] == [4, 0]
    assert states["requested"] == [2, 4]  # left: three that were done, one cancelled
    assert states["assigned"] == [0, 3]
    first = tables["standing"][0]["cells"]
    assert first[0] == "2026-08-03" and sum(first[1:]) == 4  # 101, 102, 106, 107
    assert late.state == "done"


def test_a_reopened_order_keeps_the_time_it_was_first_done(shop, desk, admin):
    row = whole(shop, 101, on(0), 4)
    OrderStep.objects.create(
        order=row, what="reopen", before="done", after="in_progress", happened_at=on(3),
        created_at=on(3),
    )  # fmt: skip
    row.state, row.state_since = "in_progress", on(3)
    row.save()

    figures, _ = told(desk, admin, "orders")

    assert (figures["done"], figures["backlog"]) == (1, 1)
    assert figures["cycle_p50"] == 4 * 3600


def test_hours_of_technicians_are_counted_once_and_inside_the_range(shop, desk, admin, teresa):
    tomas = shop.technician
    for weekday in range(5):
        Shift.objects.create(technician=tomas, weekday=weekday, starts=8 * 60, ends=16 * 60)
    first, second = whole(shop, 101, on(0), 10), whole(shop, 102, on(1), 10)
    sent(first, tomas, on(0))
    sent(second, tomas, on(1))
    sent(second, teresa, on(1))
    freed = sent(first, teresa, on(5))
    freed.released_at = on(0, 5)  # before it was done
    freed.save()
    ran(first, tomas, "travel", on(0), 1)
    ran(first, tomas, "work", on(0, 1), 4)
    ran(second, tomas, "work", on(0, 2), 2)  # inside the one before: counts once
    ran(second, tomas, "work", on(1, 7), 3)  # two hours after the shift
    ran(second, teresa, "work", on(-1), 10)  # the day before the range
    ran(second, tomas, "pause", on(2), 8)
    answered(second, 5, on(3))

    figures, tables = told(desk, admin, "technicians")

    assert figures["work_hours"] == 4 + 3
    rows = {row["cells"][0]: row["cells"] for row in tables["technicians"]}
    mine = rows[tomas.name]
    assert mine[1:4] == [7, 1, 10 * 8 - off_hours()]
    assert mine[4] == pytest.approx(7 / (80 - off_hours()) * 100, abs=0.01)
    assert (mine[5], mine[6]) == (2, 2)
    assert (mine[7], mine[8], mine[9]) == (1, 1, 100)
    hers = rows[teresa.name]
    assert (hers[1], hers[5], hers[6]) == (0, 0, 1)
    assert figures["jobs"] == 2
    assert figures["travel_percent"] == pytest.approx(1 / 8 * 100, abs=0.01)
    assert figures["revenue_per_hour"] is None


def off_hours():
    """The sixth of August is a holiday of Peru: a Thursday of eight hours."""
    return 8


def test_a_technician_sees_their_own_hours(shop, desk, teresa):
    ran(whole(shop, 101, on(0), 10), teresa, "work", on(0), 3)

    figures, tables = told(desk, shop.technician, "technicians")

    assert figures["work_hours"] == 0 and len(tables["technicians"]) == 1
    assert told(desk, teresa, "technicians")[0]["work_hours"] == 3
    assert desk.get(teresa, "reports/orders/").status_code == 404


def test_who_sees_them(shop, desk, ana, rosa):
    advisor, customer = ana, rosa
    supplier = people.add(username=f"s{uuid4().hex[:6]}", role=Role.SUPPLIER)
    for who in (advisor, customer, supplier, None):
        for key in ("orders", "technicians", "machines", "parts"):
            assert desk.get(who, f"reports/{key}/").status_code in (401, 403, 404)


def test_an_order_is_of_who_did_it_not_of_who_was_freed(shop, desk, admin, teresa):
    row = whole(shop, 101, on(0), 10)
    sent(row, teresa, on(0))
    freed = sent(row, shop.technician, on(0))
    freed.released_at = on(0, 1)
    freed.save()

    assert told(desk, admin, "orders", f"&person={teresa.id}")[0]["done"] == 1
    assert told(desk, admin, "orders", f"&person={shop.technician.id}")[0]["done"] == 0
