"""Ticks: whatever the order, the same truth in the end."""

from datetime import timedelta
from itertools import permutations

import pytest

from channels_bridge.models import Delivery, EarlyStatus, Part
from channels_bridge.operations import deliver, outcomes, statuses
from channels_bridge.types import Receipt, Status, StatusChange
from chat.models import Conversation, Message
from hub.kernel import clock

SENT, DELIVERED, READ, FAILED = Status


@pytest.fixture
def thread(bridge):
    """A Cloud API channel and a conversation on it."""
    channel = bridge.channel("whatsapp_cloud")
    bridge.simulator.manners(bridge.names[channel.id], statuses="drop")
    bridge.say(channel, text="hola")
    return channel, Conversation.objects.get()


def state(message):
    return Message.objects.get(id=message.id).state


def told(channel, part, status, **more):
    change = StatusChange(status=status, external_ids=(part.external_id,), **more)
    statuses.apply(channel, change, at=clock.now())


def test_every_order_of_statuses_ends_read(bridge, thread, ana):
    channel, conversation = thread
    ranks = ["sent", "delivered", "read"]
    for order in permutations([SENT, DELIVERED, READ]):
        message = bridge.answer(conversation, ana, "hola")
        bridge.deliver(channel)
        part = Part.objects.get(delivery__message=message)
        seen = []
        for status in order:
            told(channel, part, status)
            seen.append(state(message))
        assert seen == sorted(seen, key=ranks.index) and seen[-1] == "read"
        part.refresh_from_db()
        assert part.sent_at and part.delivered_at and part.read_at


ENDINGS = [
    ([FAILED], "failed"),
    ([FAILED, SENT], "failed"),
    ([FAILED, DELIVERED], "delivered"),
    ([DELIVERED, FAILED], "delivered"),
    ([FAILED, READ, FAILED], "read"),
]


def test_a_failure_is_final_unless_proven_otherwise(bridge, thread, ana):
    channel, conversation = thread
    for order, end in ENDINGS:
        message = bridge.answer(conversation, ana, "hola")
        bridge.deliver(channel)
        part = Part.objects.get(delivery__message=message)
        for status in order:
            told(channel, part, status, error_code="131026", error_text="No WhatsApp")
        assert state(message) == end
        error = Message.objects.get(id=message.id).error
        assert (error == {"code": "131026", "detail": "No WhatsApp"}) == (end == "failed")


def test_each_instant_is_kept_once(bridge, thread, ana):
    channel, conversation = thread
    bridge.answer(conversation, ana, "hola")
    bridge.deliver(channel)
    first = clock.now().replace(microsecond=0)
    for minutes in range(3):
        told(channel, Part.objects.get(), DELIVERED, at=first + timedelta(minutes=minutes))
    assert Part.objects.get().delivered_at == first


def test_a_status_before_the_send_returned_waits_for_it(bridge, thread, ana):
    channel, conversation = thread
    message = bridge.answer(conversation, ana, "hola")
    delivery = deliver.claim(channel.id, at=clock.now())
    part = Part.objects.get()
    outcomes.begun(delivery, part, at=clock.now(), until=clock.now() + deliver.LEASE)
    early = StatusChange(status=READ, external_ids=("wamid.EARLY",))
    statuses.apply(channel, early, at=clock.now())
    assert (state(message), EarlyStatus.objects.count()) == ("sending", 1)
    outcomes.accepted(delivery, part, Receipt(external_id="wamid.EARLY"), at=clock.now())
    assert (state(message), EarlyStatus.objects.count()) == ("read", 0)


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud", "messenger"])
def test_providers_whose_statuses_overtake_their_answer(bridge, ana, kind):
    channel = bridge.channel(kind)
    bridge.simulator.manners(bridge.names[channel.id], early_statuses=True)
    bridge.say(channel, text="hola")
    message = bridge.answer(Conversation.objects.get(), ana, "hola")
    bridge.deliver(channel)
    bridge.until(channel, lambda: state(message) == "delivered")


