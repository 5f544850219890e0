"""Webhooks are kept to be looked at and replayed, not for ever."""

from datetime import timedelta

from channels_bridge.models import RawEvent
from channels_bridge.operations import events
from chat.models import Message
from hub.kernel import clock


def test_settled_webhooks_are_forgotten_what_waits_is_kept(bridge, settings, monkeypatch):
    settings.EVENTS_KEPT_DAYS = 30
    monkeypatch.setattr(events, "BATCH", 2)
    channel, other = bridge.channel(), bridge.channel("whatsapp_cloud")
    bridge.raw(channel, b'{"update_id": 1, "message": {"no": "chat"}}')
    for text in "abcde":
        bridge.say(channel, text=text)
    bridge.say(other, text="hola")
    bridge.raw(channel, b'{"update_id": 2}')

    assert events.forget(at=clock.now() + timedelta(days=29)) == 0
    assert events.forget(at=clock.now() + timedelta(days=31)) == 6

    assert sorted(RawEvent.objects.values_list("state", flat=True)) == ["parked", "stored"]
    assert Message.objects.count() == 6


def test_one_run_forgets_only_so_many(bridge, monkeypatch):
    monkeypatch.setattr(events, "BATCH", 1)
    monkeypatch.setattr(events, "BATCHES", 2)
    channel = bridge.channel()
    for text in "abc":
        bridge.say(channel, text=text)

    later = clock.now() + timedelta(days=400)

    assert [events.forget(at=later) for _ in range(3)] == [2, 1, 0]
