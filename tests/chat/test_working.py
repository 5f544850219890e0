"""A customer's conversation: claimed, answered, put aside, reopened; and what customers see."""

from datetime import timedelta
from uuid import uuid4

import pytest

from chat.models import Conversation, Message
from chat.operations import conversations, deliveries, identities, messages
from chat.types import DeliveryState
from hub.accounts.queries import house_bot
from tests.chat.doors import door, say

pytestmark = pytest.mark.django_db


def test_one_claims_and_the_other_is_told_who(api, ana, luis, waiting):
    won = api(ana).post(door(waiting, "claim/"), {})
    again = api(ana).post(door(waiting, "claim/"), {})
    lost = api(luis).post(door(waiting, "claim/"), {})

    assert won.json()["assignee"]["name"] == "Ana Torres"
    assert again.status_code == 200
    assert (lost.status_code, lost.json()["code"]) == (409, "claimed")
    assert lost.json()["fields"]["assignee"]["id"] == str(ana.id)
    event = Message.objects.get(kind="system")
    assert (event.private, event.card["event"]) == (True, "claimed")


def test_assigning_takes_people_who_answer(api, ana, luis, carla, rosa, waiting):
    given = api(ana).post(door(waiting, "assign/"), {"user": str(luis.id)})
    freed = api(ana).post(door(waiting, "assign/"), {"user": None})

    assert given.json()["assignee"]["id"] == str(luis.id)
    assert freed.json()["assignee"] is None
    for stranger in (carla.id, rosa.id, uuid4()):
        refused = api(ana).post(door(waiting, "assign/"), {"user": str(stranger)})
        assert (refused.status_code, list(refused.json()["fields"])) == (422, ["user"])
    teams = ({"team": str(uuid4())}, {"user": None, "team": str(uuid4())}, {"team": "x"}, {})
    for unclear in teams:
        assert api(ana).post(door(waiting, "assign/"), unclear).status_code == 422


def test_resolved_keeps_its_owner_and_opens_again_with_the_next_message(api, ana, waiting, arrives):
    api(ana).post(door(waiting, "claim/"), {})

    resolved = api(ana).post(door(waiting, "state/"), {"state": "resolved"}).json()
    arrives("otra cosa", after=60)
    again = api(ana).get(door(waiting)).json()

    assert (resolved["state"], resolved["needs_reply_since"]) == ("resolved", None)
    assert resolved["allowed_transitions"] == ["open", "pending", "snoozed"]
    assert (again["state"], again["assignee"]["id"]) == ("open", str(ana.id))
    assert again["needs_reply_since"] == "2026-11-20T18:00:00.000000Z"


def test_the_wait_begins_with_the_first_unanswered_message(arrives, waiting, at):
    arrives("¿hola?", after=5)
    waiting.refresh_from_db()

    assert waiting.needs_reply_since == at


def test_notes_and_bots_answer_nobody(api, ana, web, rosa, says):
    say(api(rosa), web, "¿hay alguien?")

    note = say(api(ana), web, "llamarla", private=True)
    says(house_bot(), web, "Bienvenida")
    unanswered = api(ana).get(door(web)).json()
    say(api(ana), web, "Hola, Rosa")
    answered = api(ana).get(door(web)).json()

    assert (note.json()["kind"], note.json()["direction"]) == ("note", "internal")
    assert not unanswered["answered"] and unanswered["needs_reply_since"] is not None
    assert answered["answered"] and answered["needs_reply_since"] is None


def test_snoozed_until_a_time_or_an_answer(api, ana, waiting, arrives):
    from chat.tasks import wake_snoozed

    later = "2999-01-01T00:00:00Z"
    until = api(ana).post(door(waiting, "snooze/"), {"until": later}).json()
    assert (until["state"], until["snoozed_until"]) == ("snoozed", "2999-01-01T00:00:00.000000Z")
    wake_snoozed()
    waiting.refresh_from_db()
    assert waiting.state == "snoozed"
    Conversation.objects.update(snoozed_until=waiting.created_at)
    wake_snoozed()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.snoozed_until) == ("open", None)

    assert api(ana).post(door(waiting, "snooze/"), {"on_reply": True}).json()["state"] == "snoozed"
    arrives("¿y?", after=9)
    assert api(ana).get(door(waiting)).json()["state"] == "open"
    never = ("2020-01-01T00:00:00Z", "9999-12-31T23:59:59-05:00", "0001-01-01T00:00:00+14:00")
    for body in ({}, {"until": later, "on_reply": True}, *({"until": at} for at in never)):
        assert api(ana).post(door(waiting, "snooze/"), body).status_code == 422
    elsewhere = api(ana).post(door(waiting, "state/"), {"state": "snoozed"})
    assert elsewhere.status_code == 422 and "snooze/" in elsewhere.json()["fields"]["state"][0]


