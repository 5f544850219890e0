"""A customer writes, an advisor answers: through every row, on each channel."""

import pytest

from channels_bridge.models import RawEvent
from chat.models import Conversation, Message

KINDS = ["telegram"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_customer_writes_and_hears_an_answer(bridge, ana, kind):
    channel = bridge.channel(kind)
    bridge.say(channel, text="Hola, ¿tienen stock? 😀")
    received = Message.objects.get(direction="in")
    assert received.text == "Hola, ¿tienen stock? 😀"
    assert RawEvent.objects.get().result["messages"] == 1

    answer = bridge.answer(Conversation.objects.get(), ana, "Sí, claro.")
    assert answer.state == "queued"
    assert bridge.deliver(channel) == 1
    assert [call["request"]["text"] for call in bridge.sent(channel)] == ["Sí, claro."]
    answer.refresh_from_db()
    assert answer.state == "sent"
