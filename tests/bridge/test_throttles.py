"""Providers' limits: kept where we know them, obeyed to the second where they are told."""

import threading
import time
from datetime import timedelta

import pytest

from channels_bridge.adapters.telegram.adapter import Telegram
from channels_bridge.adapters.whatsapp_cloud.adapter import WhatsappCloud
from channels_bridge.models import Channel, Delivery
from channels_bridge.operations import deliver, outbox
from channels_bridge.operations.failures import LIMITED
from chat.models import Conversation, Message
from hub.kernel import clock
from hub.kernel.buckets import SharedBuckets
from tests.bridge.test_deliver import fault, later, state, texts
from tests.patience import wait
from tests.simulator.fixture import JORGE, ROSA


@pytest.fixture
def two(bridge):
    """A channel of a kind with two people on it."""

    def made(kind):
        channel = bridge.channel(kind)
        for phone in (ROSA, JORGE):
            bridge.say(channel, text="hola", phone=phone)
        rows = Conversation.objects.filter(channel_id=channel.id).order_by("created_at", "id")
        return channel, *rows

    return made


def held(channel):
    return Channel.objects.get(id=channel.id).held_until


def test_a_pair_that_is_too_fast_waits_alone_and_in_order(bridge, two, ana):
    channel, rosa, jorge = two("whatsapp_cloud")
    fault(bridge, channel, operation="messages", code=131056)
    first = [bridge.answer(rosa, ana, text) for text in ("uno", "dos")]
    other = bridge.answer(jorge, ana, "hola")
    bridge.deliver(channel)
    assert held(channel) is None
    assert [state(each) for each in first] == ["queued", "queued"]
    assert state(other) in ("sent", "delivered")
    deliver.drain(channel.id, now=later(3))
    assert texts(bridge, channel) == ["uno", "dos"]


@pytest.mark.parametrize(
    ("kind", "refusal"),
    [
        ("whatsapp_cloud", {"operation": "messages", "code": 130429, "retry_after": 9}),
        ("whatsapp_twilio", {"operation": "messages.create", "status": 429, "retry_after": 9}),
        ("messenger", {"operation": "messages", "code": 4, "retry_after": 9}),
    ],
)
def test_a_channel_that_is_too_fast_waits_as_a_whole_and_to_the_second(
    bridge, two, ana, kind, refusal
):
    channel, rosa, jorge = two(kind)
    fault(bridge, channel, **refusal)
    sent = [bridge.answer(rosa, ana, "uno"), bridge.answer(jorge, ana, "dos")]
    begun = clock.now()
    bridge.deliver(channel)
    assert [state(each) for each in sent] == ["queued", "queued"]
    assert timedelta(seconds=8.9) < held(channel) - begun < timedelta(seconds=10)
    calls = bridge.simulator.log(operation=refusal["operation"], direction="api")
    assert len(calls) == 1
    assert deliver.due_channels(at=clock.now() + timedelta(seconds=8)) == []
    assert deliver.drain(channel.id, now=later(8)) == 0
    assert deliver.drain(channel.id, now=later(9.5)) == 2


def test_telegram_means_one_person_until_it_means_a_second_one(bridge, two, ana):
    channel, rosa, jorge = two("telegram")
    fault(bridge, channel, operation="sendMessage", status=429, retry_after=5, times=2)
    bridge.answer(rosa, ana, "uno")
    bridge.deliver(channel)
    assert held(channel) is None
    bridge.answer(jorge, ana, "dos")
    bridge.deliver(channel)
    assert held(channel) is not None
    assert deliver.drain(channel.id, now=later(6)) == 2


def test_being_told_to_wait_costs_no_try_for_hours(bridge, thread, ana):
    channel, conversation = thread
    fault(bridge, channel, operation="sendMessage", status=429, retry_after=1, times=None)
    message = bridge.answer(conversation, ana, "hola")
    for second in range(15):
        deliver.drain(channel.id, now=later(second * 2))
    row = Delivery.objects.get()
    assert (state(message), row.refusals) == ("queued", 0) and row.attempt >= 15
    deliver.drain(channel.id, now=later(LIMITED.total_seconds() + 60))
    assert state(message) == "failed"