def test_labels_are_hung_and_found(api, ana, waiting):
    body = api(ana).post(door(waiting, "labels/"), {"add": ["VIP", " urgente "]}).json()
    assert body["labels"] == ["VIP", "urgente"]

    body = api(ana).post(door(waiting, "labels/"), {"remove": ["VIP", "nada"]}).json()

    assert body["labels"] == ["urgente"]
    assert api(ana).get("/api/v1/labels/").json() == ["VIP", "urgente"]
    found = api(ana).get("/api/v1/conversations/", {"label": "urgente"}).json()["results"]
    assert [row["id"] for row in found] == [str(waiting.id)]
    for bad in (["x" * 41], [""], ["a"] * 21, [7.5], [5], [True], "VIP", [["a"]]):
        refused = api(ana).post(door(waiting, "labels/"), {"add": bad})
        assert (refused.status_code, list(refused.json()["fields"])) == (422, ["add"]), bad
    waiting.refresh_from_db()
    assert waiting.label_names == ["urgente"]


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("claim/", {}),
        ("assign/", {"user": None}),
        ("state/", {"state": "resolved"}),
        ("snooze/", {"on_reply": True}),
        ("labels/", {"add": ["x"]}),
        ("messages/", {"client_id": "6ba7b810-9dad-41d1-80b4-00c04fd430c8", "text": "hola"}),
    ],
)
def test_who_only_looks_on_changes_nothing(api, carla, tomas, rosa, jorge, waiting, verb, body):
    seq = waiting.counter.last_seq
    assert api(carla).post(door(waiting, verb), body).status_code == 403
    for outsider in (tomas, jorge, rosa):
        assert api(outsider).post(door(waiting, verb), body).status_code in (403, 404)
    assert api(None).post(door(waiting, verb), body).status_code == 401

    assert type(waiting.counter).objects.get(conversation=waiting).last_seq == seq


def test_clerks_leave_notes(api, carla, waiting):
    assert say(api(carla), waiting, "pagó en caja", private=True).status_code == 201


def test_priority_and_names(api, ana, waiting, direct, group):
    assert api(ana).patch(door(waiting), {"priority": 3}).json()["priority"] == 3
    assert api(ana).patch(door(waiting), {"title": "x"}).status_code == 409
    assert api(ana).patch(door(direct), {"title": "x"}).status_code == 409
    assert api(ana).patch(door(group), {"priority": 3}).status_code == 409
    assert api(ana).patch(door(waiting), {"assignee": str(ana.id)}).status_code == 400
    assert api(ana).patch(door(waiting), {"priority": 9}).status_code == 422


def test_the_state_of_a_delivery_is_shown_once(api, ana, web, at):
    sent = say(api(ana), web, "Hola").json()
    error = {"code": "blocked", "detail": "Nos bloqueó"}

    for _ in range(2):
        deliveries.set_state(message_id=sent["id"], state=DeliveryState.FAILED, error=error, at=at)

    after = api(ana).get(f"/api/v1/messages/{sent['id']}/").json()
    assert (after["state"], after["error"]) == ("failed", error)
    assert after["seq"] == api(ana).get(door(web)).json()["last_seq"]


def test_a_linked_customer_names_the_conversation(api, ana, waiting, rosa):
    identities.link_customer(
        identity_id=waiting.identity_id,
        customer_id=uuid4(),
        name="Rosa Q. de Lima",
        portal_user_id=rosa.id,
    )

    assert api(ana).get(door(waiting)).json()["title"] == "Rosa Q. de Lima"
    assert api(rosa).get(door(waiting)).status_code == 200


def test_customers_edits_and_deletions_arrive(api, ana, arrives, at):
    from tests.chat.conftest import TELEGRAM

    received = arrives("recárgame 20", external_id="m1")
    name = {"channel_id": TELEGRAM.id, "external_id": "m1", "at": at + timedelta(minutes=1)}

    assert messages.edit_received(text="recárgame 30", **name)
    assert api(ana).get(f"/api/v1/messages/{received.message_id}/").json()["text"] == "recárgame 30"
    assert messages.delete_received(**name)
    assert api(ana).get(f"/api/v1/messages/{received.message_id}/").json()["text"] == ""
    assert not messages.edit_received(text="x", **{**name, "external_id": "m9"})


def test_customers_reactions_replace_each_other(api, ana, waiting, at):
    message = waiting.messages.get(kind="text")
    for emojis in (("👍",), ("❤️",), ()):
        messages.react_received(
            message_id=message.id, identity_id=waiting.identity_id, emojis=emojis, at=at
        )
        seen = api(ana).get(f"/api/v1/messages/{message.id}/").json()["reactions"]
        assert [reaction["emoji"] for reaction in seen] == list(emojis)


def test_what_a_channel_delivered_is_not_edited(api, ana, web, arrives):
    message = Message.objects.get(id=arrives("x", from_us=True).message_id)
    Message.objects.filter(id=message.id).update(author=ana)

    answer = api(ana).patch(f"/api/v1/messages/{message.id}/", {"text": "y"})

    assert (answer.status_code, answer.json()["code"]) == (409, "not_revocable")
    own = say(api(ana), web, "y").json()
    assert api(ana).patch(f"/api/v1/messages/{own['id']}/", {"text": "z"}).status_code == 200


def test_staff_conversations_are_not_worked_on(api, ana, direct, at):
    assert api(ana).post(door(direct, "claim/"), {}).status_code == 409
    assert conversations.transitions(direct, ana) == []
