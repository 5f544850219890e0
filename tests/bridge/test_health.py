"""How a channel is, as its provider and its own traffic tell; told to whoever can mend it."""

from datetime import UTC, datetime, timedelta

import pytest

from channels_bridge.models import Channel, Duty, RawEvent
from channels_bridge.operations import checkups, duties, polling
from channels_bridge.queries import traffic
from channels_bridge.queries.health import health_of
from chat.models import Conversation
from hub.kernel import clock
from tests.bridge.conftest import CREDENTIALS
from tests.bridge.test_deliver import later

ALL = tuple(CREDENTIALS)


def check(channel, now=clock.now):
    Channel.objects.filter(id=channel.id).update(learned={"met": "before"})
    checkups.due(at=now())
    Duty.objects.filter(kind="checkup").update(next_at=now(), leased_until=None)
    checkups.check(channel.id, holder="a", now=now)


def warnings(channel, at=None):
    return health_of(Channel.objects.get(id=channel.id), at=at or clock.now()).warnings


def shown(api, admin, channel):
    return api(admin).get(f"/api/v1/channels/{channel.id}/health/").json()


@pytest.mark.parametrize("kind", ALL)
def test_a_channel_that_is_well_is_told_so(bridge, api, admin, kind):
    channel = bridge.channel(kind)
    check(channel)
    told = shown(api, admin, channel)
    assert told["warnings"] == [] and told["provider"]["error"] == ""
    assert told["provider"]["asked_at"] is not None
    assert told["provider"]["webhook_url"] == channel.webhook_url
    assert checkups.due(at=clock.now()) == []
    assert checkups.due(at=clock.now() + checkups.EVERY) == [channel.id]


@pytest.mark.parametrize("kind", ["whatsapp_cloud", "messenger", "instagram"])
def test_a_token_that_will_end_is_told_a_week_before(bridge, api, admin, kind):
    channel = bridge.channel(kind)
    ends = clock.now() + timedelta(days=5)
    bridge.simulator.manners(bridge.names[channel.id], token_expires_at=int(ends.timestamp()))
    check(channel)
    assert warnings(channel) == ("token_expiring",)
    assert shown(api, admin, channel)["provider"]["token_expires_at"].startswith(
        ends.strftime("%Y-%m-%d")
    )
    assert warnings(channel, clock.now() + timedelta(days=6)) == ("token_expired", "silent")


@pytest.mark.parametrize("kind", ALL)
def test_a_webhook_that_goes_elsewhere_is_told_and_left_alone(bridge, kind):
    channel = bridge.channel(kind)
    bridge.simulator.manners(bridge.names[channel.id], told_webhook="https://other.example.com/x")
    check(channel)
    assert warnings(channel) == ("webhook_elsewhere",)
    assert Channel.objects.get(id=channel.id).connect_at is None


@pytest.mark.parametrize("kind", ["telegram", "messenger"])
def test_a_webhook_that_is_gone_is_registered_again(bridge, kind):
    channel = bridge.channel(kind)
    bridge.simulator.manners(bridge.names[channel.id], told_webhook="")
    check(channel)
    assert warnings(channel) == ("webhook_missing",)
    assert Channel.objects.get(id=channel.id).connect_at is not None


def test_one_that_was_never_met_is_connected_once_its_provider_knows_us(bridge):
    channel = bridge.channel()
    Channel.objects.update(token_state="refused")
    checkups.due(at=clock.now())
    checkups.check(channel.id, holder="a", now=clock.now)
    row = Channel.objects.get(id=channel.id)
    assert row.connect_at is not None and row.token_state == "valid"


@pytest.mark.parametrize(
    ("kind", "manners", "warning"),
    [
        ("whatsapp_twilio", {"sender": "OFFLINE"}, "sender_off"),
        ("whatsapp_cloud", {"sender": "FLAGGED"}, "sender_off"),
        ("whatsapp_cloud", {"quality": "RED"}, "quality_low"),
    ],
)
def test_a_number_its_provider_is_not_content_with(bridge, kind, manners, warning):
    channel = bridge.channel(kind)
    bridge.simulator.manners(bridge.names[channel.id], **manners)
    check(channel)
    assert warnings(channel) == (warning,)


def test_a_webhook_telegram_could_not_reach_is_told_with_its_words(bridge, api, admin):
    channel = bridge.channel()
    key = channel.key
    Channel.objects.filter(id=channel.id).update(key="moved")
    bridge.simulator.say(bridge.names[channel.id], text="hola")
    Channel.objects.filter(id=channel.id).update(key=key)
    check(channel)
    told = shown(api, admin, channel)
    assert "webhook_failing" in told["warnings"]
    assert "404" in told["provider"]["last_error"]


@pytest.mark.parametrize("kind", ALL)
def test_a_token_found_dead_is_told_and_one_that_lives_again_is_too(bridge, kind):
    channel = bridge.channel(kind)
    name = bridge.names[channel.id]
    bridge.simulator.ctl(account=name, status=401, times=None, id="dead")
    check(channel)
    assert "token_refused" in warnings(channel)
    bridge.simulator.ctl(clear="dead")
    check(channel)
    assert warnings(channel) == ()