@pytest.mark.parametrize("again", [False, True])
def test_what_is_old_is_not_given_up_at_the_first_word_to_wait(bridge, thread, ana, again):
    """A night behind a dead token, and a second try of yesterday's message, are not a limit."""
    channel, conversation = thread
    message = bridge.answer(conversation, ana, "hola")
    day = LIMITED.total_seconds() * 4
    if again:
        fault(bridge, channel, operation="sendMessage", status=400, code=400)
        bridge.deliver(channel)
        assert state(message) == "failed"
        outbox.retry(Message.objects.get(id=message.id), at=clock.now() + timedelta(seconds=day))
    fault(bridge, channel, operation="sendMessage", status=429, retry_after=1)

    deliver.drain(channel.id, now=later(day))
    assert state(message) == "queued"
    deliver.drain(channel.id, now=later(day + 2))
    assert state(message) == "sent"


def test_we_keep_to_a_persons_rate_before_the_provider_says_so(bridge, two, ana, monkeypatch):
    monkeypatch.setattr(WhatsappCloud, "per_recipient", (2.0, 3.0))
    channel, rosa, jorge = two("whatsapp_cloud")
    bridge.simulator.manners(bridge.names[channel.id], per_recipient=2.5, burst=4)
    for number in range(6):
        bridge.answer(rosa, ana, str(number))
    other = bridge.answer(jorge, ana, "hola")
    bridge.deliver(channel)
    assert state(other) in ("sent", "delivered") and held(channel) is None
    wait(lambda: bridge.deliver(channel) < 0 or len(texts(bridge, channel)) == 6)
    assert texts(bridge, channel) == ["0", "1", "2", "3", "4", "5"]
    calls = bridge.simulator.log(operation="messages", direction="api")
    assert [each["accepted"] for each in calls] == [True] * 7


@pytest.mark.parametrize("kind", ["telegram", "whatsapp_twilio", "whatsapp_cloud", "messenger"])
def test_a_rate_we_do_not_know_is_learned_and_all_arrives_in_order(bridge, thread, ana, kind):
    channel = bridge.channel(kind)
    bridge.say(channel, text="hola")
    bridge.simulator.manners(bridge.names[channel.id], per_recipient=1.2, burst=2)
    conversation = Conversation.objects.get(channel_id=channel.id)
    sent = [bridge.answer(conversation, ana, str(number)) for number in range(3)]
    bridge.deliver(channel)
    assert state(sent[2]) == "queued"
    time.sleep(1)
    deliver.drain(channel.id, now=later(2))
    assert texts(bridge, channel) == ["0", "1", "2"]


def test_processes_count_together_and_each_alone_while_redis_is_away(settings):
    here, there = SharedBuckets("test"), SharedBuckets("test")
    key, rate = f"k{time.monotonic_ns()}", {"per_second": 1.0, "burst": 3.0}
    if settings.REDIS_URL:
        taken = [each.wait(key, **rate) for each in (here, there, here)]
        assert taken == [0, 0, 0] and 0 < there.wait(key, **rate) <= 1
    settings.REDIS_URL = "redis://127.0.0.1:9/0" if settings.REDIS_URL else ""
    alone = f"{key}-alone"
    assert [here.wait(alone, **rate) for _ in range(3)] == [0, 0, 0]
    assert 0 < here.wait(alone, **rate) <= 1 and there.wait(alone, **rate) == 0


def test_a_bucket_gives_no_more_than_its_rate_to_many_threads(settings):
    buckets, key = SharedBuckets("test"), f"k{time.monotonic_ns()}"
    taken = []

    def take():
        until = time.monotonic() + 0.5
        while time.monotonic() < until:
            if not buckets.wait(key, per_second=20.0, burst=5.0):
                taken.append(1)

    threads = [threading.Thread(target=take) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert 10 <= len(taken) <= 17


def test_asking_for_a_turn_costs_next_to_nothing(settings):
    buckets, key = SharedBuckets("test"), f"k{time.monotonic_ns()}"
    buckets.wait(key, per_second=1000.0, burst=1000.0)
    begun = time.perf_counter()
    for _ in range(200):
        buckets.wait(key, per_second=1e6, burst=1e6)
    assert (time.perf_counter() - begun) / 200 < 0.005


def test_what_the_adapters_keep_to():
    assert (Telegram.per_second, Telegram.per_recipient[0]) == (30, 1)
    assert WhatsappCloud.per_recipient[0] == 1 / 6
