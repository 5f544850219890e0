"""What a failure means for the person and for the channel, told at once or by a status later."""

import json
from datetime import timedelta

import pytest

from channels_bridge import tasks
from channels_bridge.models import Channel
from channels_bridge.operations import channels, deliver
from chat.models import Conversation, Identity, Message
from hub.kernel import clock
from hub.reports.models import Notification
from tests.bridge.test_deliver import fault, later, state, texts

OPERATION = {"whatsapp_twilio": "messages.create", "whatsapp_cloud": "messages"}


def answered(bridge, ana, kind, code, *, text="hola"):
    """An answer whose status tells `code`."""
    channel = bridge.channel(kind)
    bridge.say(channel, text="hola")
    fault(bridge, channel, operation=OPERATION[kind], accept=True, callback_error=code)
    message = bridge.answer(Conversation.objects.get(channel_id=channel.id), ana, text)
    bridge.deliver(channel)
    bridge.until(channel, lambda: state(message) == "failed")
    return channel, message


@pytest.mark.parametrize(("kind", "code"), [("whatsapp_cloud", 131026), ("whatsapp_twilio", 63024)])
def test_a_status_can_tell_that_somebody_is_gone_and_a_word_of_theirs_takes_it_back(
    bridge, ana, kind, code
):
    channel, message = answered(bridge, ana, kind, code)
    assert Message.objects.get(id=message.id).error["code"] == str(code)
    assert Identity.objects.get().blocked_at is not None

    bridge.say(channel, text="aquí estoy")
    assert Identity.objects.get().blocked_at is None


def test_who_wants_no_marketing_still_gets_answers(bridge, ana):
    answered(bridge, ana, "whatsapp_cloud", 131050)
    assert Identity.objects.get().blocked_at is None


@pytest.mark.parametrize(
    ("kind", "code"),
    [("whatsapp_cloud", 131042), ("whatsapp_cloud", 131048), ("whatsapp_twilio", 63007)],
)
def test_a_status_can_stop_the_channel_and_an_admin_starts_it_again(
    bridge, ana, api, admin, kind, code
):
    channel, _ = answered(bridge, ana, kind, code)
    row = Channel.objects.get(id=channel.id)
    assert row.stopped_at and str(code) in row.last_error
    alarms = api(ana).get("/api/v1/channels/health/").json()["results"]
    assert "stopped" in alarms[0]["warnings"]
    waiting = bridge.answer(Conversation.objects.get(), ana, "espera")
    assert bridge.deliver(channel) == 0

    name = "auth_token" if kind == "whatsapp_twilio" else "access_token"
    body = {"credentials": {name: channel.credentials[name]}}
    assert api(admin).patch(f"/api/v1/channels/{channel.id}/", body).status_code == 200
    bridge.deliver(channel)
    assert state(waiting) in ("sent", "delivered")


def test_admins_are_told_once_that_a_channel_stopped(bridge, thread, ana, admin):
    channel, conversation = thread
    fault(bridge, channel, operation="sendMessage", status=401)
    tasks.tell_stopped(str(channel.id))  # it has not
    bridge.answer(conversation, ana, "hola")
    bridge.deliver(channel)
    for _ in range(2):
        tasks.tell_stopped(str(channel.id))
    told = Notification.objects.get()
    assert (told.user, told.link) == (admin, f"/settings/channels/{channel.id}")
    assert "dejó de enviar" in told.title and "401" in told.text


def test_old_news_stop_no_channel_that_was_mended_since(bridge, ana):
    channel, message = answered(bridge, ana, "whatsapp_cloud", 131026)
    Channel.objects.update(updated_at=clock.now() + timedelta(seconds=1))
    other = bridge.channel("whatsapp_cloud")
    bridge.say(other, text="hola")
    fault(bridge, other, operation="messages", accept=True, callback_error=131042)
    sent = bridge.answer(Conversation.objects.get(channel_id=other.id), ana, "hola")
    bridge.deliver(other)
    Channel.objects.filter(id=other.id).update(updated_at=clock.now())
    bridge.until(other, lambda: state(sent) == "failed")
    assert Channel.objects.get(id=other.id).stopped_at is None


