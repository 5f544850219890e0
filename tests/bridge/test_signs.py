"""What a customer sees of us beside messages: that somebody reads, that somebody writes."""

from datetime import timedelta
from typing import Any

import pytest

from channels_bridge import tasks
from channels_bridge.models import Sign
from channels_bridge.operations import signs
from chat.models import Conversation
from chat.operations import conversations
from hub.accounts.models import User
from hub.accounts.queries import house_bot
from hub.kernel import clock, jobs
from tests.bridge.conftest import Bridge

CALLS = {
    "telegram": ("sendchataction", ""),
    "whatsapp_twilio": ("typing", "typing"),
    "whatsapp_cloud": ("mark_read", "mark_read"),
    "messenger": ("sender_action", "sender_action"),
    "instagram": ("sender_action", "sender_action"),
}


def called(bridge: Bridge, channel: Any, operation: str) -> list[dict[str, Any]]:
    log = bridge.simulator.log(account=bridge.names[channel.id], direction="api")
    return [each for each in log if each["operation"].lower() == operation]


@pytest.mark.parametrize("kind", CALLS)
def test_writing_and_reading_are_shown_on_the_phone(bridge: Bridge, kind: str):
    typing, reading = CALLS[kind]
    channel = bridge.channel(kind)
    bridge.say(channel, text="hola")
    conversation, now = Conversation.objects.get(), clock.now()

    signs.note_read(conversation.id, conversation.counter.last_number, at=now)
    assert len(called(bridge, channel, reading)) == (1 if reading else 0)
    assert bridge.phone(channel)[0]["state"] == ("read" if reading else "sent")
    shown = len(called(bridge, channel, typing))
    for seconds in (0, 3, 7, 21):
        signs.type_to(conversation.id, at=now + timedelta(seconds=seconds))

    assert {each["status"] for each in called(bridge, channel, typing)} == {200}
    assert len(called(bridge, channel, typing)) - shown == 2


@pytest.fixture
def written(bridge: Bridge) -> tuple[Any, Conversation]:
    channel = bridge.channel("whatsapp_cloud")
    bridge.say(channel, text="hola")
    return channel, Conversation.objects.get()


def test_what_is_read_shortly_after_is_shown_a_little_later(bridge: Bridge, written: Any):
    channel, conversation = written
    now = clock.now()
    signs.note_read(conversation.id, 1, at=now)
    bridge.say(channel, text="¿están?")
    bridge.say(channel, text="¿hola?")

    for number in (2, 3, 3):
        signs.note_read(conversation.id, number, at=now + timedelta(seconds=2))
    assert len(called(bridge, channel, "mark_read")) == 1
    assert signs.due(at=now + timedelta(seconds=4)) == []
    later = now + timedelta(seconds=9)
    for each in signs.due(at=later):
        signs.show_read(each, at=later)

    assert len(called(bridge, channel, "mark_read")) == 2
    assert [each["state"] for each in bridge.phone(channel)] == ["read"] * 3
    assert signs.due(at=later + timedelta(hours=1)) == []


def test_a_provider_in_trouble_is_soon_left_alone(bridge: Bridge, written: Any):
    channel, conversation = written
    bridge.simulator.ctl(
        account=bridge.names[channel.id], operation="mark_read", times=None, status=500
    )
    now = clock.now()
    signs.type_to(conversation.id, at=now)
    signs.note_read(conversation.id, 1, at=now)

    for minutes in range(1, 6):
        at = now + timedelta(minutes=minutes)
        for each in signs.due(at=at):
            signs.show_read(each, at=at)

    assert len(called(bridge, channel, "mark_read")) == 1 + signs.TRIES
    assert Sign.objects.get().told_number == 1


@pytest.mark.parametrize("why", ["setting", "paused", "window", "blocked"])
def test_nothing_is_shown_where_it_should_not(bridge: Bridge, written: Any, why: str):
    channel, conversation = written
    now = clock.now()
    if why == "setting":
        channel.shows_read = False
    elif why == "paused":
        channel.state = "paused"
    elif why == "blocked":
        conversation.identity.blocked_at = now
        conversation.identity.save()
    else:
        now += timedelta(hours=25)
    channel.save()

    signs.type_to(conversation.id, at=now)
    signs.note_read(conversation.id, 1, at=now)

    assert called(bridge, channel, "mark_read") == []


def test_people_who_answer_are_shown_reading_and_nobody_else(
    bridge: Bridge, written: Any, ana: User, carla: User, monkeypatch: pytest.MonkeyPatch
):
    channel, conversation = written
    rung: list[tuple[str, Any]] = []
    monkeypatch.setattr(
        jobs.current_app, "send_task", lambda name, args=(), **_: rung.append((name, args))
    )
    bot = house_bot()
    for by in (carla, bot):
        conversations.mark_read(conversation=conversation, number=1, by=by, at=clock.now())
    assert [each for each in rung if each[0].endswith("note_read")] == []

    conversations.mark_read(conversation=conversation, number=1, by=ana, at=clock.now())

    (bell,) = [each for each in rung if each[0].endswith("note_read")]
    tasks.note_read(*bell[1])
    assert bridge.phone(channel)[0]["state"] == "read"
