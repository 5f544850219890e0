"""The admin's channels: connected, tested, watched, paused, taken away."""

from datetime import timedelta

import httpx
import pytest

from channels_bridge import tasks
from channels_bridge.models import Channel, RawEvent
from channels_bridge.operations import channels as operations
from channels_bridge.operations.channels import connect
from hub.kernel import clock
from tests.bridge.conftest import CREDENTIALS
from tests.bridge.test_door import UPDATE, post
from tests.patience import wait

URL = "/api/v1/channels/"


def made(client, kind="telegram", **more):
    body = {"kind": kind, "name": "Ventas", "credentials": CREDENTIALS[kind]() | more}
    answer = client.post(URL, body)
    assert answer.status_code == 201, answer.json()
    return body["credentials"], answer.json()


@pytest.mark.parametrize("kind", CREDENTIALS)
def test_a_channel_is_made_without_asking_the_provider(db, api, admin, settings, kind):
    for base in ("TELEGRAM_API_BASE", "TWILIO_API_BASE", "META_GRAPH_BASE"):
        setattr(settings, base, "http://127.0.0.1:9")
    credentials, shown = made(api(admin), kind)
    assert shown["webhook_url"].startswith(f"{settings.PUBLIC_URL}/webhooks/{kind}/")
    for name, value in credentials.items():
        if any(word in name for word in ("token", "secret")):
            assert value not in str(shown) and shown["ids"][name] in ("…", f"…{value[-4:]}")
        else:
            assert shown["ids"][name] == value


def test_secrets_are_stored_encrypted(db, api, admin):
    from django.db import connection

    credentials, shown = made(api(admin))
    with connection.cursor() as cursor:
        cursor.execute("SELECT credentials FROM channels_bridge_channel")
        assert not any(credentials["bot_token"] in row[0] for row in cursor.fetchall())


def test_what_is_wrong_is_named_field_by_field(db, api, admin):
    client = api(admin)
    nonsense = {"kind": "telegram", "name": "x", "credentials": {"bot_token": "no"}}
    answer = client.post(URL, nonsense)
    assert answer.status_code == 422 and set(answer.json()["fields"]) == {"bot_token"}
    unknown = client.post(URL, {**nonsense, "credentials": {"bot_token": "no", "x": "y"}})
    assert unknown.status_code == 400 and set(unknown.json()["fields"]) == {"x"}
    assert client.post(URL, {**nonsense, "kind": "fax"}).status_code == 422
    assert client.post(URL, {**nonsense, "colour": "red"}).status_code == 400


@pytest.mark.parametrize("who", ["ana", "carla", "rosa"])
def test_only_admins_see_channels(db, api, who, request):
    client = api(request.getfixturevalue(who))
    channel = Channel.objects.get(kind="web")
    for path in ("", f"{channel.id}/", f"{channel.id}/health/", f"{channel.id}/events/"):
        assert client.get(URL + path).status_code == 403
    assert client.post(URL, {}).status_code == 403


def test_nobody_is_told_to_sign_in(db, api):
    assert api(None).get(URL).status_code == 401


def test_one_secret_is_replaced_and_the_others_stay(db, api, admin):
    client = api(admin)
    before, shown = made(client)
    answer = client.patch(f"{URL}{shown['id']}/", {"credentials": {"secret_token": "new-one"}})
    assert answer.status_code == 200
    stored = Channel.objects.get(id=shown["id"]).credentials
    assert stored == {**before, "secret_token": "new-one"}


def test_testing_tells_who_we_are_or_what_is_wrong(bridge, api, admin):
    client, channel = api(admin), bridge.channel()
    good = client.post(f"{URL}{channel.id}/test/")
    assert good.json()["ok"] is True and good.json()["ids"]["bot_id"]
    channel.credentials["bot_token"] = "123456:AAH-nobody-has-this-token"
    channel.save()
    bad = client.post(f"{URL}{channel.id}/test/")
    assert (bad.status_code, bad.json()["ok"]) == (200, False) and bad.json()["detail"]
    health = client.get(f"{URL}{channel.id}/health/").json()
    assert health["token_state"] == "refused" and health["last_error"]


def test_connecting_registers_the_webhook_with_its_secret(bridge):
    channel = bridge.channel()
    bridge.simulator.reset()
    connect(channel.id, at=clock.now())
    call = bridge.simulator.log(operation="setWebhook", accepted="true")[0]["request"]
    assert call["url"] == channel.webhook_url
    assert "message_reaction" in call["allowed_updates"]
    assert bridge.say(channel, text="hola").statuses == [200]


def test_a_webhook_whose_bell_was_lost_is_registered_by_the_sweep_once(bridge, api, admin):
    credentials, shown = made(api(admin))
    bridge.simulator.add_account(
        "telegram", credentials, name=shown["id"], webhook=shown["webhook_url"]
    )
    for _ in range(2):
        tasks.connect_due()
    calls = bridge.simulator.log(operation="setWebhook", accepted="true", account=shown["id"])
    assert [call["request"]["url"] for call in calls] == [shown["webhook_url"]]


def test_the_event_log_shows_counts_and_replays(bridge, api, admin):
    client, channel = api(admin), bridge.channel()
    post(channel, UPDATE)
    post(channel, {"update_id": 2, "something_new": {}})
    bridge.absorb(channel)
    newest, oldest = client.get(f"{URL}{channel.id}/events/").json()["results"]
    assert (oldest["state"], oldest["result"]["messages"]) == ("processed", 1)
    assert (newest["state"], newest["result"]["parked"]) == ("parked", 1)
    assert "something_new" in client.get(f"/api/v1/events/{newest['id']}/").json()["body"]
    again = client.post(f"/api/v1/events/{newest['id']}/replay/")
    assert (again.status_code, again.json()["state"]) == (200, "stored")
    bridge.absorb(channel)
    assert RawEvent.objects.get(id=newest["id"]).state == "parked"


def test_a_silent_channel_raises_a_banner(bridge, api, admin, ana):
    client, channel = api(admin), bridge.channel()
    bridge.say(channel, text="hola")
    assert client.get(f"{URL}health/").json() == {"results": []}
    RawEvent.objects.update(received_at=clock.now() - timedelta(days=2))
    alarms = api(ana).get(f"{URL}health/").json()["results"]
    assert [(each["name"], each["warnings"]) for each in alarms] == [("telegram", ["silent"])]
    assert client.get(f"{URL}{channel.id}/health/").json()["silent"] is True


def test_a_channel_with_a_past_is_archived_and_its_door_shut(bridge, api, admin):
    client, channel = api(admin), bridge.channel()
    bridge.say(channel, text="hola")
    fresh = bridge.channel()
    assert client.delete(f"{URL}{channel.id}/").status_code == 204
    assert client.delete(f"{URL}{fresh.id}/").status_code == 204
    assert client.get(f"{URL}{channel.id}/").status_code == 404
    assert list(Channel.objects.exclude(kind="web").values_list("state", flat=True)) == ["archived"]
    wait(lambda: httpx.head(channel.webhook_url, trust_env=False).status_code == 404)


def test_the_web_channel_stays(db, api, admin):
    web = Channel.objects.get(kind="web")
    assert api(admin).delete(f"{URL}{web.id}/").status_code == 409
    assert operations.test(web.id, at=clock.now()).ok
