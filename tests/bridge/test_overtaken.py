"""What customers do to a message, told before the message itself, late, or twice."""

from datetime import timedelta

import pytest

from channels_bridge.models import Channel, EarlyChange
from channels_bridge.operations import overtaken
from channels_bridge.operations.items import take
from channels_bridge.types import Deleted, Edited, Inbound, Moved, Reacted
from chat.models import Conversation, Message, Reaction
from chat.types import Kind, Sender
from hub.kernel import clock
from tests.bridge.conftest import CREDENTIALS

pytestmark = pytest.mark.django_db
ROSA = Sender(external_id="51999888777", phone="+51999888777")
LIVE = {"type": "location", "latitude": -12.0, "longitude": -77.0, "live": True}


def written(channel: Channel, text: str = "hola", kind: Kind = Kind.TEXT, **more) -> Message:
    item = Inbound(external_id="wamid.1", sender=ROSA, kind=kind, text=text, **more)
    assert take(channel, item, at=clock.now()) == "messages"
    return Message.objects.get(external_id="wamid.1")


def test_a_message_taken_back_before_it_came_is_taken_back_when_it_comes(cloud):
    assert take(cloud, Deleted(external_id="wamid.1"), at=clock.now()) == "deletes"

    message = written(cloud)

    assert message.deleted_at is not None
    assert not EarlyChange.objects.exists()


def test_the_newest_of_the_edits_that_came_first_stands(cloud):
    now = clock.now()
    for seconds, text in ((20, "tercero"), (10, "segundo")):
        edit = Edited(external_id="wamid.1", text=text, at=now + timedelta(seconds=seconds))
        assert take(cloud, edit, at=now) == "edits"

    message = written(cloud, "primero")

    assert (message.text, message.edited_at) == ("tercero", now + timedelta(seconds=20))


def test_an_older_edit_never_replaces_a_newer_one(cloud):
    """Providers send again what we could not take, and admins replay what was parked."""
    written(cloud, "primero")
    now = clock.now()
    for seconds, text in ((20, "tercero"), (10, "segundo"), (20, "tercero bis")):
        edit = Edited(external_id="wamid.1", text=text, at=now + timedelta(seconds=seconds))
        take(cloud, edit, at=now)

    assert Message.objects.get().text == "tercero bis"


def test_a_place_and_a_reaction_wait_for_their_message_too(cloud):
    now = clock.now()
    moved = Moved(external_id="wamid.1", card={**LIVE, "latitude": -13.5}, at=now)
    assert take(cloud, moved, at=now) == "edits"
    for emojis in (("👍",), ("❤",)):
        reacted = Reacted(external_id="wamid.1", sender=ROSA, emojis=emojis)
        assert take(cloud, reacted, at=now) == "reactions"

    message = written(cloud, "", Kind.LOCATION, card=LIVE)

    assert message.card["latitude"] == -13.5
    assert Reaction.objects.get().emoji == "❤"


def test_what_waits_is_the_channels_own(cloud):
    now = clock.now()
    other = Channel.objects.create(
        kind="telegram", name="t", credentials=CREDENTIALS["telegram"](),
        created_at=now, updated_at=now,
    )  # fmt: skip
    take(other, Deleted(external_id="wamid.1"), at=now)

    assert written(cloud).deleted_at is None


def test_what_a_killed_worker_left_behind_is_found(cloud):
    take(cloud, Deleted(external_id="wamid.1"), at=clock.now())
    left = EarlyChange.objects.get()
    assert written(cloud).deleted_at is not None
    Message.objects.update(deleted_at=None)
    left.save(force_insert=True)

    overtaken.sweep(at=clock.now())

    assert Message.objects.get().deleted_at is not None
    assert not EarlyChange.objects.exists()


def test_what_never_comes_is_forgotten(cloud):
    take(cloud, Deleted(external_id="wamid.1"), at=clock.now())
    overtaken.sweep(at=clock.now() + timedelta(days=6))
    assert EarlyChange.objects.exists()
    overtaken.sweep(at=clock.now() + timedelta(days=8))
    assert not EarlyChange.objects.exists()


def test_an_answer_told_late_does_not_end_the_waiting_for_what_was_asked_after_it(cloud):
    """Meta sends again what we could not take: the customer wrote on, and still waits."""
    now = clock.now()
    for number, seconds in ((1, 0), (2, 60)):
        item = Inbound(
            external_id=f"wamid.{number}", sender=ROSA, kind=Kind.TEXT, text="¿hola?",
            provider_at=now + timedelta(seconds=seconds),
        )  # fmt: skip
        take(cloud, item, at=now + timedelta(seconds=seconds))

    def echo(number: int, seconds: int) -> None:
        item = Inbound(
            external_id=f"wamid.{number}", sender=ROSA, kind=Kind.TEXT, text="voy", from_us=True,
            provider_at=now + timedelta(seconds=seconds),
        )  # fmt: skip
        take(cloud, item, at=now + timedelta(seconds=120))

    echo(3, 30)
    assert Conversation.objects.get().needs_reply_since == now + timedelta(seconds=60)
    echo(4, 90)
    assert Conversation.objects.get().needs_reply_since is None
