"""Twilio loses a webhook we could not take; its list of messages tells what came and what went."""

import threading
from datetime import timedelta

import pytest

from channels_bridge.models import Channel, Duty, Part, RawEvent
from channels_bridge.operations import absorb, listing
from chat.models import Attachment, Conversation, Message
from hub.kernel import clock
from tests.bridge.test_deliver import fault, later, state, texts
from tests.bridge.test_media import fetch_all
from tests.patience import wait


@pytest.fixture
def line(bridge):
    channel = bridge.channel("whatsapp_twilio")
    Channel.objects.update(created_at=clock.now() - timedelta(hours=2))
    return channel


def reconcile(channel, now=None):
    listing.due(at=clock.now())
    Duty.objects.update(next_at=clock.now() - timedelta(days=9), leased_until=None)
    listing.reconcile(channel.id, holder="a", now=now or later(120))


def say_unheard(bridge, channel, *texts, kind="text"):
    """Somebody writes, and no webhook arrives."""
    with_no_door = {**channel.credentials}
    bridge.simulator.add_account(
        "whatsapp_twilio",
        with_no_door,
        name=bridge.names[channel.id],
        webhook="http://127.0.0.1:9/nobody/",
    )
    bridge.simulator.manners(bridge.names[channel.id], retry_scale=0.01)
    for text in texts:
        assert bridge.simulator.say(bridge.names[channel.id], kind, text).statuses == [None]
    bridge.simulator.add_account(
        "whatsapp_twilio",
        with_no_door,
        name=bridge.names[channel.id],
        webhook=channel.webhook_url,
    )


def said():
    rows = Message.objects.filter(direction="in").order_by("number")
    return list(rows.values_list("text", flat=True))


def test_what_no_webhook_brought_is_found_and_nothing_twice(bridge, line):
    bridge.say(line, text="llegó")
    say_unheard(bridge, line, "perdido uno", "perdido dos")
    for _ in range(2):
        reconcile(line)
        bridge.absorb(line)
    assert said() == ["llegó", "perdido uno", "perdido dos"]
    assert RawEvent.objects.count() == 3
    row = Message.objects.get(text="perdido dos")
    assert row.provider_at is not None and Conversation.objects.count() == 1
    assert Duty.objects.get().known["found"] == 2


def test_a_photo_nobody_brought_comes_with_its_file(bridge, line):
    say_unheard(bridge, line, "mi recibo", kind="image")
    reconcile(line)
    bridge.absorb(line)
    fetch_all()
    assert (said(), Attachment.objects.get().state) == (["mi recibo"], "ready")


def test_webhook_and_list_at_once_make_one_message(bridge, line):
    name = bridge.names[line.id]
    speaking = threading.Thread(
        target=lambda: [bridge.simulator.say(name, text=f"n{n}") for n in range(25)]
    )
    speaking.start()
    while speaking.is_alive():
        reconcile(line)
        absorbing = [threading.Thread(target=bridge.absorb, args=(line,)) for _ in range(2)]
        for each in absorbing:
            each.start()
        for each in absorbing:
            each.join()
    speaking.join()
    reconcile(line)
    bridge.absorb(line)
    assert sorted(said()) == sorted(f"n{n}" for n in range(25))