def test_our_own_id_settles_what_was_unknown(bridge, thread, ana):
    channel, conversation = thread
    bridge.simulator.ctl(account=bridge.names[channel.id], then="drop", accept=True)
    message = bridge.answer(conversation, ana, "hola")
    bridge.deliver(channel)
    assert state(message) == "unknown"
    part = Part.objects.get()
    change = StatusChange(status=DELIVERED, external_ids=("wamid.X",), our_id=str(part.id))
    statuses.apply(channel, change, at=clock.now())
    part.refresh_from_db()
    assert (state(message), part.external_id) == ("delivered", "wamid.X")


def test_news_of_an_earlier_try_is_not_of_this_one(bridge, thread, ana):
    channel, conversation = thread
    message = bridge.answer(conversation, ana, "hola")
    bridge.deliver(channel)
    part = Part.objects.get()

    late = StatusChange(status=Status.FAILED, external_ids=("wamid.OLD",), our_id=str(part.id))
    statuses.apply(channel, late, at=clock.now())

    assert state(message) != "failed"


def test_a_settled_unknown_lets_its_other_parts_follow(bridge, thread, ana):
    channel, conversation = thread
    bridge.simulator.ctl(account=bridge.names[channel.id], then="drop", accept=True)
    message = bridge.answer(conversation, ana, "x " * 4000)
    bridge.deliver(channel)
    assert state(message) == "unknown"
    first = Part.objects.get(ordinal=0)
    statuses.apply(channel, StatusChange(status=SENT, our_id=str(first.id)), at=clock.now())
    assert state(message) == "queued"
    bridge.deliver(channel)
    assert state(message) == "sent"


def test_a_watermark_covers_what_was_sent_until_then(bridge, ana):
    channel = bridge.channel("messenger")
    bridge.simulator.manners(bridge.names[channel.id], statuses="drop")
    bridge.say(channel, text="hola")
    conversation = Conversation.objects.get()
    before = bridge.answer(conversation, ana, "antes")
    bridge.deliver(channel)
    mark = clock.now()
    after = bridge.answer(conversation, ana, "después")
    bridge.deliver(channel)
    recipient = conversation.identity.external_id
    change = StatusChange(status=READ, recipient=recipient, watermark=mark)
    statuses.apply(channel, change, at=clock.now())
    assert (state(before), state(after)) == ("read", "sent")


def test_watermarks_that_wait_for_one_cost_little_for_all_others(
    bridge, ana, django_assert_max_num_queries
):
    channel = bridge.channel("messenger")
    bridge.simulator.manners(bridge.names[channel.id], statuses="drop")
    bridge.say(channel, text="hola")
    conversation = Conversation.objects.get()
    for number in range(8):
        bridge.answer(conversation, ana, f"{number}")
        bridge.deliver(channel)
    bridge.answer(conversation, ana, "en el aire")
    Delivery.objects.filter(state="queued").update(state="sending")
    recipient = conversation.identity.external_id
    for _ in range(8):
        change = StatusChange(status=DELIVERED, recipient=recipient, watermark=clock.now())
        statuses.apply(channel, change, at=clock.now())

    assert Part.objects.exclude(delivered_at=None).count() == 8
    assert EarlyStatus.objects.count() == 8
    with django_assert_max_num_queries(12):
        statuses.settle_early(channel.id, at=clock.now())


def test_the_message_shows_its_worst_part(bridge, thread, ana):
    channel, conversation = thread
    message = bridge.answer(conversation, ana, "x " * 4000)
    bridge.deliver(channel)
    first, second = Part.objects.order_by("ordinal")
    told(channel, first, READ)
    assert state(message) == "sent"
    told(channel, second, DELIVERED)
    assert state(message) == "delivered"
    told(channel, second, READ)
    assert state(message) == "read"


def test_statuses_nobody_can_place_are_forgotten_after_a_week(bridge, thread):
    channel, _ = thread
    lost = StatusChange(status=READ, external_ids=("wamid.NOBODY",))
    statuses.apply(channel, lost, at=clock.now())
    statuses.sweep_early(at=clock.now())
    assert EarlyStatus.objects.count() == 1
    statuses.sweep_early(at=clock.now() + timedelta(days=8))
    assert EarlyStatus.objects.count() == 0
