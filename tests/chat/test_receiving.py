"""What comes in from outside is stored once, numbered, and waits for an answer."""

from uuid import UUID

import pytest

from chat.models import Conversation, Identity, Message
from chat.types import Kind, Sender

pytestmark = pytest.mark.django_db


def test_a_first_message_makes_one_person_and_one_open_conversation(arrives, at):
    first = arrives("hola, ¿hay saldo?")
    second = arrives("¿alguien?", after=3)

    conversation = Conversation.objects.get()
    assert (first.number, second.number) == (1, 2)
    assert first.conversation_id == second.conversation_id == conversation.id
    assert Identity.objects.get().name == "Rosa Quispe"
    assert conversation.needs_reply_since == at
    assert conversation.last_message["preview"] == "¿alguien?"
    assert not conversation.answered


def test_the_same_external_id_is_stored_once(arrives):
    first = arrives("hola", external_id="m1")
    again = arrives("hola", external_id="m1")

    assert (first.created, again.created) == (True, False)
    assert again.message_id == first.message_id
    assert Message.objects.count() == 1
    assert Conversation.objects.get().counter.last_seq == 2


def test_another_id_of_the_same_person_is_the_same_person(arrives):
    arrives(who=Sender(external_id="PE.abc", aliases=("51987000001",)))
    arrives(who=Sender(external_id="51987000001"))
    arrives(who=Sender(external_id="PE.abc"))

    assert Identity.objects.count() == 1
    assert Message.objects.count() == 3


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\x00b", "ab"),
        ("roto \ud83d!", "roto \ufffd!"),
        ("👨‍👩‍👧 مرحبا", "👨‍👩‍👧 مرحبا"),
        ("x" * 100_000, "x" * 65_536),
    ],
)
def test_no_text_is_too_strange_to_be_stored(arrives, text, stored):
    received = arrives(text, card={"name": text, "n": float("nan")}, kind=Kind.LOCATION)

    assert Message.objects.get(id=received.message_id).text == stored


def test_a_quote_of_another_conversation_is_not_taken_over(arrives):
    theirs = arrives("secreto", sender="51987000002")

    mine = arrives("¿esto?", reply_to=theirs.message_id)

    assert Message.objects.get(id=mine.message_id).reply_to is None


def test_what_we_wrote_outside_the_hub_is_ours(arrives):
    arrives("hola")
    echo = arrives("ya le atiendo", from_us=True)

    message = Message.objects.get(id=echo.message_id)
    assert (message.direction, message.state, message.identity) == ("out", "sent", None)
    assert message.author.role == "bot"


def test_channel_ids_keep_people_apart(arrives, at):
    from chat.types import ChannelRef

    arrives(sender="7")
    arrives(sender="7", channel=ChannelRef(id=UUID(int=99), kind="telegram", name="Otro"))

    assert Identity.objects.count() == 2
