"""Setting a channel up: what is missing is known, secrets are replaced without a gap."""

from datetime import timedelta

import httpx
import pytest

from channels_bridge.models import Channel, RawEvent
from channels_bridge.operations import absorb, channels, events
from channels_bridge.queries import doors
from chat.models import Message
from hub.kernel import clock
from tests.bridge.conftest import CREDENTIALS
from tests.bridge.test_door import UPDATE, post

URL = "/api/v1/channels/"


@pytest.fixture(autouse=True)
def read_anew(monkeypatch):
    """The door reads a channel at each knock."""
    monkeypatch.setattr(doors, "FRESH", 0.0)


@pytest.fixture
def channel(bridge):
    return bridge.channel()


@pytest.fixture
def renew(channel, api, admin):
    client = api(admin)

    def call(**more):
        return client.post(f"{URL}{channel.id}/credentials/", more)

    return call


def parked(channel, number):
    """Something unheard of, which waits for somebody."""
    post(channel, {"update_id": number, "something_new": {"number": number}})


def shown(api, admin, channel):
    return api(admin).get(f"{URL}{channel.id}/").json()


def knock(channel, secret, number):
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    body = {**UPDATE, "update_id": number}
    return httpx.post(channel.webhook_url, json=body, headers=headers, trust_env=False).status_code


def test_the_first_webhook_ever_is_remembered(bridge, channel, api, admin):
    assert shown(api, admin, channel)["heard_at"] is None
    bridge.say(channel, text="hola")
    first = shown(api, admin, channel)["heard_at"]
    bridge.say(channel, text="otra")
    assert first and shown(api, admin, channel)["heard_at"] == first


def test_a_handshake_says_that_the_provider_found_us(bridge, api, admin):
    channel = bridge.channel("whatsapp_cloud")
    wrong = bridge.simulator.handshake(bridge.names[channel.id], token="another")
    assert wrong["status"] == 403 and shown(api, admin, channel)["registered_at"] is None
    assert bridge.simulator.handshake(bridge.names[channel.id])["verified"]
    assert shown(api, admin, channel)["registered_at"]


def test_the_way_of_a_set_up_is_kept(db, api, admin):
    body = {"kind": "whatsapp_cloud", "name": "Ventas", "path": "coexistence"}
    made = api(admin).post(URL, {**body, "credentials": CREDENTIALS["whatsapp_cloud"]()})
    assert (made.status_code, made.json()["path"]) == (201, "coexistence")
    assert made.json()["connecting"] is True


def test_whether_providers_reach_us(db, api, admin, ana, settings):
    settings.TELEGRAM_API_BASE = "https://api.telegram.org"
    settings.PUBLIC_URL, settings.SECURE = "http://127.0.0.1:8000", False
    told = api(admin).get(f"{URL}ground/").json()
    assert told == {"public_url": "http://127.0.0.1:8000", "reachable": False}
    settings.PUBLIC_URL, settings.SECURE = "https://hub.example.pe", True
    assert api(admin).get(f"{URL}ground/").json()["reachable"] is True
    assert api(ana).get(f"{URL}ground/").status_code == 403


def test_a_wrong_token_changes_nothing(channel, renew):
    before = Channel.objects.get(id=channel.id).credentials
    answer = renew(credentials={"bot_token": "123456:AAH-nobody-has-this-token"})
    assert (answer.status_code, answer.json()["ok"]) == (200, False) and answer.json()["detail"]
    assert Channel.objects.get(id=channel.id).credentials == before
    assert renew(credentials={"bot_token": "short"}).status_code == 422
    assert renew(credentials={}).status_code == 422
    assert renew(credentials={"colour": "red"}).status_code == 400


def test_a_wrong_token_is_kept_when_somebody_insists(channel, renew):
    wrong = "123456:AAH-nobody-has-this-token"
    assert renew(credentials={"bot_token": wrong}, untested=True).json()["ok"] is False
    row = Channel.objects.get(id=channel.id)
    assert (row.credentials["bot_token"], row.token_state) == (wrong, "untested")


