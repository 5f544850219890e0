"""The outbox: in order, once, and true about what became of it."""

import threading
import time
import uuid
from datetime import timedelta

from channels_bridge.models import Channel, Delivery, Part
from channels_bridge.operations import channels, deliver
from chat.models import Conversation, Identity, Message
from chat.operations import messages
from hub.kernel import clock
from tests.simulator.fixture import JORGE


def later(seconds):
    return lambda: clock.now() + timedelta(seconds=seconds)


def state(message):
    return Message.objects.get(id=message.id).state


def texts(bridge, channel, **more):
    said = [bubble for bubble in bridge.phone(channel, **more) if bubble["author"] == "hub"]
    return [bubble["text"] for bubble in said]


def fault(bridge, channel, **more):
    bridge.simulator.ctl(account=bridge.names[channel.id], **more)


def test_nothing_overtakes_within_a_conversation(bridge, thread, ana):
    channel, conversation = thread
    fault(bridge, channel, operation="sendMessage", status=500)
    sent = [bridge.answer(conversation, ana, str(number)) for number in range(5)]
    bridge.deliver(channel)
    assert [state(message) for message in sent] == ["queued"] * 5
    while deliver.drain(channel.id, now=later(3)):
        pass
    assert texts(bridge, channel) == ["0", "1", "2", "3", "4"]


def test_a_long_answer_goes_out_in_parts_and_whole(bridge, thread, ana):
    channel, conversation = thread
    text = " ".join(str(number) for number in range(3000))
    message = bridge.answer(conversation, ana, text)
    bridge.deliver(channel)
    assert len(texts(bridge, channel)) > 3
    assert " ".join(texts(bridge, channel)) == text
    assert state(message) == "sent"


def test_a_provider_error_is_tried_again_with_a_pause(bridge, thread, ana):
    channel, conversation = thread
    fault(bridge, channel, operation="sendMessage", status=500)
    fault(bridge, channel, operation="sendMessage", status=502)
    message = bridge.answer(conversation, ana, "hola")
    bridge.deliver(channel)
    assert deliver.drain(channel.id, now=later(1)) == 0
    assert deliver.drain(channel.id, now=later(3)) == 1
    assert state(message) == "queued"
    assert deliver.drain(channel.id, now=later(9)) == 1
    assert (state(message), texts(bridge, channel)) == ("sent", ["hola"])


def test_a_flood_answer_is_obeyed_to_the_second(bridge, thread, ana):
    channel, conversation = thread
    fault(bridge, channel, operation="sendMessage", status=429, retry_after=7)
    message = bridge.answer(conversation, ana, "hola")
    bridge.deliver(channel)
    assert deliver.drain(channel.id, now=later(6)) == 0
    assert deliver.drain(channel.id, now=later(8)) == 1
    assert state(message) == "sent"


def test_an_answer_that_got_lost_is_unknown_and_never_repeated(bridge, thread, ana):
    channel, conversation = thread
    lost = [("drop", True), ("drop", False), ("garbage", True), ("garbage", False)]
    for then, accept in lost:
        fault(bridge, channel, operation="sendMessage", then=then, accept=accept)
        message = bridge.answer(conversation, ana, f"{then} {accept}")
        bridge.deliver(channel)
        assert state(message) == "unknown"
    deliver.drain(channel.id, now=later(3600))
    deliver.release_lost(at=clock.now() + timedelta(hours=1))
    assert texts(bridge, channel) == ["drop True", "garbage True"]
    following = bridge.answer(conversation, ana, "sigo")
    bridge.deliver(channel)
    assert state(following) == "sent"


def test_a_refusal_fails_with_the_providers_reason_and_a_retry_is_real(bridge, thread, ana):
    channel, conversation = thread
    fault(bridge, channel, operation="sendMessage", status=400)
    message = bridge.answer(conversation, ana, "hola")
    bridge.deliver(channel)
    failed = Message.objects.get(id=message.id)
    assert (failed.state, failed.error["code"]) == ("failed", "400")
    messages.retry(message=failed, by=ana, at=clock.now())
    assert state(message) == "queued"
    bridge.deliver(channel)
    assert (state(message), texts(bridge, channel)) == ("sent", ["hola"])


def test_a_customer_who_blocked_us_is_marked(bridge, thread, ana):
    channel, conversation = thread
    message = bridge.answer(conversation, ana, "hola")
    bridge.simulator.say(bridge.names[channel.id], "block")
    bridge.deliver(channel)
    assert Message.objects.get(id=message.id).error["code"] == "not_reachable"
    assert Identity.objects.get().blocked_at is not None


