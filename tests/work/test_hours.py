"""When the house is there: weeks, holidays, own days, and time that counts."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from chat.adapters.opening import OwnDay, Schedule
from chat.queries.hours import next_opening, open_at, said_opening, said_week, worked_between

LIMA = ZoneInfo("America/Lima")
DAY = [["09:00", "13:00"], ["15:00", "19:00"]]
WEEK = [DAY, DAY, DAY, DAY, DAY, [["09:00", "13:00"]], []]
PLAN = Schedule(zone=LIMA, week=WEEK, country="PE")


def lima(day, hour, minute=0, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=LIMA)


def test_open_in_each_span_to_its_very_end():
    assert PLAN.open_at(lima(20, 9)) and PLAN.open_at(lima(20, 12, 59))
    assert not PLAN.open_at(lima(20, 13)) and not PLAN.open_at(lima(20, 8, 59))
    assert PLAN.open_at(lima(20, 15)) and not PLAN.open_at(lima(22, 10))


def test_the_next_opening_passes_over_sundays_and_holidays():
    assert PLAN.next_opening(lima(20, 10)) == lima(20, 10)
    assert PLAN.next_opening(lima(20, 13, 30)) == lima(20, 15)
    assert PLAN.next_opening(lima(21, 14)) == lima(23, 9)
    # 8 and 9 December are holidays in Peru.
    assert PLAN.next_opening(lima(7, 20, month=12)) == lima(10, 9, month=12)


def test_a_holiday_may_be_worked_and_an_own_day_is_as_it_says():
    worked = Schedule(
        zone=LIMA,
        week=WEEK,
        country="PE",
        worked=frozenset({"Batalla de Ayacucho"}),
        days={date(2026, 12, 24): OwnDay(name="Nochebuena", spans=[["09:00", "12:00"]])},
    )

    assert worked.open_at(lima(9, 10, month=12)) and not worked.open_at(lima(8, 10, month=12))
    assert worked.open_at(lima(24, 11, month=12)) and not worked.open_at(lima(24, 16, month=12))
    assert [each.name for each in worked.closed_days(date(2026, 12, 1), most=2)] == [
        "Inmaculada Concepción",
        "Navidad del Señor",
    ]


def test_seconds_that_count_and_when_they_are_over():
    assert PLAN.worked_between(lima(20, 12), lima(20, 16)) == 2 * 3600
    assert PLAN.worked_between(lima(20, 18), lima(23, 10)) == (1 + 4 + 1) * 3600
    assert PLAN.worked_between(lima(20, 16), lima(20, 12)) == 0
    assert PLAN.due_after(lima(20, 18), 2 * 3600) == lima(21, 10)


def test_until_midnight_and_on_and_clocks_that_change():
    night = Schedule(zone=LIMA, week=[[["00:00", "24:00"]]] * 7)
    assert night.open_at(lima(20, 23, 59)) and night.next_opening(lima(20, 3)) == lima(20, 3)
    chile = Schedule(zone=ZoneInfo("America/Santiago"), week=[[["00:00", "24:00"]]] * 7)
    start, end = datetime(2026, 9, 5, 12, tzinfo=UTC), datetime(2026, 9, 7, 12, tzinfo=UTC)
    assert chile.worked_between(start, end) == 48 * 3600


def test_without_a_week_it_is_always_open_and_without_a_span_never():
    assert Schedule(zone=LIMA).open_at(lima(22, 3))
    shut = Schedule(zone=LIMA, week=[[["09:00", "10:00"]], *[[]] * 6], days={})
    assert shut.next_opening(lima(20, 3)) == lima(23, 9)


def test_in_a_customers_words():
    assert said_opening(PLAN, lima(20, 13, 30)) == "hoy a las 15:00"
    assert said_opening(PLAN, lima(20, 20)) == "mañana a las 09:00"
    assert said_opening(PLAN, lima(21, 14)) == "el lunes a las 09:00"
    assert said_opening(PLAN, lima(21, 14), language="en") == "Monday at 09:00"
    assert said_week(PLAN) == (
        "lunes a viernes 09:00 a 13:00 y 15:00 a 19:00; sábado 09:00 a 13:00"
    )


@pytest.mark.django_db
def test_admins_say_when_and_teams_follow_the_house(desk, admin, ana, counter):
    team = counter.team("Ventas", ana)
    body = {"zone": "America/Lima", "week": WEEK, "country": "PE", "worked": [], "days": []}

    assert open_at(team, lima(22, 3)) and next_opening(None, lima(22, 3)) == lima(22, 3)
    put = desk.call(admin, "PUT", "hours/house/", body)
    assert put.status_code == 200 and put.data["said"].startswith("lunes a viernes")
    assert (
        not open_at(team, lima(22, 3)) and worked_between(team, lima(20, 9), lima(20, 10)) == 3600
    )

    desk.call(admin, "PUT", f"hours/{team.id}/", {"week": []})
    assert open_at(team, lima(22, 3)) and len(desk.get(ana, "hours/").data) == 2
    assert desk.call(admin, "DELETE", f"hours/{team.id}/").status_code == 204
    assert not open_at(team, lima(22, 3))
    assert desk.call(ana, "PUT", "hours/house/", body).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"zone": "America/Nowhere"},
        {"week": [[]]},
        {"week": [[["13:00", "09:00"]], *[[]] * 6]},
        {"week": [[["09:00", "13:00"], ["12:00", "14:00"]], *[[]] * 6]},
        {"week": [[["9:00", "13:00"]], *[[]] * 6]},
        {"country": "XX"},
        {"days": [{"on": "2026-12-24"}, {"on": "2026-12-24"}]},
        {"days": [{"on": "2026-02-30"}]},
    ],
)
def test_hours_that_cannot_be_are_refused(desk, admin, wrong):
    assert desk.call(admin, "PUT", "hours/house/", wrong).status_code == 422


@pytest.mark.django_db
def test_holidays_of_a_country(desk, ana):
    found = desk.get(ana, "holidays/?country=PE&year=2026").data

    assert {"on": "2026-07-28", "name": "Día de la Independencia"} in found
    assert desk.get(ana, "holidays/?country=XX&year=2026").status_code == 422
    assert desk.get(ana, "holidays/?country=CO&year=2026").data[0]["name"] == "Año Nuevo"
