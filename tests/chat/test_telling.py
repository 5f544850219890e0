"""Programs outside are told what happens: each fact once, signed, and only what they may hear."""

import hashlib
import hmac
from datetime import timedelta

import pytest
from django.db import connection

from chat import tasks
from chat.models import Conversation, Counter, HookDelivery, HookMark
from chat.operations import conversations, messages, telling
from chat.operations.telling import gathering
from chat.queries import message_for
from chat.queries.hooks import due_subscriptions
from hub.accounts.operations import people
from hub.kernel import clock
from tests.chat.doors import door
from tests.chat.telling import EVERYTHING, rows, told
from tests.chat.telling import SUBSCRIPTIONS as DOOR

pytestmark = pytest.mark.django_db


@pytest.fixture
def teresa(db):
    return people.add(username="teresa", role="admin", first_name="Teresa", last_name="Luna")


def test_what_happens_is_told_signed_and_once(subscribed, program, arrives, says, ana):
    subscription = subscribed()
    place = arrives("¿Hay saldo? <b>")
    conversation = conversations_row(place)
    says(ana, conversation, "Sí", private=True)
    conversations.claim(conversation=conversation, by=ana, at=clock.now())
    for _ in range(3):
        told(subscription)
    events = [call.headers["x-hub-event"] for call in program.calls]
    assert sorted(events) == ["conversation.changed", "message.received", "note.added"]
    call = program.heard("/oido", "message.received")[0]
    assert call.json["message"]["text"] == "¿Hay saldo? <b>"
    assert call.json["conversation"]["id"] == str(conversation.id)
    assert "members" not in call.json["conversation"]
    signed = call.headers["x-hub-timestamp"].encode() + b"." + call.body
    expected = hmac.new(subscription["secret"].encode(), signed, hashlib.sha256).hexdigest()
    assert call.headers["x-hub-signature-256"] == f"sha256={expected}"
    assert abs(int(call.headers["x-hub-timestamp"]) - clock.now().timestamp()) < 30
    stands = program.heard("/oido", "conversation.changed")[-1].json["conversation"]
    assert stands["assignee"]["name"] == "Ana Torres"
    assert {row.state for row in rows()} == {"delivered"}


def conversations_row(place):
    return Conversation.objects.select_related("identity").get(id=place.conversation_id)


def test_only_what_was_asked_for_and_since_it_was(subscribed, program, arrives, at):
    arrives("antes", after=-5)
    subscription = subscribed(events=["message.received"])
    arrives("después", after=5)
    told(subscription)
    assert [call.json["message"]["text"] for call in program.calls] == ["después"]
    told(subscription)
    assert len(program.calls) == 1


def test_a_conversation_tells_where_it_stands_only_when_that_changed(
    subscribed, program, arrives, ana
):
    subscription = subscribed(events=["conversation.changed"])
    conversation = conversations_row(arrives())
    told(subscription)
    before = len(program.calls)
    arrives("otra", after=1)
    told(subscription)
    assert len(program.calls) == before
    conversations.set_labels(
        conversation=conversation, add=["vip"], remove=[], by=ana, at=clock.now()
    )
    told(subscription)
    assert program.calls[-1].json["conversation"]["labels"] == ["vip"]
    assert len(program.calls) == before + 1


def test_a_word_in_an_older_conversation_is_no_change_of_where_it_stands(
    subscribed, program, arrives, ana
):
    old, older = arrives("antes", after=-9), arrives("antes", sender="51987000002", after=-9)
    Counter.objects.update(moved_at=clock.now() - timedelta(hours=1))
    subscription = subscribed(events=["conversation.changed"])
    told(subscription)

    arrives("otra", after=1)
    told(subscription)
    assert program.calls == []

    for place in (old, older):  # one was looked at since, one never
        conversations.claim(conversation=conversations_row(place), by=ana, at=clock.now())
    told(subscription)
    assert [call.json["conversation"]["assignee"]["name"] for call in program.calls] == [
        "Ana Torres"
    ] * 2


def test_a_sweep_finds_what_no_bell_announced(subscribed, arrives):
    subscribed()
    for number in range(3):
        arrives(str(number), sender=f"5198700000{number}")
    telling.gather(at=clock.now())
    assert rows(kind="message.received").count() == 3
    HookMark.objects.all().delete()  # as if the worker had died before it noted how far it was
    telling.gather(at=clock.now())
    assert rows(kind="message.received").count() == 3


def test_a_long_conversation_is_told_in_stretches(subscribed, program, arrives, monkeypatch):
    monkeypatch.setattr(gathering, "AT_ONCE", 2)
    subscription = subscribed(events=["message.received"])
    for number in range(5):
        arrives(str(number), after=number)
    telling.gather(at=clock.now())
    told(subscription)
    assert [call.json["message"]["text"] for call in program.calls] == ["0", "1", "2", "3", "4"]


