"""What somebody may do follows where they work, from the day on that says so."""

from datetime import timedelta

import pytest

from hub.accounts.models import Area, Assignment, Position, Team, User
from hub.accounts.operations import assignments, people
from hub.accounts.operations.history import Work
from hub.accounts.tasks import settle_assignments
from hub.kernel import clock, home

pytestmark = pytest.mark.django_db


def door(user, rest="assignments/"):
    return f"/api/v1/users/{user.id}/{rest}"


def day(days=0):
    return home.today(clock.now()) + timedelta(days=days)


def wait(user, days):
    """Let days go by for one person."""
    back = timedelta(days=days)
    for row in Assignment.objects.filter(user=user).order_by("starts_on"):
        ends = row.ends_on - back if row.ends_on else None
        Assignment.objects.filter(id=row.id).update(starts_on=row.starts_on - back, ends_on=ends)
    fresh = User.objects.get(id=user.id)
    if fresh.settle_on:
        User.objects.filter(id=user.id).update(settle_on=fresh.settle_on - back)


def now(user):
    return User.objects.select_related("area", "position").get(id=user.id)


def test_a_change_of_today_counts_from_the_next_request(api, admin, ana):
    hers = api(ana)
    area = Area.objects.create(name="Servicio")
    body = {"role": "technician", "area": str(area.id), "starts_on": day().isoformat()}
    assert hers.get("/api/v1/takers/").status_code == 200

    made = api(admin).post(door(ana), {**body, "note": "Quiso salir al campo"})

    assert made.status_code == 201 and made.json()["when"] == "now"
    assert hers.get("/api/v1/takers/").status_code == 403
    assert (now(ana).role, now(ana).area) == ("technician", area)
    told = api(admin).get(door(ana)).json()["results"]
    assert [(row["role"], row["when"]) for row in told] == [
        ("technician", "now"),
        ("advisor", "past"),
    ]
    assert told[1]["ends_on"] == told[0]["starts_on"] and told[0]["by"]["name"] == "Alma Prado"


def test_a_change_of_a_day_to_come_waits_for_it(api, admin, ana):
    body = {"role": "clerk", "starts_on": day(3).isoformat()}
    assert api(admin).post(door(ana), body).json()["when"] == "planned"

    settle_assignments()
    assert now(ana).role == "advisor"
    wait(ana, 3)
    settle_assignments()

    assert now(ana).role == "clerk" and now(ana).settle_on is None


def test_what_was_planned_can_be_taken_back(api, admin, ana):
    planned = api(admin).post(door(ana), {"role": "clerk", "starts_on": day(3).isoformat()}).json()

    assert api(admin).delete(door(ana, f"assignments/{planned['id']}/")).status_code == 204
    wait(ana, 3)
    settle_assignments()

    assert now(ana).role == "advisor"
    [only] = api(admin).get(door(ana)).json()["results"]
    assert only["ends_on"] is None
    begun = api(admin).delete(door(ana, f"assignments/{only['id']}/"))
    assert begun.json()["code"] == "not_planned"


def test_an_area_brings_its_team_and_takes_it_along(admin, ana):
    sales, help_desk = (Team.objects.create(name=name) for name in ("Ventas", "Soporte"))
    first, second = (Area.objects.create(name=team.name, team=team) for team in (sales, help_desk))
    at = clock.now()

    for area, team in ((first, sales), (second, help_desk)):
        assignments.assign(ana, Work(role="advisor", area=area), starts_on=day(), by=admin, at=at)
        assert list(now(ana).teams.all()) == [team]

    assignments.assign(ana, Work(role="technician", area=second), starts_on=day(), by=admin, at=at)
    assert list(now(ana).teams.all()) == []


def test_the_end_of_somebodys_work_ends_everything_at_once(api, admin, ana):
    hers = api(ana)
    ended = api(admin).post(door(ana, "end/"), {"on": day().isoformat(), "note": "Se muda"})

    assert ended.status_code == 200 and ended.json()["is_active"] is False
    assert hers.get("/api/v1/me/").status_code == 401
    [row] = api(admin).get(door(ana)).json()["results"]
    assert (row["when"], row["note"]) == ("past", "Se muda")
    again = api(admin).post(door(ana, "end/"), {"on": day().isoformat()})
    assert again.json()["code"] == "already_gone"
    assert api(admin).post(door(ana, "stay/"), {}).json()["is_active"] is True
    assert [r["when"] for r in api(admin).get(door(ana)).json()["results"]] == ["now", "past"]


