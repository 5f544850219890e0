"""Promises: the next deadline on the row, warned of, broken, kept, paused; once each."""

from datetime import datetime, timedelta

import pytest

from chat.models import SlaAlert
from chat.operations import sla
from chat.operations.settings import set_hours
from hub.reports.models import Notification
from tests.chat.doors import door, say
from tests.work.house import POLICIES, RULES, later, made, works

pytestmark = pytest.mark.django_db


@pytest.fixture
def policy(api, admin):
    def make(**more):
        body = {"name": "Estándar", "first_minutes": 30, "next_minutes": 15, **more}
        return made(api(admin).post(POLICIES, {"in_hours": False, **body}))

    return make


@pytest.fixture
def writes(api, rosa, web):
    def write(text="hola"):
        return made(say(api(rosa), web, text))

    return write


@pytest.fixture
def promise(api, ana, web):
    def read():
        return api(ana).get(door(web)).json()["sla"]

    return read


def left(promise):
    """Whole minutes from the beginning of the wait to the deadline."""
    gap = datetime.fromisoformat(promise["due_at"]) - datetime.fromisoformat(promise["since"])
    return round(gap / timedelta(minutes=1))


def test_first_answer_then_the_next_then_none(api, ana, policy, writes, promise, web):
    policy()
    writes()
    works()
    first = promise()
    say(api(ana), web, "Hola")
    works()
    answered = promise()
    writes("¿y el precio?")
    works()
    following = promise()

    assert (first["kind"], left(first), first["paused"]) == ("first", 30, False)
    assert answered is None
    assert (following["kind"], left(following)) == ("next", 15)
    api(ana).post(door(web, "state/"), {"state": "resolved"})
    works()
    assert promise() is None


def test_a_warning_and_a_breach_are_told_once_and_kept(api, ana, policy, writes, promise, web):
    policy(warn_minutes=10)
    writes()
    api(ana).post(door(web, "claim/"), {})
    works(1)
    assert not SlaAlert.objects.exists()
    works(21)
    works(22)
    assert [each.breached for each in SlaAlert.objects.all()] == [False]
    works(31)
    works(32)

    assert [each.breached for each in SlaAlert.objects.order_by("id")] == [False, True]
    assert promise()["breached_at"] is not None
    told = Notification.objects.filter(user=ana, kind="sla")
    assert [each.title for each in told] == ["Plazo vencido: Rosa Quispe"]


def test_nobody_has_it_so_the_admins_are_told(admin, policy, writes):
    policy()
    writes()
    works()
    works(31)

    assert Notification.objects.get(kind="sla").user == admin


def test_put_aside_the_clock_stands_still(api, ana, policy, writes, promise, web):
    policy()
    writes()
    works()
    before = promise()
    api(ana).post(door(web, "state/"), {"state": "pending"})
    works()
    aside = promise()
    works(120)
    assert not SlaAlert.objects.exists()
    api(ana).post(door(web, "state/"), {"state": "open"})
    works(121)

    assert (aside["paused"], aside["due_at"]) == (True, None)
    assert promise()["paused"] is False
    assert promise()["due_at"] >= before["due_at"]


def test_a_policy_that_does_not_pause_goes_on(api, ana, policy, writes, promise, web):
    policy(pauses=False)
    writes()
    api(ana).post(door(web, "state/"), {"state": "pending"})
    works()

    assert (promise()["paused"], left(promise())) == (False, 30)


def test_the_first_policy_that_fits_and_changes_reach_the_open_ones(
    api, admin, policy, writes, promise, waiting, ana
):
    given = policy(conditions=[{"kind": "channel", "any": ["web"]}], first_minutes=60)
    policy(name="Resto", first_minutes=5)
    writes()
    works()
    assert (promise()["policy"]["name"], left(promise())) == ("Estándar", 60)

    made(api(admin).patch(f"{POLICIES}{given['id']}/", {"first_minutes": 20}), 200)
    sla.renew(at=later())
    assert left(promise()) == 20
    on_telegram = api(ana).get(door(waiting)).json()["sla"]
    assert (on_telegram["policy"]["name"], left(on_telegram)) == ("Resto", 5)

    api(admin).delete(f"{POLICIES}{given['id']}/")
    sla.renew(at=later())
    assert promise()["policy"]["name"] == "Resto"


def test_the_list_finds_and_sorts_what_is_promised(api, ana, policy, writes, web, waiting):
    policy(warn_minutes=10)
    writes()
    sla.renew(at=later())  # the one on Telegram has waited since yesterday
    works()

    def found(query):
        rows = api(ana).get(f"/api/v1/conversations/?{query}").json()["results"]
        return [each["id"] for each in rows]

    assert found("sla=breached") == [str(waiting.id)]
    assert found("sla=due") == []
    assert found("sort=sla")[:2] == [str(waiting.id), str(web.id)]
    assert api(ana).get("/api/v1/conversations/?sla=maybe").status_code == 422


def test_a_promise_about_to_be_broken_sets_rules_off(api, admin, policy, writes, web):
    policy()
    urgent = [{"kind": "priority", "to": 4}]
    made(api(admin).post(RULES, {"name": "R", "event": "sla_warning", "actions": urgent}))
    writes()
    works()
    works(25)

    web.refresh_from_db()
    assert web.priority == 4


def test_customers_learn_nothing_of_it(api, rosa, policy, writes, web):
    policy()
    writes()
    works()

    assert api(rosa).get(door(web)).json()["sla"] is None


def test_nonsense_and_strangers_are_refused(api, admin, ana):
    for wrong in (
        {"name": "X"},
        {"name": "X", "first_minutes": 0},
        {"name": "X", "first_minutes": 5, "conditions": [{"kind": "words", "any": ["a"]}]},
    ):
        assert api(admin).post(POLICIES, wrong).status_code == 422
    assert api(ana).get(POLICIES).status_code == 403


def test_hours_count_and_their_edits_move_deadlines(api, admin, policy, arrives, waiting, ana):
    """Written on Friday 20 at noon in Lima; the counter closes at one and opens on Monday."""
    week = [[["09:00", "13:00"]]] * 5 + [[], []]
    hours = {"zone": "America/Lima", "week": week, "country": "", "worked": [], "days": []}
    set_hours(team=None, fields=hours)
    policy(first_minutes=90, in_hours=True)
    sla.renew(at=later())
    closed = api(ana).get(door(waiting)).json()["sla"]["due_at"]

    set_hours(team=None, fields={**hours, "week": [[["09:00", "18:00"]]] * 7})
    sla.renew(at=later())

    assert closed == "2026-11-23T14:30:00.000000Z"
    assert api(ana).get(door(waiting)).json()["sla"]["due_at"] == "2026-11-20T18:30:00.000000Z"