def test_a_group_is_told_of_while_its_subscriber_is_in_it(
    api, admin, ana, luis, group, says, subscribed, program, at
):
    body = {"name": "x", "url": f"{program.origin}/g", "events": EVERYTHING}
    assert api(admin).post(DOOR, {**body, "conversation": str(group.id)}).status_code == 403
    group.members.filter(user=admin).update(is_owner=True)
    subscription = subscribed("/g", conversation=str(group.id), events=["message.sent"])
    everyone = subscribed("/todos", events=["message.sent"])
    says(ana, group, "uno")
    told(subscription), told(everyone)
    assert [call.json["message"]["text"] for call in program.heard("/g")] == ["uno"]
    assert program.heard("/todos") == []
    conversations.set_members(conversation=group, add=[], remove=[admin], by=ana, at=at)
    says(ana, group, "dos")
    told(subscription)
    assert len(program.heard("/g")) == 1
    assert api(admin).get(door(group)).status_code == 404


def test_another_admin_stops_what_goes_out_of_a_group_and_turns_it_nowhere(
    api, admin, ana, group, says, subscribed, program, teresa
):
    group.members.filter(user=admin).update(is_owner=True)
    made = subscribed("/g", conversation=str(group.id), events=["message.sent"])
    says(ana, group, "uno")
    told(made)
    here, client = f"{DOOR}{made['id']}/", api(teresa)

    assert [row["id"] for row in client.get(DOOR).json()["results"]] == [made["id"]]
    [delivery] = client.get(f"{here}deliveries/").json()["results"]
    for body in ({"url": "https://mio.pe/"}, {"paused": True, "name": "x"}, {"paused": False}):
        assert client.patch(here, body).status_code == 403
    assert client.post(f"/api/v1/deliveries/{delivery['id']}/retry/", {}).status_code == 403
    assert client.patch(here, {"paused": True}).json()["paused_at"]
    assert client.delete(here).status_code == 204


@pytest.mark.parametrize("fields", [{"role": "advisor"}, {"is_active": False}])
def test_nothing_goes_out_for_who_is_no_admin_any_more(
    api, admin, subscribed, program, arrives, teresa, fields
):
    subscription = subscribed(events=["message.received"])
    arrives("uno")
    telling.gather(at=clock.now())
    people.change(admin, fields=fields, by=teresa, at=clock.now())
    arrives("dos", after=1)

    assert told(subscription) == 0 and due_subscriptions(at=clock.now()) == []
    here = f"{DOOR}{subscription['id']}/"
    assert api(teresa).get(here).json()["listens"] is False
    assert api(teresa).post(f"{here}test/", {}).status_code == 409
    people.change(admin, fields={"role": "admin", "is_active": True}, by=teresa, at=clock.now())
    assert api(teresa).get(here).json()["listens"] is True
    assert told(subscription) == 2


def test_what_waited_for_who_is_no_admin_any_more_does_not_go_out_weeks_later(
    api, admin, subscribed, program, arrives, teresa
):
    subscription, at = subscribed(events=["message.received"]), clock.now()
    arrives("uno")
    telling.gather(at=at)
    tasks.give_up_telling()
    assert rows().get().state == "queued"
    people.change(admin, fields={"role": "advisor"}, by=teresa, at=at)

    tasks.give_up_telling()

    [row] = api(teresa).get(f"{DOOR}{subscription['id']}/deliveries/").json()["results"]
    assert (row["state"], row["error"], row["next_try_at"]) == ("failed", "Nobody listens.", None)
    people.change(admin, fields={"role": "admin"}, by=teresa, at=at)
    assert told(subscription) == 0 and program.calls == []
    assert api(teresa).post(f"/api/v1/deliveries/{row['id']}/retry/", {}).status_code == 200
    assert told(subscription) == 1


def test_words_taken_back_are_told_to_nobody_and_stand_in_no_log(
    ana, group, admin, says, subscribed, program, at
):
    group.members.filter(user=admin).update(is_owner=True)
    subscription = subscribed(conversation=str(group.id))
    before = says(ana, group, "clave 1234").message
    told(subscription)
    assert program.heard("/oido", "message.sent")[0].json["message"]["text"] == "clave 1234"
    gone = says(ana, group, "clave 5678", after=2).message
    telling.gather(at=clock.now())
    assert "clave" not in str(list(rows().values_list("payload")))

    for each in (before, gone):
        messages.delete(message=message_for(ana, each.id), by=ana, at=at)
    told(subscription)

    [_, call] = program.heard("/oido", "message.sent")
    assert (call.json["message"]["id"], call.json["message"]["text"]) == (str(gone.id), "")
    assert call.json["message"]["deleted_at"] and "5678" not in call.body.decode()


def test_what_was_told_is_forgotten_after_thirty_days(subscribed, arrives):
    subscription = subscribed()
    arrives()
    told(subscription)
    assert telling.forget(at=clock.now() + timedelta(days=29)) == 0
    assert telling.forget(at=clock.now() + timedelta(days=31)) > 0
    assert not rows().exists()


def test_the_log_is_shortened_without_reading_all_of_it():
    old = HookDelivery.objects.filter(created_at__lt=clock.now()).order_by("created_at")
    if connection.vendor == "sqlite":
        assert "hook_deliveries_oldest" in old.values("id")[:1000].explain()
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, HookDelivery._meta.db_table)
    assert found["hook_deliveries_oldest"]["columns"] == ["created_at"]
