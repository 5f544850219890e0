"""Nobody waits for somebody who is not there: gone for good, away, or stuck behind another."""

from datetime import timedelta
from uuid import uuid4

import pytest

from chat.models import Conversation, Identity, Message, Scheduled, Visit
from chat.operations import conversations
from chat.operations.desk import dispatching, escalating
from chat.tasks import give_waiting, meet_customers, settle_escalations, take_from_gone
from chat.types import ConversationState
from hub.accounts.operations import people
from hub.kernel import clock
from hub.reports.models import Notification
from tests.chat.doors import door
from tests.work.house import works
from tests.work.test_sla import policy, promise

__all__ = ["policy", "promise"]
pytestmark = pytest.mark.django_db
RULES = "/api/v1/desk-rules/"


def fresh(row):
    return Conversation.objects.select_related("assignee").get(id=row.id)


@pytest.mark.parametrize("change", [{"is_active": False}, {"role": "clerk"}])
def test_what_somebody_leaves_behind_goes_to_whoever_is_there(admin, ana, luis, counter, change):
    row, asleep, done = (counter.asks(number) for number in (1, 2, 3))
    for each in (row, asleep, done):
        conversations.claim(conversation=each, by=ana, at=clock.now())
    later = clock.now() + timedelta(days=1)
    conversations.snooze(conversation=fresh(asleep), until=later, by=ana, at=clock.now())
    conversations.set_state(
        conversation=fresh(done), state=ConversationState.RESOLVED, by=ana, at=clock.now()
    )
    meet_customers()
    counter.give_out()
    counter.come(luis)

    people.change(ana, fields=change, by=admin, at=clock.now())
    take_from_gone()
    give_waiting()

    assert counter.has(row) == "luis"
    assert (fresh(asleep).state, counter.has(asleep)) == ("snoozed", None)
    assert counter.has(done) == "ana", "history stays"
    counter.asks(3, "otra vez")
    counter.works()
    assert counter.has(done) == "luis"


def test_who_still_answers_keeps_theirs(ana, counter):
    row = counter.asks()
    conversations.claim(conversation=row, by=ana, at=clock.now())

    take_from_gone()

    assert counter.has(row) == "ana"


def test_who_waits_for_somebody_away_is_told_of(api, admin, ana, luis, waiting, at):
    made = api(admin).put(RULES, {"team_after": 5, "admins_after": None, "house_name": "Casa"})
    assert made.status_code == 200, made.json()
    conversations.claim(conversation=waiting, by=ana, at=at)
    escalating.escalate(at=at + timedelta(minutes=6))
    assert not Notification.objects.filter(kind="waiting").exists()

    ana.availability = "away"
    ana.save()
    escalating.escalate(at=at + timedelta(minutes=7))
    settle_escalations()

    told = Notification.objects.filter(kind="waiting", read_at=None)
    assert luis in [each.user for each in told]
    conversations.assign(conversation=fresh(waiting), to=luis, by=luis, at=at)
    settle_escalations()
    assert not told.all().exists()


def test_one_that_cannot_be_met_holds_nobody_up(counter, ana):
    first, second = counter.asks(1), counter.asks(2)
    meet_customers()
    Visit.objects.update_or_create(
        conversation=first,
        defaults={
            "episode_at": fresh(first).episode_at,
            "menu": {"options": "?"},
            "due_at": clock.now(),
        },
    )
    counter.asks(1, "¿hola?")
    counter.asks(2, "¿hola?")

    meet_customers()

    assert fresh(second).arrived_at is None


def test_an_answer_on_the_phone_keeps_the_promise_of_the_first(api, ana, arrives, policy, waiting):
    policy(first_minutes=1, next_minutes=15)
    works()
    arrives("Le atiendo por el celular", from_us=True, after=1)
    arrives("¿y el precio?", after=30)
    works()

    sla = api(ana).get(door(waiting)).json()["sla"]
    assert sla["kind"] == "next"


def test_trouble_with_one_that_was_sent_meanwhile_stays_without_consequence(api, ana, waiting):
    body = {
        "client_id": str(uuid4()),
        "send_at": (clock.now() + timedelta(hours=1)).isoformat(),
        "text": "Le llamo luego",
        "private": True,
    }
    made = api(ana).post(door(waiting, "scheduled/"), body)
    assert made.status_code == 201, made.json()
    row = Scheduled.objects.get()
    dispatching.dispatch(row.id, at=clock.now() + timedelta(hours=2))

    for _ in range(dispatching.TRIES + 1):
        dispatching.note_trouble(row.id, at=clock.now())

    row.refresh_from_db()
    assert row.state == "sent" and row.error is None
    assert not Notification.objects.filter(kind="scheduled_failed").exists()
    assert Message.objects.filter(text="Le llamo luego").count() == 1


def test_a_long_queue_of_a_team_that_sleeps_keeps_nobody_from_another(ana, luis, counter):
    asleep, awake = counter.team("Noche", ana), counter.team("Día", luis)
    early = clock.now() - timedelta(hours=9)
    channel = uuid4()
    people = [
        Identity(channel_id=channel, external_id=f"{n}", created_at=early) for n in range(520)
    ]
    Identity.objects.bulk_create(people)
    told = {"kind": "customer", "team": asleep, "queued_at": early, "last_message_at": early}
    told |= {"created_at": early, "updated_at": early}
    Conversation.objects.bulk_create([Conversation(identity=each, **told) for each in people])
    row = counter.asks()
    Conversation.objects.filter(id=row.id).update(team=awake, arrived_at=None)
    counter.come(luis)
    counter.give_out()

    give_waiting()

    assert counter.has(row) == "luis"
