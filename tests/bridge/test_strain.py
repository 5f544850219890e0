"""The outbox under strain: crossing locks, slow files, quick hands, old leftovers."""

import threading
import time

import pytest
from django.db import connection, transaction

from channels_bridge.models import Delivery, EarlyStatus, Part
from channels_bridge.operations import deliver, media, outcomes, reactions, statuses, ticks
from channels_bridge.types import Receipt, Status, StatusChange
from chat.models import Attachment, Conversation, Message
from chat.operations import messages, numbers
from hub.kernel import clock
from hub.kernel.errors import Conflict
from tests.bridge.test_deliver import fault, state, texts
from tests.simulator.fixture import JORGE


def beside(work):
    """Start some work in a thread that gives its connection back."""

    def run():
        try:
            work()
        finally:
            connection.close()

    started = threading.Thread(target=run)
    started.start()
    return started


def test_what_the_provider_accepted_is_kept_through_a_deadlock(bridge, thread, ana):
    channel, conversation = thread
    message = bridge.answer(conversation, ana, "hola")
    delivery = deliver.claim(channel.id, at=clock.now())
    part = Part.objects.get()
    outcomes.begun(delivery, part, at=clock.now(), until=clock.now() + deliver.LEASE)
    held = threading.Event()

    def absorb_a_batch():
        with transaction.atomic():
            numbers.hold(conversation.id)
            held.set()
            time.sleep(0.3)
            ticks.locked(delivery.id)

    batch = beside(absorb_a_batch)
    held.wait()
    receipt = Receipt(external_id="1:1")
    outcomes.accepted(delivery, part, receipt, at=clock.now())
    batch.join()
    assert (state(message), Part.objects.get().external_id) == ("sent", "1:1")


@pytest.mark.postgres
def test_a_busy_conversation_holds_up_no_other_of_its_channel(bridge, thread, ana):
    channel, busy = thread
    bridge.say(channel, text="hola", phone=JORGE)
    bridge.answer(busy, ana, "uno")
    bridge.answer(Conversation.objects.exclude(id=busy.id).get(), ana, "dos")
    with transaction.atomic():
        numbers.hold(busy.id)
        stuck = beside(lambda: deliver.drain(channel.id, now=clock.now))
        time.sleep(0.3)
        quick = beside(lambda: deliver.drain(channel.id, now=clock.now))
        quick.join(20)
        assert (texts(bridge, channel, number=JORGE), texts(bridge, channel)) == (["dos"], [])
    stuck.join()
    assert texts(bridge, channel) == ["uno"]


def test_nothing_is_tried_again_while_a_part_is_being_said(bridge, thread, ana):
    channel, conversation = thread
    message = bridge.answer(conversation, ana, "x " * 4000)
    delivery = deliver.claim(channel.id, at=clock.now())
    first, second = Part.objects.order_by("ordinal")[:2]
    for part in (first, second):
        outcomes.begun(delivery, part, at=clock.now(), until=clock.now() + deliver.LEASE)
    change = StatusChange(status=Status.FAILED, our_id=str(first.id))
    statuses.apply(channel, change, at=clock.now())
    assert state(message) == "failed"
    with pytest.raises(Conflict):
        messages.retry(message=Message.objects.get(id=message.id), by=ana, at=clock.now())
    assert Delivery.objects.get().attempt == delivery.attempt


def test_statuses_of_strangers_cost_the_sweep_nothing(
    bridge, thread, django_assert_max_num_queries
):
    channel, _ = thread
    for number in range(30):
        lost = StatusChange(status=Status.READ, external_ids=(f"1:{number}",))
        statuses.apply(channel, lost, at=clock.now())
    with django_assert_max_num_queries(10):
        statuses.sweep_early(at=clock.now())
    assert EarlyStatus.objects.count() == 30


def test_slow_files_keep_no_answer_waiting(bridge, thread, ana):
    channel, conversation = thread
    for _ in range(3):
        bridge.say(channel, "image")
    fault(bridge, channel, operation="getFile", delay=1.5, times=None)
    ids = Attachment.objects.values_list("id", flat=True)
    fetching = [beside(lambda each=each: media.fetch(each, now=clock.now)) for each in ids]
    time.sleep(0.2)
    begun = time.monotonic()
    bridge.answer(conversation, ana, "ya")
    bridge.deliver(channel)
    assert texts(bridge, channel) == ["ya"]
    assert time.monotonic() - begun < 1.0
    for each in fetching:
        each.join()


def test_reactions_of_a_stopped_channel_hold_nobody_back(bridge, thread, ana):
    channel, conversation = thread
    said = Message.objects.get()
    said.conversation = conversation
    messages.react(message=said, emoji="👍", on=True, by=ana, at=clock.now())
    assert reactions.due(at=clock.now()) == [said.id]
    channel.state = "paused"
    channel.save()
    assert reactions.due(at=clock.now()) == []
