"""The webhook door: who proves to be the provider is stored before being answered."""

import json
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from django.utils import timezone

from channels_bridge.models import Channel, RawEvent
from chat.models import Conversation, Identity, Message

UPDATE = {
    "update_id": 870011223,
    "message": {
        "message_id": 41,
        "date": 1763712000,
        "from": {"id": 5550001112, "is_bot": False, "first_name": "Ana", "last_name": "Rojas"},
        "chat": {"id": 5550001112, "type": "private", "first_name": "Ana"},
        "text": "hola",
    },
}


def post(channel, body, secret="s-3", **more):
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    url = more.pop("url", channel.webhook_url)
    return httpx.post(url, content=content, headers=headers, trust_env=False, **more)


def test_who_cannot_prove_to_be_telegram_leaves_nothing(bridge):
    channel = bridge.channel()
    for secret in (None, "", "wrong", "s-33", "ñ".encode()):
        answer = post(channel, UPDATE, secret)
        assert (answer.status_code, answer.text) == (401, "bad_signature")
    assert not RawEvent.objects.exists()


def test_another_channels_secret_does_not_open_this_one(bridge):
    bridge.channel(secret_token="other")
    assert post(bridge.channel(), UPDATE, "other").status_code == 401


def test_without_a_secret_nobody_can_prove_anything(bridge):
    channel = bridge.channel()
    channel.credentials["secret_token"] = ""
    channel.save()
    assert post(channel, UPDATE, "").status_code == 503
    assert not RawEvent.objects.exists()


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud", "messenger", "instagram"])
def test_a_forged_body_is_refused_on_every_channel(bridge, kind):
    channel = bridge.channel(kind)
    for sign in ("wrong", "missing"):
        assert bridge.raw(channel, b'{"object":"page","entry":[]}', sign=sign)[0] in (401, 403)
    assert not RawEvent.objects.exists()


def test_what_is_not_json_is_refused_and_not_stored(bridge):
    channel = bridge.channel()
    for body in (b"", b"hola", b"[1]", b'"x"', b"\xff\xfe", b"{" * 100):
        assert post(channel, body).status_code == 400
    assert not RawEvent.objects.exists()


def test_the_address_must_be_known_and_the_method_sensible(bridge):
    channel = bridge.channel()
    base = channel.webhook_url.rsplit("/", 2)[0]
    assert post(channel, UPDATE, url=f"{base}/nobodys-key/").status_code == 404
    assert post(channel, UPDATE, url=channel.webhook_url.replace("telegram", "web")).status_code
    assert httpx.put(channel.webhook_url, trust_env=False).status_code == 405
    assert httpx.head(channel.webhook_url, trust_env=False).status_code == 200
    assert httpx.get(channel.webhook_url, trust_env=False).status_code == 403


def test_an_address_without_its_last_slash_works_too(bridge):
    channel = bridge.channel()
    assert post(channel, UPDATE, url=channel.webhook_url.rstrip("/")).status_code == 200


def test_meta_shakes_hands(bridge):
    channel = bridge.channel("messenger")
    name = bridge.names[channel.id]
    assert bridge.simulator.handshake(name)["verified"] is True
    wrong = {"hub.mode": "subscribe", "hub.verify_token": "no", "hub.challenge": "12"}
    assert httpx.get(channel.webhook_url, params=wrong, trust_env=False).status_code == 403


def test_twilio_gets_an_empty_twiml(bridge):
    channel = bridge.channel("whatsapp_twilio")
    said = bridge.say(channel, text="hola")
    assert said.answers[0]["body"] == "<Response/>"
    assert said.answers[0]["headers"]["content-type"] == "text/xml"


def test_the_same_webhook_five_times_at_once_is_one_message(bridge):
    channel = bridge.channel()
    with ThreadPoolExecutor(5) as five:
        answers = list(five.map(lambda _: post(channel, UPDATE).status_code, range(5)))
    bridge.absorb(channel)
    assert answers == [200] * 5
    assert (RawEvent.objects.count(), Message.objects.count()) == (1, 1)


def test_two_hundred_first_messages_at_once_make_one_person(bridge):
    channel = bridge.channel()

    def say(number):
        message = {**UPDATE["message"], "message_id": number}
        return post(channel, {"update_id": number, "message": message}).status_code

    with ThreadPoolExecutor(20) as many:
        answers = set(many.map(say, range(1, 201)))
        list(many.map(lambda _: bridge.absorb(channel), range(4)))
    bridge.absorb(channel)
    assert answers == {200}
    assert (Identity.objects.count(), Conversation.objects.count()) == (1, 1)
    assert sorted(Message.objects.values_list("number", flat=True)) == list(range(1, 201))


def test_a_body_beyond_three_megabytes_is_refused(bridge):
    assert post(bridge.channel(), b"x" * (3 * 1024 * 1024 + 1)).status_code == 413


def test_a_paused_channel_still_stores(bridge):
    channel = bridge.channel()
    Channel.objects.filter(id=channel.id).update(state="paused", updated_at=timezone.now())
    assert post(channel, UPDATE).status_code == 200
    assert RawEvent.objects.count() == 1
