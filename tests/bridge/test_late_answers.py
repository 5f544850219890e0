"""After the window: a person may still answer on Messenger where Meta has reviewed it."""

import uuid
from datetime import timedelta

import pytest

from channels_bridge.models import Channel
from chat.models import Conversation, Message
from chat.ports import courier
from hub.accounts.queries import house_bot
from hub.kernel import clock
from hub.kernel.errors import DomainError


@pytest.fixture(params=["messenger", "instagram"])
def late(request, bridge, api, admin):
    """A customer who wrote two days ago, on a channel that Meta has reviewed."""
    channel = bridge.channel(request.param)
    bridge.say(channel, text="hola")
    silent_for(hours=48)
    answer = api(admin).patch(f"/api/v1/channels/{channel.id}/", {"human_agent": True})
    assert answer.status_code == 200 and answer.json()["human_agent"] is True
    return channel


def silent_for(*, hours):
    closes = clock.now() + timedelta(hours=24 - hours)
    Conversation.objects.update(window_closes_at=closes)


def refusal(bridge, by):
    with pytest.raises(DomainError) as refused:
        bridge.answer(Conversation.objects.get(), by, "Disculpe la demora.")
    return refused.value.code


def messaging(bridge, channel):
    return bridge.sent(channel)[-1]["request"]


def test_a_person_answers_late_under_the_tag(bridge, ana, late):
    bridge.answer(Conversation.objects.get(), ana, "Disculpe la demora.")
    assert bridge.deliver(late) == 1
    told = messaging(bridge, late)
    assert (told["messaging_type"], told["tag"]) == ("MESSAGE_TAG", "HUMAN_AGENT")
    assert bridge.phone(late)[-1]["text"] == "Disculpe la demora."


def test_no_bot_answers_late(bridge, late):
    assert refusal(bridge, house_bot()) == "window_closed"


def test_seven_days_after_the_last_word_it_is_over(bridge, ana, late):
    silent_for(hours=7 * 24 + 1)
    assert refusal(bridge, ana) == "window_closed"
    assert courier.port().limits(conversation=Conversation.objects.get())["after_window_until"]


def test_without_the_review_nobody_answers_late(bridge, ana, late):
    Channel.objects.update(human_agent=False)
    assert refusal(bridge, ana) == "window_closed"
    limits = courier.port().limits(conversation=Conversation.objects.get())
    assert (limits["after_window"], limits["after_window_until"]) == (None, None)


def test_the_composer_is_told_what_is_left(bridge, api, ana, late):
    row = Conversation.objects.get()
    limits = api(ana).get(f"/api/v1/conversations/{row.id}/").json()["limits"]
    assert limits["after_window"] == "human_agent"
    until = row.window_closes_at + timedelta(days=6)
    assert limits["after_window_until"] == clock.iso(until)


def test_what_waited_until_the_window_closed_leaves_under_the_tag(bridge, ana, late):
    silent_for(hours=23)
    bridge.answer(Conversation.objects.get(), ana, "Ahora sí.")
    silent_for(hours=25)
    bridge.deliver(late)
    assert messaging(bridge, late)["messaging_type"] == "MESSAGE_TAG"


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud", "messenger"])
def test_what_waited_until_the_window_closed_is_told_without_asking_the_provider(bridge, ana, kind):
    """Twilio would take it, and it would look sent until its callback says otherwise."""
    channel = bridge.channel(kind)
    bridge.say(channel, text="hola")
    sent = bridge.answer(Conversation.objects.get(), ana, "Ya lo reviso.")
    silent_for(hours=25)
    bridge.deliver(channel)
    row = Message.objects.get(id=sent.id)
    assert (row.state, row.error["code"]) == ("failed", "window_closed")
    assert bridge.sent(channel) == []


def test_a_late_answer_that_failed_is_sent_again(bridge, api, ana, late):
    bridge.simulator.ctl(operation="messages", code=551)
    sent = bridge.answer(Conversation.objects.get(), ana, "Disculpe.")
    bridge.deliver(late)
    Conversation.objects.get().identity.__class__.objects.update(blocked_at=None)
    assert Message.objects.get(id=sent.id).state == "failed"
    assert api(ana).post(f"/api/v1/messages/{sent.id}/retry/").status_code == 200
    bridge.deliver(late)
    assert bridge.phone(late)[-1]["text"] == "Disculpe."


def test_other_channels_know_no_such_thing(bridge, api, admin):
    channel = bridge.channel("whatsapp_cloud")
    client = api(admin)
    assert client.get(f"/api/v1/channels/{channel.id}/").json()["human_agent"] is None
    answer = client.patch(f"/api/v1/channels/{channel.id}/", {"human_agent": True})
    assert (answer.status_code, set(answer.json()["fields"])) == (422, {"human_agent"})


def test_a_template_goes_by_whatsapp_alone(bridge, api, ana, late):
    row = Conversation.objects.get()
    body = {"client_id": str(uuid.uuid4()), "kind": "template"}
    url = f"/api/v1/conversations/{row.id}/messages/"
    told = api(ana).post(url, {**body, "template": {"id": str(uuid.uuid4())}})
    assert (told.status_code, told.json()["code"]) == (422, "kind_not_supported")
    assert api(ana).post(url, body).status_code == 422