def test_another_bots_token_is_not_taken_for_ours(bridge, channel, renew):
    channels.test(channel.id, at=clock.now())
    other = bridge.channel().credentials["bot_token"]
    answer = renew(credentials={"bot_token": other}).json()
    assert answer["ok"] is False and "another account" in answer["detail"]
    assert Channel.objects.get(id=channel.id).credentials["bot_token"] != other


def test_an_old_secret_proves_webhooks_for_a_while(channel, renew):
    old = channel.credentials["secret_token"]
    assert renew(credentials={"secret_token": "a-new-one"}).json()["ok"] is True
    assert [knock(channel, "a-new-one", 1), knock(channel, old, 2)] == [200, 200]
    assert knock(channel, "nobody's", 3) in (401, 403)
    Channel.objects.update(former_until=clock.now() - timedelta(seconds=1))
    assert knock(channel, old, 4) in (401, 403)
    assert knock(channel, "a-new-one", 5) == 200


def test_a_secret_that_proves_nothing_any_more_is_forgotten(channel, renew):
    renew(credentials={"secret_token": "a-new-one"})
    events.forget(at=clock.now())
    assert Channel.objects.get(id=channel.id).former == {"secret_token": "s-3"}
    events.forget(at=clock.now() + timedelta(minutes=11))
    row = Channel.objects.get(id=channel.id)
    assert (row.former, row.former_until) == ({}, None)


def test_replaced_secrets_are_shown_nowhere(channel, renew, api, admin):
    old = channel.credentials["bot_token"]
    renew(credentials={"secret_token": "a-new-one"})
    told = shown(api, admin, channel)
    assert told["former_until"] and "a-new-one" not in str(told) and old not in str(told)
    assert "former" not in told


def test_the_log_is_narrowed(bridge, channel, api, admin):
    client, url = api(admin), f"{URL}{channel.id}/events/"
    bridge.say(channel, text="hola")
    parked(channel, 77)
    bridge.absorb(channel)

    def found(**query):
        return [row["state"] for row in client.get(url, query).json()["results"]]

    assert found() == ["parked", "processed"]
    assert (found(state="parked"), found(result="messages")) == (["parked"], ["processed"])
    assert (found(result="edits"), found(result="nothing")) == ([], [])
    assert found(since=(clock.now() + timedelta(hours=1)).isoformat()) == []
    assert client.get(url, {"state": "lost"}).status_code == 422
    assert client.get(url, {"since": "yesterday"}).status_code == 422


def test_all_that_is_parked_goes_again_in_the_order_it_came(bridge, channel, api, admin):
    for number in (31, 32, 33):
        parked(channel, number)
    bridge.absorb(channel)
    bodies = {31: "uno", 32: "dos", 33: "tres"}
    for event in RawEvent.objects.all():  # as after a fix: what nobody understood is understood
        text = bodies[int(event.key)]
        message = {**UPDATE["message"], "message_id": int(event.key), "text": text}
        event.body = httpx.Request("POST", "http://x", json={**UPDATE, "message": message}).content
        event.save()
    client = api(admin)
    assert len(client.get("/api/v1/events/parked/").json()["results"]) == 3
    told = client.post(f"{URL}{channel.id}/replay/")
    assert (told.status_code, told.json()) == (200, {"replayed": 3})
    bridge.absorb(channel)
    said = Message.objects.filter(direction="in").order_by("number")
    assert list(said.values_list("text", flat=True)) == ["uno", "dos", "tres"]
    assert client.get("/api/v1/events/parked/").json()["results"] == []


def test_what_is_parked_again_is_not_tried_for_ever(bridge, channel):
    for number in (41, 42):
        parked(channel, number)
    bridge.absorb(channel)
    asked_at = clock.now()
    assert absorb.replay_parked(channel.id, at=asked_at) == 2
    bridge.absorb(channel)
    assert RawEvent.objects.filter(state="parked").count() == 2
    assert absorb.replay_parked(channel.id, at=asked_at) == 0


def test_parked_events_are_the_admins_alone(channel, ana, api):
    assert api(ana).get("/api/v1/events/parked/").status_code == 403
    assert api(ana).post(f"{URL}{channel.id}/replay/", {}).status_code == 403
    assert api(ana).post(f"{URL}{channel.id}/credentials/", {}).status_code == 403
