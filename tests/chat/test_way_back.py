"""The way back: nobody who waits is lost by it, and what others did meanwhile stays."""

from datetime import timedelta
from uuid import uuid4

import pytest

from chat.models import Conversation
from chat.operations import conversations
from hub.accounts.models import Team
from hub.kernel import clock
from tests.chat.doors import door
from tests.chat.test_bulk import ask, back, done

pytestmark = pytest.mark.django_db


def fresh(row):
    return Conversation.objects.get(id=row.id)


@pytest.fixture
def sales(ana):
    team = Team.objects.create(name="Ventas")
    team.members.add(ana)
    return team


@pytest.mark.parametrize(
    ("verb", "body", "event"),
    [
        ("claim/", {}, "claimed"),
        ("state/", {"state": "resolved"}, "resolved"),
    ],
)
def test_what_is_taken_back_waits_in_the_queue_again(api, ana, waiting, verb, body, event):
    queued = waiting.queued_at
    api(ana).post(door(waiting, verb), body)
    assert fresh(waiting).queued_at is None

    back = api(ana).post(door(waiting, "undo/"), {"event": event})

    assert back.status_code == 200, back.json()
    assert fresh(waiting).queued_at == queued


def test_a_hand_over_to_a_person_and_a_team_is_taken_back_whole(api, ana, luis, sales, waiting):
    api(ana).post(door(waiting, "claim/"), {})
    api(ana).post(door(waiting, "assign/"), {"user": str(luis.id), "team": str(sales.id)})

    back = api(ana).post(door(waiting, "undo/"), {"event": "assigned"}).json()

    assert (back["assignee"]["id"], back["team"]) == (str(ana.id), None)
    assert fresh(waiting).queued_at is None


def test_spam_is_not_opened_by_taking_an_earlier_turn_back(api, ana, luis, waiting):
    api(ana).post(door(waiting, "state/"), {"state": "resolved"})
    api(luis).post(door(waiting, "spam/"), {"spam": True})

    back = api(ana).post(door(waiting, "undo/"), {"event": "resolved"})

    assert (back.status_code, back.json()["code"]) == (409, "moved")
    assert fresh(waiting).state == "resolved"


def test_who_is_no_spam_waits_in_the_queue_again(api, ana, arrives, waiting):
    api(ana).post(door(waiting, "spam/"), {"spam": True})
    assert fresh(waiting).queued_at is None
    arrives("¿hola?", after=5)

    api(ana).post(door(waiting, "spam/"), {"spam": False})

    assert fresh(waiting).queued_at is not None


def test_many_are_given_to_a_team_and_taken_back(api, ana, luis, sales, waiting):
    conversations.claim(conversation=waiting, by=luis, at=clock.now())
    client = api(ana)

    told = {"team": str(sales.id), "note": "Para ventas"}
    run = done(client, ask(client, [waiting], "assign", told))

    assert (run["done"], run["refused"]) == (1, [])
    assert (fresh(waiting).team, fresh(waiting).assignee) == (sales, None)
    assert waiting.messages.filter(kind="note", text="Para ventas").count() == 1
    back(client, run)
    assert (fresh(waiting).team, fresh(waiting).assignee) == (None, luis)
    gone = done(client, ask(client, [waiting], "assign", {"team": str(uuid4())}))
    assert [each["code"] for each in gone["refused"]] == ["invalid"]


def test_a_macro_taken_back_gives_the_wait_back(api, admin, ana, waiting):
    actions = [{"kind": "assign", "to": str(ana.id)}, {"kind": "state", "to": "resolved"}]
    body = {"name": "Cerrar", "actions": actions, "personal": False}
    macro = api(admin).post("/api/v1/macros/", body).json()
    queued, since = waiting.queued_at, waiting.needs_reply_since
    ran = (
        api(ana)
        .post(
            f"/api/v1/macros/{macro['id']}/run/",
            {"conversation": str(waiting.id)},
            headers={"Idempotency-Key": str(uuid4())},
        )
        .json()
    )
    assert ran["undoable"] and fresh(waiting).needs_reply_since is None

    back = api(ana).post(f"/api/v1/macro-runs/{ran['id']}/undo/", {})

    assert back.status_code == 200, back.json()
    row = fresh(waiting)
    assert (row.state, row.assignee, row.needs_reply_since) == ("open", None, since)
    assert row.queued_at == queued


def test_put_off_again_at_the_moment_it_would_wake(ana, waiting):
    soon = clock.now() + timedelta(minutes=1)
    conversations.snooze(conversation=waiting, until=soon, by=ana, at=clock.now())
    found = fresh(waiting)  # by the sweep that wakes
    later = soon + timedelta(days=1)
    conversations.snooze(conversation=found, until=later, by=ana, at=clock.now())

    conversations.wake(conversation=found, at=soon)

    assert (fresh(waiting).state, fresh(waiting).snoozed_until) == ("snoozed", later)


def test_who_was_left_while_asleep_wakes_in_the_queue(ana, waiting):
    conversations.claim(conversation=waiting, by=ana, at=clock.now())
    soon = clock.now() + timedelta(minutes=1)
    conversations.snooze(conversation=fresh(waiting), until=soon, by=ana, at=clock.now())
    conversations.assign(conversation=fresh(waiting), to=None, by=ana, at=clock.now())
    assert fresh(waiting).queued_at is None

    conversations.wake(conversation=fresh(waiting), at=soon)

    assert fresh(waiting).queued_at is not None


@pytest.mark.parametrize(
    ("verb", "body"), [("state/", {"state": "resolved"}), ("snooze/", {"on_reply": True})]
)
def test_nobody_closes_over_words_they_have_not_seen(api, ana, arrives, waiting, verb, body):
    seen = waiting.counter.last_number
    newest = arrives("¡y otra cosa!", after=1).number

    blind = api(ana).post(door(waiting, verb), {**body, "expect_number": seen})
    knowing = api(ana).post(door(waiting, verb), {**body, "expect_number": newest})

    assert (blind.status_code, blind.json()["code"]) == (409, "stale")
    assert blind.json()["fields"] == {"last_number": newest}
    assert knowing.status_code == 200, knowing.json()
    assert api(ana).post(door(waiting, verb), {**body, "expect_number": "x"}).status_code == 422