def test_an_end_to_come_comes_or_is_taken_back(api, admin, ana, luis):
    for somebody in (ana, luis):
        answer = api(admin).post(door(somebody, "end/"), {"on": day(5).isoformat()})
        assert answer.json()["is_active"] is True
    assert api(admin).post(door(luis, "stay/"), {}).status_code == 200
    assert api(admin).post(door(luis, "stay/"), {}).json()["code"] == "already_here"

    for somebody in (ana, luis):
        wait(somebody, 5)
    settle_assignments()

    assert (now(ana).is_active, now(luis).is_active) == (False, True)


def test_what_may_not_be_said(api, admin, ana, rosa):
    today = {"role": "advisor", "starts_on": day().isoformat()}
    hers = api(admin)
    assert api(ana).post(door(ana), today).status_code == 403
    assert hers.post(door(rosa), today).status_code == 422
    assert hers.post(door(ana), {**today, "starts_on": day(-1).isoformat()}).status_code == 422
    assert hers.post(door(ana), {**today, "starts_on": day(400).isoformat()}).status_code == 422
    assert hers.post(door(ana), {**today, "role": "customer"}).status_code == 422
    assert hers.post(door(ana), {**today, "area": str(ana.id)}).status_code == 422
    assert hers.post(door(admin), today).status_code == 403
    assert hers.post(door(admin, "end/"), {"on": day().isoformat()}).status_code == 403


def test_the_last_admin_stays_even_where_a_day_says_otherwise(admin, ana):
    other = people.add(username="otra", role="admin")
    at = clock.now()
    assignments.end(other, on=day(2), note="", by=admin, at=at)
    people.change(admin, fields={"role": "advisor"}, by=other, at=at)
    wait(other, 2)

    settle_assignments()

    assert now(other).is_active, "the house would be left alone"


def test_a_role_given_directly_leaves_its_day_as_well(admin, ana):
    people.change(ana, fields={"role": "clerk"}, by=admin, at=clock.now())

    rows = list(ana.assignments.order_by("created_at").values_list("role", "ends_on"))
    assert rows == [("advisor", day()), ("clerk", None)]


def test_lists_of_areas_and_positions(api, admin, ana):
    hers = api(admin)
    made = hers.post("/api/v1/areas/", {"name": "Ventas"}).json()
    assert hers.post("/api/v1/areas/", {"name": "VENTAS"}).json()["code"] == "place_name_taken"
    position = hers.post("/api/v1/positions/", {"name": "Jefa", "role": "advisor"}).json()
    assert hers.post("/api/v1/positions/", {"name": "Rey", "role": "customer"}).status_code == 422
    assert api(ana).post("/api/v1/areas/", {"name": "Mía"}).status_code == 403
    assert [row["name"] for row in api(ana).get("/api/v1/areas/").json()["results"]] == ["Ventas"]

    body = {"role": "advisor", "starts_on": day().isoformat(), "area": made["id"]}
    hers.post(door(ana), body)
    in_use = hers.delete(f"/api/v1/areas/{made['id']}/")
    assert (in_use.status_code, in_use.json()["code"]) == (409, "place_in_use")
    renamed = hers.patch(f"/api/v1/areas/{made['id']}/", {"name": "Comercial"}).json()
    assert renamed["name"] == "Comercial"
    assert hers.delete(f"/api/v1/positions/{position['id']}/").status_code == 204
    assert Position.objects.count() == 0


def test_the_list_of_people_narrows(api, admin, ana, luis, rosa):
    area = Area.objects.create(name="Ventas")
    assignments.assign(
        ana, Work(role="advisor", area=area), starts_on=day(), by=admin, at=clock.now()
    )
    people.deactivate(luis, by=admin, at=clock.now())

    def names(**asked):
        found = api(admin).get("/api/v1/users/", asked).json()["results"]
        return [row["username"] for row in found]

    assert names(area=str(area.id)) == ["ana"]
    assert names(role="advisor") == ["ana", "luis"]
    assert names(role="advisor", active="true") == ["ana"]
    assert names(active="false") == ["luis"]
    assert names(role="staff") == ["admin", "ana", "luis"]
    assert names(staff="true", q="ana") == ["ana"]
    assert api(admin).get("/api/v1/users/", {"role": "king"}).status_code == 422
    assert api(admin).get("/api/v1/users/", {"area": "x"}).status_code == 422