def test_two_workers_read_the_list_once(bridge, line):
    say_unheard(bridge, line, "uno")
    listing.due(at=clock.now())
    begun = len(bridge.simulator.log(operation="messages.list"))

    def work(holder):
        from django.db import connection

        try:
            listing.reconcile(line.id, holder=holder, now=later(120))
        finally:
            connection.close()

    workers = [threading.Thread(target=work, args=(str(n),)) for n in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert len(bridge.simulator.log(operation="messages.list")) - begun == 1


def test_more_than_fits_is_read_in_shorter_pieces(bridge, line, monkeypatch):
    from channels_bridge.adapters.whatsapp_twilio import listed

    monkeypatch.setattr(listed, "MOST", 4)
    monkeypatch.setattr(listed, "PAGE", 2)
    say_unheard(bridge, line, "a", "b", "c")
    reconcile(line)
    bridge.absorb(line)
    assert said() == ["a", "b", "c"]
    monkeypatch.setattr(listed, "MOST", 2)
    Duty.objects.update(known={})
    reconcile(line)  # never an endless loop, whatever there is
    assert Duty.objects.get().error == ""


def test_a_provider_that_fails_is_asked_later_and_the_cursor_stays(bridge, line):
    say_unheard(bridge, line, "uno")
    fault(bridge, line, operation="messages.list", status=500)
    reconcile(line)
    duty = Duty.objects.get()
    assert (duty.refusals, duty.known, duty.leased_until) == (1, {}, None) and duty.error
    reconcile(line)
    bridge.absorb(line)
    assert said() == ["uno"] and Duty.objects.get().error == ""


def lost_answer(bridge, line, ana, text="quién sabe", **more):
    if not Conversation.objects.exists():
        bridge.say(line, text="hola")
    fault(bridge, line, operation="messages.create", then="drop", **more)
    message = bridge.answer(Conversation.objects.get(), ana, text)
    bridge.deliver(line)
    return message


def test_an_unknown_outcome_is_settled_by_the_list(bridge, line, ana):
    bridge.simulator.manners(bridge.names[line.id], statuses="drop")
    message = lost_answer(bridge, line, ana, accept=True)
    assert state(message) == "unknown"
    wait(lambda: bridge.phone(line)[-1]["state"] == "delivered")
    reconcile(line)
    assert state(message) == "delivered" and texts(bridge, line) == ["quién sabe"]


def test_one_that_never_arrived_stays_unknown_and_is_not_said_again(bridge, line, ana):
    message = lost_answer(bridge, line, ana)
    reconcile(line)
    bridge.deliver(line)
    assert (state(message), texts(bridge, line)) == ("unknown", [])


def test_where_two_could_be_it_nobody_guesses(bridge, line, ana):
    bridge.simulator.manners(bridge.names[line.id], statuses="drop")
    both = [lost_answer(bridge, line, ana, "ok", accept=accept) for accept in (True, False)]
    reconcile(line)
    assert [state(each) for each in both] == ["unknown", "unknown"]
    assert not Part.objects.filter(external_id__isnull=False).exists()


def test_what_was_only_sent_for_long_is_asked_after(bridge, line, ana):
    bridge.simulator.manners(bridge.names[line.id], statuses="drop")
    bridge.say(line, text="hola")
    message = bridge.answer(Conversation.objects.get(), ana, "hola")
    bridge.deliver(line)
    wait(lambda: bridge.phone(line)[-1]["state"] == "delivered")
    reconcile(line)
    assert state(message) == "sent"  # a moment ago: its callback may still come
    reconcile(line, later(listing.LATE.total_seconds() + 60))
    assert state(message) == "delivered"


def test_one_that_is_gone_at_the_provider_keeps_no_other_from_being_asked_after(bridge, line, ana):
    bridge.simulator.manners(bridge.names[line.id], statuses="drop")
    bridge.say(line, text="hola")
    sent = [bridge.answer(Conversation.objects.get(), ana, text) for text in ("uno", "dos")]
    bridge.deliver(line)
    wait(lambda: [each["state"] for each in bridge.phone(line)[-2:]] == ["delivered"] * 2)
    fault(bridge, line, operation="messages.fetch", status=404, code=20404, times=1)

    reconcile(line, later(listing.LATE.total_seconds() + 60))

    assert [state(each) for each in sent] == ["sent", "delivered"]
    assert Duty.objects.get().error == ""


def test_a_channel_that_lists_nothing_has_no_such_duty(bridge):
    bridge.channel("telegram")
    assert listing.due(at=clock.now()) == [] and absorb.waiting_channels() == []
