"""Somebody waits and nobody takes them: the team hears, then the admins; once each."""

from datetime import timedelta

import pytest

from chat.models import Escalation
from chat.operations import conversations
from chat.operations.desk import escalating
from chat.types import ConversationState
from hub.accounts.models import Team
from hub.reports.models import Notification
from tests.crowd import at_once

pytestmark = pytest.mark.django_db
RULES = "/api/v1/desk-rules/"


@pytest.fixture
def ruled(api, admin):
    answer = api(admin).put(RULES, {"team_after": 5, "admins_after": 15, "house_name": "Casa"})
    assert answer.status_code == 200, answer.json()


def told():
    rows = Notification.objects.filter(kind="waiting", read_at=None)
    return sorted(rows.values_list("user__username", flat=True))


@pytest.mark.usefixtures("ruled")
def test_first_those_who_answer_then_the_admins(ana, luis, carla, waiting, at):
    escalating.escalate(at=at + timedelta(minutes=4))
    assert told() == []

    escalating.escalate(at=at + timedelta(minutes=6))
    escalating.escalate(at=at + timedelta(minutes=7))
    assert told() == ["admin", "ana", "luis"]
    Notification.objects.update(read_at=at)

    escalating.escalate(at=at + timedelta(minutes=16))
    escalating.escalate(at=at + timedelta(minutes=30))
    assert told() == ["admin"]
    assert Escalation.objects.count() == 2


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(45, "hace 45 min sin"), (240, "hace 4 h sin"), (90, "hace 1 h 30 min sin")],
)
@pytest.mark.usefixtures("waiting")
def test_it_says_how_long_as_people_say_it(api, admin, luis, at, minutes, said):
    rules = {"team_after": minutes, "admins_after": None, "house_name": "Casa"}
    assert api(admin).put(RULES, rules).status_code == 200

    escalating.escalate(at=at + timedelta(minutes=minutes + 1))

    assert said in Notification.objects.filter(kind="waiting", user=luis).get().text


@pytest.mark.usefixtures("ruled")
def test_a_team_hears_of_its_own(ana, luis, waiting, at):
    team = Team.objects.create(name="Ventas")
    team.members.add(luis)
    waiting.team = team
    waiting.save()

    escalating.escalate(at=at + timedelta(minutes=6))

    assert told() == ["luis"]


@pytest.mark.usefixtures("ruled")
@pytest.mark.parametrize("how", ["taken", "answered", "resolved"])
def test_it_ends_when_somebody_cares(ana, waiting, web, rosa, says, at, how):
    says(rosa, web, "¿hola?", after=0)
    escalating.escalate(at=at + timedelta(minutes=6))
    escalating.settle(at=at + timedelta(minutes=6))
    assert told().count("ana") == 2

    if how == "taken":
        conversations.claim(conversation=web, by=ana, at=at)
    elif how == "answered":
        says(ana, web, "Sí, dígame", after=7)
    else:
        conversations.set_state(conversation=web, state=ConversationState.RESOLVED, by=ana, at=at)
    escalating.settle(at=at + timedelta(minutes=8))

    assert told().count("ana") == 1
    assert Escalation.objects.filter(ended_at=None).count() == 1


@pytest.mark.usefixtures("ruled")
def test_a_new_wait_is_told_anew(ana, web, rosa, says, at):
    says(rosa, web, "¿hola?", after=0)
    escalating.escalate(at=at + timedelta(minutes=6))
    says(ana, web, "Sí", after=7)
    escalating.settle(at=at + timedelta(minutes=8))
    says(rosa, web, "¿y?", after=10)

    escalating.escalate(at=at + timedelta(minutes=16))

    assert told().count("ana") == 1 and Escalation.objects.count() == 2


@pytest.mark.usefixtures("ruled")
def test_what_is_taken_snoozed_or_old_alarms_nobody(ana, waiting, at):
    conversations.snooze(
        conversation=waiting, until=at + timedelta(days=1), by=ana, at=at + timedelta(minutes=1)
    )
    escalating.escalate(at=at + timedelta(minutes=30))
    waiting.refresh_from_db()
    conversations.set_state(conversation=waiting, state=ConversationState.OPEN, by=ana, at=at)
    escalating.escalate(at=at + timedelta(days=9))

    assert told() == []


def test_without_rules_nobody_is_alarmed_and_only_admins_make_them(api, ana, rosa, waiting, at):
    escalating.escalate(at=at + timedelta(hours=1))

    assert told() == []
    assert api(ana).get(RULES).json()["team_after"] is None
    assert api(ana).put(RULES, {"team_after": 5}).status_code == 403
    assert api(rosa).get(RULES).status_code == 403


@pytest.mark.parametrize(
    "body", [{"team_after": 0}, {"team_after": 9, "admins_after": 9}, {"house_name": "x" * 81}]
)
def test_nonsense_is_refused(api, admin, body):
    assert api(admin).put(RULES, body).status_code == 422
    assert api(admin).get(RULES).json()["team_after"] is None


def test_the_sweep_walks_an_index(waiting, at):
    plan = escalating.untaken(1, 5, at=at).explain()

    assert "conv_untaken" in plan or "Seq Scan" in plan  # PostgreSQL reads five rows as they lie


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_tell_once(api, admin, ana, arrives, at):
    api(admin).put(RULES, {"team_after": 5})
    arrives("hola")

    at_once([lambda: escalating.escalate(at=at + timedelta(minutes=6))] * 4, threads=4)

    assert told() == ["admin", "ana"] and Escalation.objects.count() == 1