@pytest.mark.parametrize("kind", ALL)
def test_a_provider_that_is_away_blames_nobody(bridge, api, admin, kind):
    channel = bridge.channel(kind)
    check(channel)
    bridge.simulator.ctl(account=bridge.names[channel.id], status=500, times=None)
    check(channel)
    told = shown(api, admin, channel)
    assert told["warnings"] == [] and told["provider"]["error"]
    assert told["token_state"] != "refused"


def test_what_waits_too_long_is_told_with_its_age(bridge, thread, ana, api, admin):
    channel, conversation = thread
    bridge.answer(conversation, ana, "hola")
    told = shown(api, admin, channel)
    assert (told["queued"], told["warnings"]) == (1, []) and told["oldest_unsent_at"]
    assert "unsent" in warnings(channel, clock.now() + timedelta(minutes=11))


def test_polling_is_told_while_it_works_and_while_another_takes_it(bridge, api, admin):
    channel = bridge.channel(mode="polling")
    bridge.simulator.manners(bridge.names[channel.id], told_webhook="")
    duties.plan([channel.id], "polling", at=clock.now())
    Channel.objects.update(updated_at=clock.now() - timedelta(minutes=3))
    assert warnings(channel) == ("not_polled",)
    bridge.simulator.add_account(
        "telegram", channel.credentials, name=bridge.names[channel.id], webhook=""
    )
    polling.poll(channel.id, holder="a", now=clock.now, wait=0)
    check(channel)
    told = shown(api, admin, channel)
    assert told["warnings"] == [] and told["polling"]["done_at"]

    bridge.simulator.ctl(
        account=bridge.names[channel.id],
        operation="getUpdates",
        status=409,
        body={
            "ok": False,
            "error_code": 409,
            "description": "Conflict: terminated by other "
            "getUpdates request; make sure that only one bot instance is running",
        },
    )
    polling.poll(channel.id, holder="a", now=clock.now, wait=0)
    told = shown(api, admin, channel)
    assert told["warnings"] == ["polled_elsewhere"]
    assert told["polling"]["error"].startswith("polled_elsewhere Conflict")
    assert api(admin).get("/api/v1/channels/health/").json()["results"][0]["warnings"]


def filled(channel, start, weeks):
    """Ten events in each hour of business, Monday to Friday, nine to six."""
    rows, hour = [], start
    while hour < start + timedelta(weeks=weeks):
        if hour.weekday() < 5 and 9 <= hour.hour < 18:
            rows += [
                RawEvent(channel=channel, key=f"{hour}-{n}", body=b"", state="processed",
                         received_at=hour + timedelta(minutes=5 * n))
                for n in range(10)
            ]  # fmt: skip
        hour += timedelta(hours=1)
    RawEvent.objects.bulk_create(rows)


def test_silence_is_measured_by_what_usually_comes_at_that_hour(bridge):
    channel = bridge.channel("telegram")
    monday = datetime(2026, 9, 7, tzinfo=UTC)
    filled(channel, monday, 4)
    saturday = monday + timedelta(weeks=4) - timedelta(days=2)
    check(channel, lambda: saturday)
    assert "silent" not in warnings(channel, saturday + timedelta(hours=40))
    noon = monday + timedelta(weeks=4, hours=12)
    assert "silent" in warnings(channel, noon)  # three hours of business without a word
    assert "silent" not in warnings(channel, noon - timedelta(hours=2, minutes=45))


def test_in_the_first_week_nothing_is_usual_and_a_day_is_long(bridge):
    channel = bridge.channel("telegram")
    bridge.say(channel, text="hola")
    assert traffic.usual(channel.id, at=clock.now()) is None
    check(channel)
    assert "silent" not in warnings(channel, clock.now() + timedelta(hours=23))
    assert "silent" in warnings(channel, clock.now() + timedelta(hours=25))


def test_one_process_asks_at_a_time(bridge):
    channel = bridge.channel("telegram")
    checkups.due(at=clock.now())
    assert duties.take(channel.id, "checkup", holder="b", until=later(60)(), at=clock.now())
    checkups.check(channel.id, holder="a", now=clock.now)
    assert bridge.simulator.log(operation="getWebhookInfo") == []
    assert Conversation.objects.count() == 0


def test_the_form_knows_whether_a_webhook_can_be_reached(db, api, admin, settings):
    for address, public in (
        ("https://hub.example.com", True),
        ("http://hub.example.com", False),
        ("https://127.0.0.1:8000", False),
        ("https://10.1.2.3", False),
        ("https://tienda.local", False),
        ("https://localhost", False),
    ):
        settings.PUBLIC_URL = address
        rows = api(admin).get("/api/v1/channels/").json()["results"]
        assert [row["public_address"] for row in rows] == [public], address
