"""People whose messages carry no name get one from their provider, soon and without haste."""

import json
import threading
from datetime import timedelta

import pytest

from channels_bridge.models import NameAsked, Part
from channels_bridge.operations import deliver, names, outcomes
from channels_bridge.types import Receipt
from chat.models import Conversation, Message
from crm.models import Customer
from crm.operations import customers
from crm.tasks import learn_names, meet_newest
from hub.kernel import clock
from tests.patience import wait
from tests.simulator.fixture import JORGE

LATER = timedelta(days=30)


def asked(bridge, channel):
    return bridge.simulator.log(account=bridge.names[channel.id], operation="profile")


def sweep(channel, after=timedelta()):
    names.want(at=clock.now() + after)
    return names.drain(channel.id, now=lambda: clock.now() + after)


def comes(bridge, channel):
    """Somebody writes for the first time and is met, as the bell's worker would."""
    bridge.say(channel, text="hola")
    meet_newest()


def titles(api, user):
    rows = api(user).get("/api/v1/conversations/").data["results"]
    return [(row["title"], row["customer"]["name"]) for row in rows]


@pytest.mark.parametrize(
    ("kind", "stranger"),
    [("messenger", "Usuario de Messenger "), ("instagram", "Usuario de Instagram ")],
)
def test_a_stranger_is_shown_kindly_and_then_by_name(bridge, api, ana, kind, stranger):
    channel = bridge.channel(kind)
    comes(bridge, channel)
    identity = Conversation.objects.get().identity
    called = stranger + identity.external_id[-4:]
    assert titles(api, ana) == [(called, called)]
    before = Conversation.objects.get().meta_seq

    sweep(channel)

    assert titles(api, ana) == [("Rosa Quispe Mamani", "Rosa Quispe Mamani")]
    assert Customer.objects.get().name == "Rosa Quispe Mamani"
    # The row in the list changes without a reload: the change has a number of its own.
    assert Conversation.objects.get().meta_seq > before
    assert (sweep(channel, LATER), len(asked(bridge, channel))) == (0, 1)


def test_a_name_that_arrives_before_there_is_a_customer_is_shown_and_learnt(
    bridge, api, ana, monkeypatch
):
    monkeypatch.setattr("hub.kernel.events._tell", lambda event: None)
    channel = bridge.channel("messenger")
    bridge.say(channel, text="hola")
    [(title, _)] = titles(api, ana)
    assert title == f"··{Conversation.objects.get().identity.external_id[-4:]}"

    sweep(channel)
    assert titles(api, ana)[0][0] == "Rosa Quispe Mamani"


def test_a_lost_announcement_of_a_name_is_swept(bridge, api, ana, monkeypatch):
    channel = bridge.channel("messenger")
    comes(bridge, channel)
    monkeypatch.setattr("hub.kernel.events._tell", lambda event: None)
    sweep(channel)
    assert titles(api, ana)[0][0].startswith("Usuario de Messenger ")
    learn_names()
    assert titles(api, ana)[0][0] == "Rosa Quispe Mamani"


def test_what_a_person_of_ours_wrote_stays(bridge, api, ana):
    channel = bridge.channel("messenger")
    comes(bridge, channel)
    customers.change(
        customer=Customer.objects.get(), fields={"name": "Bodega Rosita"}, at=clock.now()
    )
    sweep(channel)
    learn_names()
    assert titles(api, ana) == [("Bodega Rosita", "Bodega Rosita")]


@pytest.mark.parametrize(("code", "subcode"), [(100, None), (100, 2018218), (100, 2018247)])
def test_who_may_not_be_asked_for_is_never_asked_for_again(bridge, code, subcode):
    channel = bridge.channel("messenger")
    bridge.simulator.ctl(
        account=bridge.names[channel.id], operation="profile", code=code, subcode=subcode
    )
    bridge.say(channel, text="hola")
    sweep(channel)
    sweep(channel, LATER)
    assert len(asked(bridge, channel)) == 1
    assert NameAsked.objects.get().next_try_at is None