def test_a_code_nobody_knows_harms_nobody(bridge, ana):
    channel, _ = answered(bridge, ana, "whatsapp_cloud", 999999)
    assert Identity.objects.get().blocked_at is None
    assert Channel.objects.get(id=channel.id).stopped_at is None


def test_a_renewed_token_starts_a_stopped_channel_by_itself(bridge, thread, ana, api, admin):
    channel, conversation = thread
    fault(bridge, channel, operation="sendMessage", status=401)
    message = bridge.answer(conversation, ana, "hola")
    bridge.deliver(channel)
    assert Channel.objects.get(id=channel.id).stopped_at
    body = {"credentials": {"bot_token": channel.credentials["bot_token"]}}
    assert api(admin).patch(f"/api/v1/channels/{channel.id}/", body).status_code == 200
    channels.connect(channel.id, at=clock.now())
    bridge.deliver(channel)
    row = Channel.objects.get(id=channel.id)
    assert (state(message), texts(bridge, channel)) == ("sent", ["hola"])
    assert (row.stopped_at, row.token_state) == (None, "valid")


def echo(channel, mid, text, **more):
    page = channel.credentials["page_id"]
    event = {
        "sender": {"id": page},
        "recipient": {"id": Identity.objects.get().external_id},
        "timestamp": int(clock.now().timestamp() * 1000),
        "message": {"mid": mid, "is_echo": True, "text": text, **more},
    }
    return json.dumps({"object": "page", "entry": [{"id": page, "messaging": [event]}]})


def test_an_answer_in_the_pages_inbox_ends_the_waiting_and_unlocks_nothing(bridge, ana):
    channel = bridge.channel("messenger")
    bridge.say(channel, text="hola")
    assert Conversation.objects.get().needs_reply_since is not None

    bridge.raw(channel, echo(channel, "m_bot", "Gracias por escribir", app_id=12345))
    bridge.absorb(channel)
    assert Conversation.objects.get().needs_reply_since is not None  # a program answers nobody

    bridge.raw(channel, echo(channel, "m_inbox", "Ya te atiendo", app_id=26390203743090))
    bridge.absorb(channel)
    row = Conversation.objects.get()
    assert (row.needs_reply_since, row.answered) == (None, False)
    assert list(Message.objects.filter(direction="out").values_list("text", flat=True)) == [
        "Gracias por escribir",
        "Ya te atiendo",
    ]


def test_what_a_phone_brings_along_when_it_is_connected_is_taken_without_a_word(bridge):
    channel = bridge.channel("whatsapp_cloud")
    number = {"phone_number_id": channel.credentials["phone_number_id"]}
    changes = [
        {"field": "history", "value": {"metadata": number, "history": [{"threads": []}]}},
        {"field": "smb_app_state_sync", "value": {"state_sync": [{"type": "contact"}]}},
        {"field": "history", "value": "nonsense"},
    ]
    entry = {"id": channel.credentials["waba_id"], "changes": changes}
    body = json.dumps({"object": "whatsapp_business_account", "entry": [entry]})
    assert bridge.raw(channel, body) == [200]
    bridge.absorb(channel)
    event = channel.events.get()
    assert (event.state, event.result["parked"]) == ("processed", 0)


def test_who_goes_by_another_id_now_is_written_to_there(bridge, thread, ana):
    """Telegram names a chat anew and refuses the old id for ever."""
    channel, conversation = thread
    body = {"ok": False, "error_code": 400, "description": "Bad Request: upgraded"}
    moved = {**body, "parameters": {"migrate_to_chat_id": -1001234567}}
    fault(bridge, channel, operation="sendMessage", status=400, body=moved)
    before = conversation.identity.external_id
    message = bridge.answer(conversation, ana, "hola")
    bridge.deliver(channel)
    assert state(message) == "queued"
    assert Identity.objects.get().external_id == "-1001234567"

    deliver.drain(channel.id, now=later(3))

    calls = bridge.simulator.log(operation="sendMessage", direction="api")
    assert [str(each["request"]["chat_id"]) for each in calls] == [before, "-1001234567"]
