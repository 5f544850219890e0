"""Telegram without a public address: asked for, stored, and only then given up by the provider."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from channels_bridge.models import Channel, Duty, RawEvent
from channels_bridge.operations import absorb, duties, polling
from channels_bridge.operations.channels import connect
from chat.models import Message
from hub.kernel import clock
from tests.bridge.test_deliver import later
from tests.live import ROOT, _test_database_url
from tests.patience import wait

POLLING = """
import os, django
django.setup()
from django.conf import settings
settings.TELEGRAM_API_BASE = os.environ["BASE"]
from uuid import UUID
from channels_bridge.operations import polling
from hub.kernel import clock
channel = UUID(os.environ["CHANNEL"])
while True:
    polling.poll(channel, holder="house", now=clock.now, wait=0.2)
"""


@pytest.fixture
def bot(bridge):
    """A channel that polls, connected."""
    channel = bridge.channel(mode="polling")
    connect(channel.id, at=clock.now())
    duties.plan([channel.id], "polling", at=clock.now())
    return channel


def ask(channel, holder="a", now=clock.now):
    return polling.poll(channel.id, holder=holder, now=now, wait=0)


def duty():
    return Duty.objects.get(kind="polling")


def texts():
    return list(Message.objects.order_by("number").values_list("text", flat=True))


def say(bridge, channel, text, **more):
    return bridge.simulator.say(bridge.names[channel.id], text=text, **more)


def test_what_waits_is_stored_as_the_webhook_would_and_given_up_once_it_is(bridge, bot):
    for text in ("uno", "dos"):
        say(bridge, bot, text)
    assert bridge.simulator.log(operation="deleteWebhook", accepted="true")

    assert ask(bot)
    bridge.absorb(bot)
    assert texts() == ["uno", "dos"]
    assert ask(bot)
    say(bridge, bot, "tres")
    assert ask(bot)
    bridge.absorb(bot)
    assert texts() == ["uno", "dos", "tres"] and RawEvent.objects.count() == 3
    asked = bridge.simulator.log(operation="getUpdates")
    assert "message_reaction" in asked[0]["request"]["allowed_updates"]
    assert [int(each["request"]["offset"]) for each in asked][0] == 0


def test_a_worker_that_died_before_its_cursor_moved_doubles_nothing(bridge, bot):
    say(bridge, bot, "hola")
    ask(bot)
    Duty.objects.update(known={})  # as if it had been killed just before
    ask(bot)
    bridge.absorb(bot)
    assert (texts(), RawEvent.objects.count()) == (["hola"], 1)


def test_one_polls_and_the_other_waits_until_its_lease_is_over(bridge, bot):
    assert ask(bot, "a") and not ask(bot, "b") and ask(bot, "a")
    assert ask(bot, "b", later(polling.LEASE.total_seconds() + 1))
    assert not ask(bot, "a")


def test_three_hundred_updates_survive_two_killed_workers(bridge, bot):
    env = {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": _test_database_url()}
    env |= {"BASE": bridge.simulator.base, "CHANNEL": str(bot.id)}
    said = [f"n{number}" for number in range(300)]
    for until in (150, 300):
        batch = [{"kind": "text", "text": text} for text in said[until - 150 : until]]
        bridge.simulator.say(bridge.names[bot.id], batch=batch)
        command = [sys.executable, "-c", POLLING]
        with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **env}) as worker:
            try:
                wait(lambda: RawEvent.objects.count() >= until - 60)  # noqa: B023
                time.sleep(random.random() / 20)
            finally:
                worker.send_signal(signal.SIGKILL)
    while ask(bot, "house") and RawEvent.objects.count() < 300:
        pass
    absorb.drain(bot.id, now=clock.now)
    assert texts() == said and RawEvent.objects.count() == 300


def test_the_way_is_changed_both_ways_and_nothing_falls_between(bridge, bot, api, admin):
    def change(mode):
        path = f"/api/v1/channels/{bot.id}/"
        answer = api(admin).patch(path, {"credentials": {"mode": mode}})
        assert answer.status_code == 200 and answer.json()["ids"]["mode"] == mode

    say(bridge, bot, "por sondeo")
    ask(bot)
    say(bridge, bot, "en medio")
    change("webhook")
    assert not ask(bot)
    connect(bot.id, at=clock.now())
    say(bridge, bot, "por webhook")
    wait(lambda: RawEvent.objects.count() == 3)
    change("polling")
    connect(bot.id, at=clock.now())
    say(bridge, bot, "otra vez")
    assert ask(bot)
    bridge.absorb(bot)
    assert sorted(texts()) == ["en medio", "otra vez", "por sondeo", "por webhook"]


def test_a_webhook_that_came_back_is_told_and_taken_away_once(bridge, bot):
    name = bridge.names[bot.id]
    bridge.simulator.ctl(
        account=name,
        operation="getUpdates",
        times=2,
        status=409,
        body={
            "ok": False,
            "error_code": 409,
            "description": "Conflict: can't use getUpdates method"
            " while webhook is active; use deleteWebhook to delete the webhook first",
        },
    )
    assert not ask(bot)
    assert duty().error.startswith("webhook_set") and duty().refusals == 1
    channel = Channel.objects.get(id=bot.id)
    assert channel.connect_at is not None and channel.token_state != "refused"
    Channel.objects.update(connect_at=None)
    assert not ask(bot, now=later(60))
    assert Channel.objects.get(id=bot.id).connect_at is None  # somebody else insists: told
    assert ask(bot, now=later(300)) and duty().error == ""


def test_a_refused_token_ends_the_polling_until_there_is_another(bridge, bot):
    bridge.simulator.ctl(account=bridge.names[bot.id], operation="getUpdates", status=401)
    assert not ask(bot)
    assert Channel.objects.get(id=bot.id).token_state == "refused" and polling.polled() == []


def test_a_provider_that_is_away_is_asked_again_with_growing_pauses(bridge, bot, settings):
    settings.TELEGRAM_API_BASE = "http://127.0.0.1:9"
    at = clock.now()
    for pause in duties.PAUSES[:3]:
        assert not ask(bot, now=lambda: at)  # noqa: B023
        assert duty().next_at == at + timedelta(seconds=pause)
        at = duty().next_at
    assert duty().error.startswith("unreachable")


def test_after_days_of_silence_numbers_may_have_begun_anew(bridge, bot):
    Duty.objects.update(known={"after": 10**12, "heard_at": clock.now().isoformat()})
    say(bridge, bot, "hola")
    ask(bot)
    assert RawEvent.objects.count() == 0
    say(bridge, bot, "hola otra vez")
    ask(bot, now=later(polling.FRESH.total_seconds() + 1))
    assert RawEvent.objects.count() == 1