def test_a_sick_provider_is_asked_again_but_not_for_ever(bridge, api, ana):
    channel = bridge.channel("instagram")
    account = bridge.names[channel.id]
    bridge.simulator.ctl(account=account, operation="profile", times=2, status=503)
    for phone in ("+51987654321", JORGE):
        bridge.say(channel, text="hola", phone=phone)
    assert sweep(channel) == 1, "who fails is left alone, the others too"
    assert sweep(channel) == 1
    assert sweep(channel) == 0, "their pause is not over"
    assert sweep(channel, timedelta(seconds=20)) == 2
    assert {title for title, _ in titles(api, ana)} == {"Rosa Quispe Mamani", "Jorge Huamán Torres"}


def test_asking_ends(bridge):
    channel = bridge.channel("messenger")
    account = bridge.names[channel.id]
    bridge.simulator.ctl(account=account, operation="profile", times=50, code=4)
    bridge.say(channel, text="hola")
    for days in range(1, 20):
        sweep(channel, timedelta(days=days))
    assert len(asked(bridge, channel)) == len(names.PAUSES) + 1
    assert NameAsked.objects.get().next_try_at is None


def test_channels_that_tell_names_and_paused_ones_are_not_asked(bridge):
    telegram, paused = bridge.channel("telegram"), bridge.channel("messenger")
    paused.state = "paused"
    paused.save()
    bridge.say(telegram, text="hola")
    bridge.say(paused, text="hola")
    assert (sweep(telegram), sweep(paused)) == (0, 0)
    assert not NameAsked.objects.exists()
    paused.state = "active"
    paused.save()
    assert sweep(paused) == 1


def test_a_slow_profile_holds_up_neither_reading_nor_sending(bridge, ana):
    channel = bridge.channel("messenger")
    bridge.simulator.ctl(account=bridge.names[channel.id], operation="profile", times=9, delay=3)
    bridge.say(channel, text="hola")
    names.want(at=clock.now())
    asking = threading.Thread(target=_asks, args=(channel.id,))
    asking.start()
    try:
        wait(lambda: NameAsked.objects.filter(tries=1).exists())
        bridge.say(channel, text="¿hay alguien?")
        bridge.answer(Conversation.objects.get(), ana, "sí")
        assert bridge.deliver(channel) == 1
        assert asking.is_alive()
    finally:
        asking.join()


def _asks(channel_id):
    from django.db import connection

    try:
        names.drain(channel_id, now=clock.now)
    finally:
        connection.close()


def echo(channel, recipient, mid, text, at):
    ours = channel.credentials["account_id"]
    message = {"mid": mid, "is_echo": True, "text": text}
    event = {
        "sender": {"id": ours},
        "recipient": {"id": recipient},
        "timestamp": int(at.timestamp() * 1000),
        "message": message,
    }
    entry = {"id": ours, "time": event["timestamp"], "messaging": [event]}
    return json.dumps({"object": "instagram", "entry": [entry]})


def test_an_echo_without_author_that_overtakes_the_answer_is_our_own_message(bridge, ana):
    channel = bridge.channel("instagram")
    bridge.say(channel, text="hola")
    conversation = Conversation.objects.get()
    message = bridge.answer(conversation, ana, "¿En qué le ayudo?")
    delivery = deliver.claim(channel.id, at=clock.now())
    part = Part.objects.get()
    outcomes.begun(delivery, part, at=clock.now(), until=clock.now() + deliver.LEASE)

    person = conversation.identity.external_id
    bridge.raw(channel, echo(channel, person, "m_ONE", "¿En qué le ayudo?", clock.now()))
    bridge.absorb(channel)
    outcomes.accepted(delivery, part, Receipt(external_id="m_ONE"), at=clock.now())

    assert Message.objects.count() == 2
    part.refresh_from_db()
    assert (part.external_id, part.state) == ("m_ONE", "sent")
    assert Message.objects.get(id=message.id).state == "sent"

    # The same words again, with nothing of ours in the air: somebody wrote them elsewhere.
    bridge.raw(channel, echo(channel, person, "m_TWO", "¿En qué le ayudo?", clock.now()))
    bridge.absorb(channel)
    assert Message.objects.count() == 3
