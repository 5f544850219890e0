"""The board of a dispatcher, and the times that are proposed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from field_service.models import Booking, HeldSkill, Order, Shift
from field_service.operations import dispatching
from field_service.queries import slots
from field_service.queries.board import board
from hub.accounts.operations import people
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.clock import iso
from tests.field_service.shop import MONDAY, again, span

pytestmark = pytest.mark.django_db
EIGHT = MONDAY - timedelta(hours=1)


def works(person, *weekdays, starts=480, ends=1080):
    for day in weekdays:
        Shift.objects.create(technician=person, weekday=day, starts=starts, ends=ends)


def proposed(row, at=EIGHT, **more):
    found = slots.propose(again(row), at=at, **more)
    return [(each.technician.username, each.span.start, each.level) for each in found.free]


def test_the_first_free_times_leave_the_way_there(shop):
    works(shop.technician, 0, 1)
    shop.assign(shop.order(), lasts=2)  # nine to eleven
    dispatching.change(fields={"travel_minutes": 30})

    free = [start for _, start, _ in proposed(shop.order(title="Otra"))]

    assert free[0] == MONDAY + timedelta(hours=2, minutes=30)
    assert free[1] == EIGHT + timedelta(days=1)
    # Its own booking is in nobody's way.
    assert proposed(Order.objects.get(title="No levanta el brazo"))[0][1] == EIGHT


def test_who_is_good_at_it_comes_first_and_who_lacks_it_is_explained(shop, teresa):
    skill = shop.asks_for("Hidráulica")
    HeldSkill.objects.create(technician=teresa, skill=skill, level=3)
    row = shop.order()

    found = slots.propose(row, at=EIGHT)

    assert [(each.technician, each.level) for each in found.free[:2]] == [
        (teresa, 3),
        (shop.technician, 0),
    ]
    assert found.free[1].doubts == {"no_skill": ["Hidráulica"]}


def test_who_may_not_go_is_not_proposed(shop):
    shop.asks_for("Licencia de grúa", hard=True)

    found = slots.propose(shop.order(), at=EIGHT)

    assert found.free == []
    assert [each.skills for each in found.left_out] == [["Licencia de grúa"]]


def test_work_longer_than_any_shift_begins_with_one(shop):
    works(shop.technician, 1, ends=720)

    found = slots.propose(shop.order(), at=EIGHT, minutes=600)

    assert found.free[0].span.start == EIGHT + timedelta(days=1)
    assert found.free[0].doubts == {"outside_shift": []}


def test_nothing_is_proposed_before_it_is_wanted(shop, desk):
    row = shop.order(
        wanted_from=MONDAY + timedelta(days=1), wanted_until=MONDAY + timedelta(days=1, hours=1)
    )
    assert proposed(row)[0][1] == MONDAY + timedelta(days=1)
    answer = desk.get(shop.clerk, f"service-orders/{row.id}/slots/?minutes=60")
    assert answer.data["minutes"] == 60
    assert desk.get(shop.technician, f"service-orders/{row.id}/slots/").status_code == 403


def test_the_most_urgent_waits_first_and_late_stays_late(shop, desk):
    names = {"tarde": -1, "pronto": 1, "lejos": 400, "nunca": None}
    now = clock.now()
    for title, hours in names.items():
        row = shop.order(title=title)
        due = None if hours is None else now + timedelta(hours=hours)
        Order.objects.filter(id=row.id).update(
            finish_by=due, answer_by=None, created_at=now - timedelta(hours=10)
        )

    queue = desk.get(shop.clerk, "dispatch/").data["queue"]

    assert [(each["title"], each["risk"]) for each in queue] == [
        ("tarde", "late"),
        ("pronto", "soon"),
        ("lejos", "calm"),
        ("nunca", "none"),
    ]


def test_a_lane_says_what_is_booked_and_what_is_left(shop, desk):
    works(shop.technician, 0, ends=720)
    works(shop.technician, 0, starts=780, ends=1020)
    shop.assign(shop.order(), lasts=2)

    lane = desk.get(shop.clerk, "dispatch/?on=2026-11-23").data["lanes"][0]

    assert (lane["booked_minutes"], lane["available_minutes"]) == (120, 480)
    assert len(lane["shifts"]) == 2
    assert desk.get(shop.clerk, "dispatch/?since=2026-11-23&until=2026-12-06").status_code == 200
    assert desk.get(shop.clerk, "dispatch/?since=2026-11-23&until=2026-12-07").status_code == 422
    assert desk.get(shop.technician, "dispatch/").status_code == 403


def test_forty_technicians_cost_what_one_costs(shop):
    def asked():
        with CaptureQueriesContext(connection) as made:
            found = board(span(0, 12), at=MONDAY)
            slots.propose(row, at=EIGHT)
        return found, len(made)

    row = again(shop.order())
    row.kind  # noqa: B018 - read before it is counted
    one = asked()[1]
    crew = [people.add(username=f"tec{n}", role=Role.TECHNICIAN) for n in range(39)]
    now = clock.now()
    rows = Order.objects.bulk_create(
        Order(number=1000 + n, customer=shop.customer, made_for=shop.customer, kind=shop.kind,
              source="staff", title=f"Orden {n}", place="Taller", state_since=now, version=1,
              state="assigned" if n < 250 else "requested",
              created_by=shop.clerk, created_at=now, updated_at=now)
        for n in range(500)
    )  # fmt: skip
    Booking.objects.bulk_create(
        Booking(order=each, technician=crew[n % 39], created_by=shop.clerk, created_at=now,
                starts_at=span(n // 39, 1).start, ends_at=span(n // 39, 1).end)
        for n, each in enumerate(rows[:250])
    )  # fmt: skip

    found, many = asked()

    assert many <= one + 1 <= 20  # one more where somebody is booked at all
    assert sum(len(lane.bookings) for lane in found.roster.lanes) == 250
    assert (len(found.queue), found.waiting) == (200, 251)


def test_the_most_urgent_waits_first(shop):
    def waits(title, made, answer, finish, state="requested"):
        row = shop.order(title=title)
        hour = timedelta(hours=1)
        Order.objects.filter(id=row.id).update(
            state=state,
            created_at=EIGHT - made * hour,
            answer_by=answer and EIGHT + answer * hour,
            finish_by=finish and EIGHT + finish * hour,
        )

    waits("never", 5, None, None)
    waits("calm", 1, None, 9)
    waits("soon", 8, 2, 20)
    waits("late", 8, -1, 20)
    waits("later", 9, None, -3)
    waits("answered", 8, -5, 40, "cannot_complete")

    shown = board(span(), at=EIGHT)

    titles = [row.title for row in shown.queue]
    assert titles == ["later", "late", "soon", "answered", "calm", "never"]
    assert shown.waiting == 6


def test_the_board_says_when_who_left_arrives(desk, shop):
    row = shop.order()
    shop.assign(row)

    def arrival():
        lanes = desk.get(shop.clerk, f"dispatch/?on={MONDAY:%Y-%m-%d}").data["lanes"]
        return [each["eta_at"] for lane in lanes for each in lane["bookings"]]

    assert arrival() == [None]
    body = {"eta_minutes": 30}
    left = desk.post(shop.technician, f"service-orders/{row.id}/depart/", body)
    assert left.status_code == 200
    step = again(row).steps.get(what="depart")
    assert arrival() == [iso(step.eta_at)]
    desk.post(shop.technician, f"service-orders/{row.id}/start/", {})
    assert arrival() == [None]
