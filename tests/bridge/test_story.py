"""A customer writes, an advisor answers: through every row, on each channel."""

import pytest

from channels_bridge.models import RawEvent
from chat.models import Conversation, Message

KINDS = ["telegram", "whatsapp_twilio", "whatsapp_cloud", "messenger", "instagram"]


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
    assert [bubble["text"] for bubble in bridge.phone(channel)][-1] == "Sí, claro."
    answer.refresh_from_db()
    assert answer.state in ("sent", "delivered")


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud", "messenger"])
def test_ticks_come_back_by_the_inbound_road(bridge, ana, kind):
    channel = bridge.channel(kind)
    bridge.say(channel, text="Hola")
    answer = bridge.answer(Conversation.objects.get(), ana, "Buenas tardes.")
    bridge.deliver(channel)
    bridge.until(channel, lambda: state_of(answer) == "delivered")
    bridge.simulator.read(bridge.names[channel.id])
    bridge.until(channel, lambda: state_of(answer) == "read")


def state_of(message: Message) -> str:
    return Message.objects.get(id=message.id).state
