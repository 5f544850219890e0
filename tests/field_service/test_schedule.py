"""Skills, weeks and absences of technicians, over HTTP."""

from datetime import date, timedelta

import pytest

from field_service.models import HeldSkill
from field_service.operations.orders import booking
from field_service.operations.people import expiring
from field_service.queries.deadlines import due_after
from field_service.types import OrderState
from hub.kernel import clock
from hub.kernel.home import start_of, today
from tests.field_service.shop import MONDAY, again

pytestmark = pytest.mark.django_db


def iso(at):
    return at.isoformat().replace("+00:00", "Z")


def away(desk, shop, start, hours, **more):
    body = {"kind": "sick", "starts_at": iso(start), "ends_at": iso(start + timedelta(hours=hours))}
    return desk.post(shop.clerk, f"technicians/{shop.technician.id}/absences/", {**body, **more})


def test_a_technician_gets_skills_that_end(desk, shop):
    crane = desk.post(shop.clerk, "skills/", {"name": "Licencia de grúa"}).data
    path = f"technicians/{shop.technician.id}/skills/"
    held = [{"skill": crane["id"], "level": 3, "expires_on": "2020-01-31"}]

    answer = desk.call(shop.clerk, "PUT", path, {"skills": held})

    assert answer.status_code == 200
    assert answer.data[0]["expired"] is True
    assert answer.data[0]["level"] == 3
    assert desk.get(shop.technician, path).data == answer.data
    twice = desk.call(shop.clerk, "PUT", path, {"skills": held * 2})
    assert (twice.status_code, list(twice.data["fields"])) == (422, ["skills"])
    assert desk.call(shop.clerk, "PUT", path, {"skills": []}).data == []


def test_a_skill_of_a_name_is_there_once(desk, shop):
    made = desk.post(shop.clerk, "skills/", {"name": "Hidráulica"}).data
    again_ = desk.post(shop.clerk, "skills/", {"name": "hidráulica"})
    assert (again_.status_code, again_.data["code"]) == (409, "skill_taken")

    put_away = desk.patch(shop.clerk, f"skills/{made['id']}/", {"archived": True})

    assert put_away.data["archived_at"] is not None
    assert desk.patch(shop.technician, f"skills/{made['id']}/", {"name": "x"}).status_code == 403


def test_a_week_is_written_whole(desk, shop):
    path = f"technicians/{shop.technician.id}/shifts/"
    night = [
        {"weekday": 0, "starts": "22:00", "ends": "24:00"},
        {"weekday": 1, "starts": "00:00", "ends": "06:00"},
    ]

    assert desk.call(shop.clerk, "PUT", path, {"shifts": night}).data == night

    for shifts in (
        [{"weekday": 0, "starts": "09:00", "ends": "08:00"}],
        [night[0], {"weekday": 0, "starts": "23:00", "ends": "23:30"}],
    ):
        refused = desk.call(shop.clerk, "PUT", path, {"shifts": shifts})
        assert (refused.status_code, list(refused.data["fields"])) == (422, ["shifts"])
    assert desk.get(shop.technician, path).data == night


def test_a_shift_goes_on_after_midnight(desk, shop):
    path = f"technicians/{shop.technician.id}/shifts/"
    night = [
        {"weekday": 0, "starts": "22:00", "ends": "24:00"},
        {"weekday": 1, "starts": "00:00", "ends": "06:00"},
    ]
    desk.call(shop.clerk, "PUT", path, {"shifts": night})
    row = shop.order()

    # Eleven at night to three in the morning, Lima's time.
    assert shop.assign(row, hours=14, lasts=4).state == OrderState.ASSIGNED


def test_away_is_refused_while_somebody_waits(desk, shop):
    row = shop.order()
    shop.assign(row)

    refused = away(desk, shop, MONDAY, 4)

    assert (refused.status_code, refused.data["code"]) == (409, "booked")
    assert [each["name"] for each in refused.data["fields"]["orders"]] == [again(row).label]
    assert desk.get(shop.clerk, f"technicians/{shop.technician.id}/absences/").data["results"] == []

    said = away(desk, shop, MONDAY, 4, anyway=True, note="Gripe")

    assert [each["id"] for each in said.data["orders"]] == [str(row.id)]
    board = desk.get(shop.clerk, "dispatch/?on=2026-11-23").data
    assert board["lanes"][0]["bookings"][0]["away"] is True


def test_only_the_office_says_who_is_away(desk, shop, ana, teresa):
    path = f"technicians/{shop.technician.id}/absences/"
    made = away(desk, shop, MONDAY, 8).data
    body = {"kind": "sick", "starts_at": iso(MONDAY), "ends_at": iso(MONDAY + timedelta(hours=1))}

    assert desk.post(shop.technician, path, body).status_code == 403
    assert [each["id"] for each in desk.get(shop.technician, path).data["results"]] == [made["id"]]
    assert desk.get(teresa, path).status_code == 404
    assert desk.get(ana, path).status_code == 200
    assert desk.call(shop.clerk, "DELETE", f"{path}{made['id']}/").status_code == 204
    assert desk.call(shop.clerk, "DELETE", f"{path}{made['id']}/").status_code == 404


def test_a_holiday_is_doubted(shop):
    row = shop.order()
    christmas = (date(2026, 12, 25) - today(MONDAY)).days * 24

    with pytest.raises(booking.Doubtful) as doubt:
        shop.assign(row, hours=christmas)
    assert doubt.value.fields["doubts"] == {"day_off": ["Navidad del Señor"]}

    assert shop.assign(row, hours=christmas, overruled="Emergencia").state == OrderState.ASSIGNED


def test_a_holiday_does_not_count_towards_a_deadline(shop):
    eve = start_of(date(2026, 12, 24)) + timedelta(hours=12)

    assert due_after(eve, 2 * 1440) == eve + timedelta(days=3)
    assert due_after(eve, 60) == eve + timedelta(hours=1)
    assert due_after(eve, None) is None


def test_the_office_hears_once_of_a_licence_that_ends(desk, shop):
    skill = shop.asks_for("Licencia de grúa")
    HeldSkill.objects.create(
        technician=shop.technician, skill=skill, expires_on=today(clock.now()) + timedelta(days=5)
    )

    assert [expiring.warn(at=clock.now()) for _ in range(2)] == [1, 0]

    found = desk.get(shop.clerk, "skills/expiring/").data
    assert [(each["skill"]["name"], each["expired"]) for each in found] == [
        ("Licencia de grúa", False)
    ]
    HeldSkill.objects.update(expires_on=today(clock.now()) + timedelta(days=6))
    assert expiring.warn(at=clock.now()) == 1