def test_a_refused_token_stops_the_channel_and_nothing_is_lost(bridge, thread, ana):
    channel, conversation = thread
    fault(bridge, channel, operation="sendMessage", status=401)
    message = bridge.answer(conversation, ana, "hola")
    bridge.deliver(channel)
    channel.refresh_from_db()
    assert channel.stopped_at and "401" in channel.last_error
    assert (state(message), deliver.drain(channel.id, now=later(60))) == ("queued", 0)
    assert channels.test(channel.id, at=clock.now()).ok
    bridge.deliver(channel)
    assert state(message) == "sent"


def test_a_paused_channel_keeps_what_waits(bridge, thread, ana):
    channel, conversation = thread
    message = bridge.answer(conversation, ana, "hola")
    channels.change(channel.id, state="paused", at=clock.now())
    assert bridge.deliver(channel) == 0
    channels.change(channel.id, state="active", at=clock.now())
    bridge.deliver(channel)
    assert state(message) == "sent"


def test_a_slow_provider_does_not_delay_another_channel(bridge, thread, ana):
    slow, conversation = thread
    quick = bridge.channel("whatsapp_cloud")
    bridge.say(quick, text="hola")
    fault(bridge, slow, operation="sendMessage", delay=1.5, times=None)
    for number in range(2):
        bridge.simulator.say(bridge.names[slow.id], text=f"hola {number}", phone=JORGE)
    bridge.absorb(slow)
    for each in Conversation.objects.filter(channel_id=slow.id):
        bridge.answer(each, ana, "lento")
    stuck = [threading.Thread(target=_drained, args=(slow.id,)) for _ in range(4)]
    for each in stuck:
        each.start()
    begun = time.monotonic()
    message = bridge.answer(Conversation.objects.get(channel_id=quick.id), ana, "rápido")
    bridge.deliver(quick)
    assert state(message) in ("sent", "delivered", "read")
    assert time.monotonic() - begun < 1.0
    for each in stuck:
        each.join()


def test_at_most_two_calls_at_once_on_a_channel(bridge, thread, ana):
    channel, conversation = thread
    fault(bridge, channel, operation="sendMessage", delay=0.3, times=None)
    for number in range(4):
        phone = f"+5190000000{number}"
        bridge.simulator.add_phone(phone)
        bridge.simulator.say(bridge.names[channel.id], text="hola", phone=phone)
    bridge.absorb(channel)
    for each in Conversation.objects.all():
        bridge.answer(each, ana, "ya")
    workers = [threading.Thread(target=_drained, args=(channel.id,)) for _ in range(6)]
    for each in workers:
        each.start()
    most = 0
    while any(each.is_alive() for each in workers):
        most = max(most, Delivery.objects.filter(state="sending").count())
        time.sleep(0.02)
    assert most == 2
    assert set(Message.objects.filter(direction="out").values_list("state", flat=True)) == {"sent"}


def test_two_workers_send_once(bridge, thread, ana):
    channel, conversation = thread
    bridge.answer(conversation, ana, "una vez")
    workers = [threading.Thread(target=_drained, args=(channel.id,)) for _ in range(6)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert texts(bridge, channel) == ["una vez"]


def _drained(channel_id):
    from django.db import connection

    try:
        deliver.drain(channel_id, now=clock.now)
    finally:
        connection.close()


def test_a_result_of_an_overtaken_attempt_does_not_count(bridge, thread, ana):
    channel, conversation = thread
    message = bridge.answer(conversation, ana, "hola")
    stale = deliver.claim(channel.id, at=clock.now())
    Delivery.objects.filter(id=stale.id).update(attempt=stale.attempt + 1)
    deliver._carry(stale, clock.now)
    assert texts(bridge, channel) == []
    assert Part.objects.get().state == "queued"
    assert state(message) == "sending"


def test_the_sweeper_finds_deliveries_without_a_doorbell(bridge, thread, ana):
    channel, conversation = thread
    bridge.answer(conversation, ana, "hola")
    assert deliver.due_channels(at=clock.now()) == [channel.id]
    bridge.deliver(channel)
    assert deliver.due_channels(at=clock.now()) == []


def test_a_provider_that_repeats_an_id_does_not_break_the_outbox(bridge, thread, ana):
    channel, conversation = thread
    message = bridge.answer(conversation, ana, "uno")
    bridge.deliver(channel)
    taken = Part.objects.get(delivery__message=message)
    other = bridge.answer(conversation, ana, "dos")
    number = int(taken.external_id.rpartition(":")[2])
    Part.objects.filter(id=taken.id).update(
        external_id=f"{conversation.identity.external_id}:{number + 1}"
    )
    bridge.deliver(channel)
    assert state(other) == "sent"


def test_unknown_channels_and_ids_do_no_harm(bridge):
    assert deliver.drain(uuid.uuid4(), now=clock.now) == 0
    assert Channel.objects.filter(kind="web").count() == 1
