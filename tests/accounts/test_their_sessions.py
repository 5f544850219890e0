"""Where people are signed in: seen and ended, by themselves and by an admin."""

import pytest

from hub.accounts import queries
from hub.accounts.operations import people
from hub.accounts.ports.personal import Subject, keepers
from hub.kernel import clock
from tests.accounts.codes import with_phone

pytestmark = pytest.mark.django_db
MINE = "/api/v1/me/sessions/"


def test_all_my_other_sign_ins_end_at_once(api, ana, luis):
    here, there, other = api(ana), api(ana), api(luis)

    assert here.delete(MINE).status_code == 204

    assert [here.get("/api/v1/me/").status_code, there.get("/api/v1/me/").status_code] == [200, 401]
    assert other.get("/api/v1/me/").status_code == 200


def test_an_admin_sees_and_ends_anothers(api, admin, ana):
    hers, boss = api(ana), api(admin)
    theirs = f"/api/v1/users/{ana.id}/sessions/"
    [one] = boss.get(theirs).json()["results"]
    assert one["current"] is False
    assert hers.get(theirs).status_code == 403

    assert boss.delete(f"{theirs}{one['id']}/").status_code == 204
    assert hers.get("/api/v1/me/").status_code == 401
    assert boss.delete(f"{theirs}{one['id']}/").status_code == 404

    again = api(ana)
    assert boss.delete(theirs).status_code == 204
    assert again.get("/api/v1/me/").status_code == 401
    own = f"/api/v1/users/{admin.id}/sessions/"
    assert boss.delete(own).status_code == 204
    assert boss.get("/api/v1/me/").status_code == 200, "not the one it was asked with"


def test_what_is_kept_about_somebody_is_told_and_forgotten(admin, ana):
    with_phone(ana)
    subject = Subject(user_id=ana.id)
    kept = {key: keeper for key, keeper in keepers if key in ("authenticators", "assignments")}

    told = {key: list(keeper.rows(subject)) for key, keeper in kept.items()}
    assert list(told["authenticators"][0]) == ["confirmed_at"]
    assert told["assignments"][0]["role"] == "advisor"
    assert kept["authenticators"].forget(subject) is None
    assert kept["assignments"].forget(subject).count == 1
    assert not queries.living_sessions(ana, at=clock.now()).exists()
    assert list(kept["authenticators"].rows(subject)) == []
    assert list(kept["assignments"].rows(Subject())) == []


def test_a_customers_sign_in_does_not_become_one_of_somebody_at_work(api, admin, rosa):
    hers = api(rosa)

    people.change(rosa, fields={"role": "advisor"}, by=admin, at=clock.now())

    assert hers.get("/api/v1/me/").status_code == 401
