"""What may be sent: told by name before any call."""

import uuid
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels_bridge.models import Delivery
from channels_bridge.operations import channels, parts
from channels_bridge.types import Limits
from chat.models import Attachment, Conversation, Identity
from chat.operations import messages
from chat.ports import courier
from chat.types import Draft, Kind
from hub.kernel import clock
from hub.kernel.errors import DomainError


@pytest.fixture
def thread(bridge):
    channel = bridge.channel("whatsapp_cloud")
    bridge.say(channel, text="hola")
    return channel, Conversation.objects.get()


def refusal(bridge, conversation, by, text="hola", **more):
    with pytest.raises(DomainError) as refused:
        bridge.answer(conversation, by, text, **more)
    assert not Delivery.objects.exists()
    return refused.value.code


def upload(by, kind, size):
    return Attachment.objects.create(
        owner=by, kind=kind, size=size, name="f", created_at=clock.now()
    )


def test_a_closed_window_is_refused_before_any_call(bridge, thread, ana):
    channel, conversation = thread
    conversation.window_closes_at = clock.now() - timedelta(seconds=1)
    conversation.save()
    assert refusal(bridge, conversation, ana) == "window_closed"
    assert bridge.sent(channel) == []


def test_the_window_opens_for_24_hours_from_the_customers_word(bridge, thread):
    _, conversation = thread
    left = conversation.window_closes_at - clock.now()
    assert timedelta(hours=23, minutes=59) < left <= timedelta(hours=24)


def test_a_paused_channel_and_a_blocked_customer_are_named(bridge, thread, ana):
    channel, conversation = thread
    channels.change(channel.id, state="paused", at=clock.now())
    assert refusal(bridge, conversation, ana) == "channel_paused"
    channels.change(channel.id, state="active", at=clock.now())
    Identity.objects.update(blocked_at=clock.now())
    conversation.refresh_from_db()
    assert refusal(bridge, conversation, ana) == "not_reachable"


def test_too_long_too_large_and_not_supported_are_named(bridge, thread, ana):
    _, conversation = thread
    assert refusal(bridge, conversation, ana, "x" * 41_000) == "too_long"
    large = upload(ana, Kind.IMAGE, 6_000_000)
    refused = refusal(bridge, conversation, ana, "", kind=Kind.IMAGE, attachments=(large.id,))
    assert refused == "file_too_large"
    draft = Draft(client_id=uuid.uuid4(), kind=Kind.TEMPLATE, template={"name": "x"})
    with pytest.raises(DomainError) as unknown:
        courier.port().fill(conversation=conversation, draft=draft)
    assert unknown.value.code == "template_unknown"


def test_the_composer_learns_the_limits(thread):
    limits = courier.port().limits(conversation=thread[1])
    assert (limits["text"], limits["caption"], limits["window_hours"]) == (4096, 1024, 24)
    assert limits["kinds"]["image"] == 5 * 1024 * 1024


def test_the_web_needs_no_provider(bridge, ana, rosa):
    from chat.operations import identities

    conversation = identities.web_conversation(
        channel=courier.port().web(), user=rosa, at=clock.now()
    )
    assert bridge.answer(conversation, ana, "hola").state == "sent"
    assert not Delivery.objects.exists()


def test_a_reaction_of_ours_reaches_the_phone(bridge, ana):
    from channels_bridge.operations import reactions

    channel = bridge.channel()
    bridge.say(channel, text="hola")
    message = Conversation.objects.get().messages.get()
    messages.react(message=message, emoji="👍", on=True, by=ana, at=clock.now())
    reactions.show(message.id, at=clock.now())
    assert bridge.simulator.log(operation="setMessageReaction", accepted="true")
    assert reactions.due(at=clock.now() + timedelta(days=1)) == []


LIMITS = Limits(text=40)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_pieces_fit_and_lose_nothing_but_blanks(text):
    pieces = parts.split(text, LIMITS)
    if len(pieces) <= parts.MOST:
        assert "".join("".join(pieces).split()) == "".join(text.split())
    for piece in pieces[: parts.MOST]:
        assert len(piece.encode("utf-16-le", "replace")) // 2 <= LIMITS.text


def test_a_family_is_not_torn_apart():
    family = "👨‍👩‍👧‍👦"
    for piece in parts.split("x" * 35 + family * 4, LIMITS):
        assert not piece.startswith("\u200d") and not piece.endswith("\u200d")
    flags = parts.split("x" * 37 + "🇵🇪" * 3, LIMITS)
    assert flags[0] == "x" * 37 and flags[1] == "🇵🇪" * 3


def test_a_caption_goes_with_the_file_where_it_fits():
    file = Attachment(kind=Kind.IMAGE, size=10)
    limits = Limits(text=40, caption=20, kinds={Kind.IMAGE: 100, Kind.AUDIO: 100})
    short = parts.plan(limits, kind="image", text="mira", files=[file], card=None)
    assert [(piece.kind, piece.text) for piece in short] == [("image", "mira")]
    long = parts.plan(limits, kind="image", text="x" * 30, files=[file], card=None)
    assert [(piece.kind, piece.text) for piece in long] == [("text", "x" * 30), ("image", "")]
