"""An admin makes and changes people; the rest see what they may."""

import pytest
from django.core.management import call_command

from hub.accounts.models import User
from hub.kernel import clock

pytestmark = pytest.mark.django_db
USERS = "/api/v1/users/"
NEW = {"username": "nora", "role": "advisor", "first_name": "Nora", "password": "a long secret 1"}


def test_the_first_admin_comes_from_the_command_line_and_makes_an_advisor(api, monkeypatch, client):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "from the command line")
    call_command("createsuperuser", username="boss", interactive=False, verbosity=0)
    boss = User.objects.get(username="boss")
    assert (boss.role, boss.is_staff) == ("admin", True)
    made = api(boss).post(USERS, NEW)
    assert made.status_code == 201
    login = {"username": "nora", "password": NEW["password"]}
    answer = client.post("/api/v1/auth/login/", login, content_type="application/json")
    assert answer.json()["user"]["role"] == "advisor"


@pytest.mark.parametrize(
    ("change", "status", "field"),
    [
        ({"username": "NORA"}, 409, None),
        ({"username": "n"}, 422, "username"),
        ({"username": "no\u202era"}, 422, "username"),
        ({"role": "bot"}, 422, "role"),
        ({"role": "king"}, 422, "role"),
        ({"password": "short"}, 422, "password"),
        ({"password": "x" * 129}, 422, "password"),
        ({"email": "nobody"}, 422, "email"),
        ({"is_superuser": True}, 400, "is_superuser"),
        ({"balance": "9"}, 400, "balance"),
    ],
)
def test_what_a_new_person_may_not_be(api, admin, change, status, field):
    admin_api = api(admin)
    assert admin_api.post(USERS, NEW).status_code == 201
    answer = admin_api.post(USERS, {**NEW, "username": "other", **change})
    assert answer.status_code == status
    assert field is None or field in answer.json()["fields"]
    assert User.objects.filter(role="advisor").count() == 1


@pytest.mark.parametrize("field", ["role", "is_staff", "is_active", "balance", "email", "username"])
def test_nobody_raises_themselves(api, ana, field):
    answer = api(ana).patch("/api/v1/me/", {field: "admin"})
    assert answer.status_code == 400
    ana.refresh_from_db()
    assert ana.role == "advisor"


def test_own_name_and_language(api, ana):
    answer = api(ana).patch("/api/v1/me/", {"first_name": "Anita", "language": "en"})
    assert (answer.json()["name"], answer.json()["language"]) == ("Anita Torres", "en")
    assert api(ana).patch("/api/v1/me/", {"language": "tlh"}).status_code == 422
    assert api(ana).patch("/api/v1/me/", {"first_name": "a\nb"}).status_code == 422


def test_the_last_admin_stays(api, admin, ana):
    mine = f"{USERS}{admin.id}/"
    assert api(admin).patch(mine, {"role": "advisor"}).status_code == 403
    assert api(admin).patch(mine, {"is_active": False}).status_code == 403
    assert api(admin).patch(mine, {"role": "admin", "phone": "+51 999 888 777"}).status_code == 200


def test_colleagues_are_cards_and_customers_see_nobody(api, admin, ana, luis, rosa):
    shown = api(ana).get(USERS, {"staff": "true"}).json()["results"]
    assert {each["name"] for each in shown} == {"Alma Prado", "Ana Torres", "Luis Ramos"}
    card = {"id", "name", "role", "username", "status", "quiet_until"}
    card |= {"availability", "presence"}
    assert {frozenset(each) for each in shown} == {frozenset(card)}
    assert api(rosa).get(USERS).status_code == 403
    assert api(ana).post(USERS, NEW).status_code == 403
    assert api(ana).get(f"{USERS}{rosa.id}/").status_code == 403


def test_the_list_pages_and_searches(api, admin, ana, luis, carla):
    first = api(admin).get(USERS, {"limit": 2}).json()
    assert [each["username"] for each in first["results"]] == ["admin", "ana"]
    second = api(admin).get(USERS, {"limit": 2, "cursor": first["next"]}).json()
    assert [each["username"] for each in second["results"]] == ["carla", "luis"]
    assert second["next"] is None
    assert [p["username"] for p in api(admin).get(USERS, {"q": "torres"}).json()["results"]] == [
        "ana"
    ]
    for bad in ("x", "WyJuIiwgMV0", "%00", first["next"][:-3]):
        assert api(admin).get(USERS, {"cursor": bad}).status_code in (200, 400)
    assert api(admin).get(USERS, {"limit": "0"}).status_code == 400
    assert api(admin).get(USERS, {"limit": "201"}).status_code == 400


def test_cursors_of_another_list_are_refused(api, admin, ana):
    foreign = api(admin).get(USERS, {"limit": 1}).json()["next"]
    assert api(admin).get("/api/v1/me/sessions/", {"cursor": foreign}).status_code == 400


def test_names_are_unique_whatever_the_case(db):
    from hub.accounts.operations import people

    people.add(username="Zoe", role="customer")
    with pytest.raises(people.UsernameTaken):
        people.add(username="zOE", role="customer")


def test_deactivating_twice_is_harmless(admin, ana):
    from hub.accounts.operations import people

    for _ in range(2):
        assert not people.deactivate(ana, by=admin, at=clock.now()).is_active
