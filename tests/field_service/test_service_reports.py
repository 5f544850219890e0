"""The figures of service against plain sums over the same rows, made by hand."""

from datetime import UTC, datetime, timedelta
from statistics import median
from uuid import uuid4

import pytest

from field_service.models import (
    Booking,
    MachineChange,
    Order,
    OrderStep,
    OrderSurvey,
    PartsRequest,
    Reading,
    Shift,
    StockMove,
    Supplier,
    TimeLog,
)
from hub.accounts.operations import people
from hub.accounts.roles import Role
from hub.kernel import clock
from tests.field_service.store import Store

pytestmark = pytest.mark.django_db
# A Monday in Lima; the range asked for is this week and the next.
DAY = datetime(2026, 8, 3, 13, tzinfo=UTC)  # eight in the morning
RANGE = "since=2026-08-03&until=2026-08-16"
HOUR = timedelta(hours=1)


def on(day, hour=0.0):
    return DAY + timedelta(days=day, hours=hour)


def made(shop, number, moves, *, due=None, **fields):
    """Return an order that took these steps: (instant, what, state it led to)."""
    done = [at for at, what, _ in moves if what == "finish"]
    row = Order.objects.create(
        number=number, customer=shop.customer, made_for=shop.customer, kind=shop.kind,
        source=fields.pop("source", "staff"), title="Trabajo", place="Taller",
        state=moves[-1][2], state_since=moves[-1][0], created_by=shop.clerk, finish_by=due,
        done_at=done[0] if done else None, created_at=moves[0][0], updated_at=moves[-1][0],
        **fields,
    )  # fmt: skip
    before = ""
    for at, what, state in moves:
        OrderStep.objects.create(
            order=row, what=what, before=before, after=state, happened_at=at, created_at=at
        )
        before = state
    return row


def sent(row, technician, start, lasts=2):
    return Booking.objects.create(
        order=row, technician=technician, starts_at=start, ends_at=start + lasts * HOUR,
        created_by=row.created_by, created_at=row.created_at,
    )  # fmt: skip


def ran(row, technician, kind, start, hours):
    TimeLog.objects.create(
        order=row, technician=technician, kind=kind, started_at=start,
        ended_at=start + hours * HOUR,
    )  # fmt: skip


def answered(row, score, at):
    OrderSurvey.objects.create(
        order=row, state="answered", due_at=at, score=score, answered_at=at, created_at=at
    )


def told(desk, who, key, more=""):
    answer = desk.get(who, f"reports/{key}/?preset=custom&{RANGE}{more}")
    assert answer.status_code == 200, answer.data
    figures = {each["key"]: each["value"] for each in answer.data["figures"]}
    tables = {each["key"]: each["rows"] for each in answer.data["tables"]}
    return figures, tables


def whole(shop, number, start, hours, *, due=None, **fields):
    """Return an order asked for at `start` and done so many hours later."""
    end = start + timedelta(hours=hours)
    moves = [
        (start, "requested", "requested"),
        (start + HOUR, "assign", "assigned"),
        (start + 2 * HOUR, "start", "in_progress"),
        (end, "finish", "done"),
    ]
    return made(shop, number, moves, due=due, **fields)


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
    assert figures["cycle_mean"] == pytest.approx(sum(cycles) / 3 * 3600)
    assert figures["on_time_percent"] == 50  # `late` was not, `long` has nothing due
    assert figures["first_fix_percent"] == pytest.approx(200 / 3)
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
    freed.released_at = on(2)
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
    assert mine[4] == pytest.approx(7 / (80 - off_hours()) * 100)
    assert (mine[5], mine[6]) == (2, 2)
    assert (mine[7], mine[8], mine[9]) == (1, 1, 100)
    hers = rows[teresa.name]
    assert (hers[1], hers[5], hers[6]) == (0, 0, 1)
    assert figures["jobs"] == 2
    assert figures["travel_percent"] == pytest.approx(1 / 8 * 100)
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


def test_machines_that_stood_still(shop, desk, admin):
    digger, drill = shop.machine("Excavadora"), shop.machine("Perforadora")
    for row in (digger, drill):
        row.created_at = on(-30)
        row.save()
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
    assert figures["down_hours"] == pytest.approx(still / HOUR)
    assert figures["repair_p50"] == pytest.approx((48 + 6) / 2 * 3600)
    up = 2 * (ends - begins) - still
    assert figures["between_hours"] == pytest.approx(up / HOUR / 2)
    assert figures["attended_p50"] == 2 * 3600
    assert figures["preventive_percent"] == pytest.approx(100 / 3)
    worst = tables["machines"][0]["cells"]
    assert (worst[0], worst[2], worst[6], worst[7], worst[9]) == ("Excavadora", 1, 2, 1, 90)
    assert tables["machines"][-1]["cells"][4] == pytest.approx(100)


def life(machine, *states):
    MachineChange.objects.filter(machine=machine).delete()
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
    assert (figures["lead_p50"], figures["lead_p90"]) == (6, 10)
    assert figures["on_time_percent"] == 50
    assert figures["used_value"] == 10_300
    began, ended = 10_900, 10_900 - 10_300 + 6_000
    assert figures["stock_value"] == ended
    assert figures["turns"] == pytest.approx(10_300 * 365 / 14 / ((began + ended) / 2))
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


def test_who_sees_them(shop, desk, ana, rosa):
    advisor, customer = ana, rosa
    supplier = people.add(username=f"s{uuid4().hex[:6]}", role=Role.SUPPLIER)
    for who in (advisor, customer, supplier, None):
        for key in ("orders", "technicians", "machines", "parts"):
            assert desk.get(who, f"reports/{key}/").status_code in (401, 403, 404)
