"""The figures move with what happens to events, messages, money and people who wait."""

from datetime import timedelta

import httpx
import pytest
from kombu.transport.memory import Channel as Memory

from billing.tasks import audit_ledger
from channels_bridge.models import Delivery, RawEvent
from channels_bridge.operations import absorb
from hub.kernel import clock, jobs
from hub.kernel.models import Mark
from hub.kernel.tasks import pulse
from tests.bridge.conftest import bridge, door_base, simulator, simulator_process, thread
from tests.bridge.test_absorb import UPDATE, post
from tests.bridge.test_deliver import fault

__all__ = ["bridge", "door_base", "simulator", "simulator_process", "thread"]
TELEGRAM = {"kind": "telegram"}


def test_an_event_is_stored_then_taken_in(bridge, figure):
    channel = bridge.channel()
    before = figure("mostrador_webhook_seconds_count", kind="telegram", status="200") or 0
    post(channel, UPDATE)
    RawEvent.objects.update(received_at=clock.now() - timedelta(seconds=40))
    assert figure("mostrador_webhook_seconds_count", kind="telegram", status="200") == before + 1
    assert figure("mostrador_events_waiting", **TELEGRAM) == 1
    assert 40 <= figure("mostrador_events_waiting_age_seconds", **TELEGRAM) < 100
    assert figure("mostrador_events_lately", **TELEGRAM, state="stored") == 1
    assert figure("mostrador_event_lag_seconds", **TELEGRAM, quantile="0.95") is None

    bridge.absorb(channel)
    assert figure("mostrador_events_waiting", **TELEGRAM) is None
    assert figure("mostrador_events_lately", **TELEGRAM, state="processed") == 1
    assert 40 <= figure("mostrador_event_lag_seconds", **TELEGRAM, quantile="0.95") < 100
    assert figure("mostrador_conversations_waiting", answer="first") == 1
    assert figure("mostrador_conversations_waiting", answer="next") == 0
    assert figure("mostrador_conversations_untaken") == 1


def test_what_nobody_can_read_is_parked_until_it_is_replayed(bridge, figure):
    channel = bridge.channel()
    post(channel, {**UPDATE, "message": {**UPDATE["message"], "text": 5}})
    bridge.absorb(channel)
    assert figure("mostrador_events_parked", **TELEGRAM) == 1
    absorb.replay(RawEvent.objects.get().id, at=clock.now())
    assert figure("mostrador_events_parked", **TELEGRAM) is None
    assert figure("mostrador_events_waiting", **TELEGRAM) == 1


def test_a_message_waits_and_is_lost_from_sight(thread, bridge, ana, figure):
    channel, conversation = thread
    bridge.answer(conversation, ana, "hola")
    assert figure("mostrador_deliveries", **TELEGRAM, state="queued") == 1
    assert figure("mostrador_deliveries_age_seconds", **TELEGRAM, state="queued") < 60
    assert figure("mostrador_conversations_waiting", answer="first") == 0
    fault(bridge, channel, operation="sendMessage", then="drop", accept=True)
    bridge.deliver(channel)
    assert figure("mostrador_deliveries", **TELEGRAM, state="queued") is None
    assert figure("mostrador_deliveries_troubled", **TELEGRAM, state="unknown") == 1

    Delivery.objects.update(created_at=clock.now() - timedelta(days=2))
    assert figure("mostrador_deliveries_troubled", **TELEGRAM, state="unknown") is None


def test_channels_are_told_with_those_that_stopped(bridge, figure):
    channel = bridge.channel()
    assert figure("mostrador_channels", **TELEGRAM) == 1
    assert figure("mostrador_channels_stopped", **TELEGRAM) == 0
    channel.stopped_at = clock.now()
    channel.save()
    assert figure("mostrador_channels_stopped", **TELEGRAM) == 1


def test_a_strangers_address_makes_no_name_of_its_own(bridge, door_base, figure):
    names = {"kind": "unknown", "status": "404"}
    before = figure("mostrador_webhook_seconds_count", **names) or 0
    for kind in ("nobody", "telegram/x/y", "%22%7D"):
        assert httpx.post(f"{door_base}/webhooks/{kind}/key/", content=b"{}").status_code == 404
    assert figure("mostrador_webhook_seconds_count", **names) in (before + 2, before + 3)


@pytest.mark.django_db
def test_the_worker_is_as_old_as_its_pulse(figure):
    Mark.objects.filter(name="worker").delete()
    assert figure("mostrador_worker_pulse_age_seconds") == float("inf")
    pulse()
    assert figure("mostrador_worker_pulse_age_seconds") < 60


@pytest.mark.django_db
def test_jobs_that_wait_are_counted(figure, settings):
    if not settings.EMBEDDED:
        pytest.skip("the queue of a broker is shared with others")
    before = figure("mostrador_jobs_waiting")
    jobs.ring("hub.kernel.tasks.pulse")
    assert figure("mostrador_jobs_waiting") == before + 1
    Memory.queues["work"].get_nowait()


@pytest.mark.django_db
def test_a_lost_doorbell_is_counted(figure):
    before = figure("mostrador_doorbells_lost_total")
    jobs.ring("hub.kernel.tasks.pulse", object())  # no broker takes this
    assert figure("mostrador_doorbells_lost_total") == before + 1


@pytest.mark.django_db
def test_the_ledger_is_told_as_it_was_last_found(figure):
    assert figure("mostrador_ledger_discrepancies") is None
    assert figure("mostrador_ledger_audit_age_seconds") == float("inf")
    audit_ledger()
    assert figure("mostrador_ledger_discrepancies") == 0
    assert figure("mostrador_ledger_audit_age_seconds") < 60
    Mark.put("ledger_audited", clock.now(), figure=2)
    assert figure("mostrador_ledger_discrepancies") == 2
