"""What the house says by itself: once, as itself, and never where it should be silent."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from chat.models import Conversation, Identity, Message
from chat.operations import automatic, messages
from chat.types import ConversationKind
from hub.accounts.queries import house_bot
from hub.kernel import clock

pytestmark = pytest.mark.django_db


def row(desk, **more):
    return Conversation.objects.get(id=desk.writes(**more).conversation_id)


def hello(conversation, **more):
    said = {"text": "Bienvenida", "why": "greeting", "at": clock.now(), **more}
    return automatic.say(conversation=conversation, **said)


def test_the_house_speaks_as_its_bot_and_answers_nobody(desk):
    waiting = row(desk)

    said = hello(waiting)

    assert said.author == house_bot() and said.direction == "out"
    assert said.card == {"type": "automatic", "why": "greeting"}
    waiting.refresh_from_db()
    assert waiting.needs_reply_since is not None and not waiting.answered
    assert waiting.last_message["preview"] == "hola"  # what the customer said stays in the list


def test_the_same_trigger_says_it_once_and_the_next_again(desk):
    waiting = row(desk)

    first, again = hello(waiting, trigger="m1"), hello(waiting, trigger="m1", text="Otra cosa")
    other = hello(waiting, trigger="m2")

    assert first == again and other != first
    assert Message.objects.filter(author=house_bot()).count() == 2


def test_choices_stand_beside_the_words(desk):
    said = hello(row(desk), why="menu", options=[("v", "Ventas"), ("s", "Soporte")])

    assert said.card == {
        "type": "choices",
        "why": "menu",
        "options": [{"id": "v", "title": "Ventas"}, {"id": "s", "title": "Soporte"}],
    }


@pytest.mark.parametrize("mark", ["spam_at", "opted_out_at"])
def test_spam_and_those_who_opted_out_hear_nothing(desk, mark):
    waiting = row(desk)
    Identity.objects.filter(id=waiting.identity_id).update(**{mark: clock.now()})

    assert hello(waiting) is None


def test_nothing_is_said_where_another_app_holds_the_thread(desk):
    waiting = row(desk)
    Message.objects.filter(conversation=waiting).update(standby=True)

    assert hello(waiting) is None


def test_nothing_is_said_among_ourselves(desk, ana, luis):
    made = desk.post(ana, "conversations/", {"kind": "direct", "members": [str(luis.id)]})
    ours = Conversation.objects.get(id=made.data["id"])

    assert ours.kind == ConversationKind.DIRECT and hello(ours) is None


def test_a_channel_that_refuses_is_no_error(desk, caplog):
    waiting = row(desk)
    Conversation.objects.filter(id=waiting.id).update(channel_kind="telegram")
    Identity.objects.filter(id=waiting.identity_id).update(blocked_at=clock.now())

    with caplog.at_level("INFO"):
        assert hello(waiting) is None

    assert "automatic_unsaid" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_many_workers_say_it_once(desk):
    waiting = row(desk)

    def work(_):
        try:
            return hello(waiting, trigger="m1").id
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        said = set(pool.map(work, range(6)))

    assert len(said) == 1
    assert Message.objects.filter(author=house_bot()).count() == 1


def test_who_is_answering_is_not_held_up_by_it(desk, api, ana, luis):
    waiting = row(desk)
    seen, path = waiting.counter.last_number, f"/api/v1/conversations/{waiting.id}/messages/"
    hello(waiting)
    receipt = {"ref": "receipt:1", "card": {"type": "receipt"}, "text": "Recibo", "tell": True}
    house = {"by": house_bot(), "at": clock.now(), "client_id": uuid4()}
    messages.post_card(conversation=waiting, **receipt, **house)

    def send(by):
        body = {"client_id": str(uuid4()), "text": "Ya le ayudo", "expect_number": seen}
        return api(by).post(path, body)

    assert send(ana).status_code == 201
    assert send(luis).json()["code"] == "stale"  # ana's words he has not seen
