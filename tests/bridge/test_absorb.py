"""From stored events to conversations: order, poison, replay, what a lost doorbell missed."""

import json
from datetime import timedelta

from channels_bridge import tasks
from channels_bridge.models import RawEvent
from channels_bridge.operations import absorb
from chat.models import Identity, Message, Reaction
from hub.kernel import clock
from tests.bridge.test_door import UPDATE, post
from tests.simulator.fixture import ROSA


def test_every_kind_a_telegram_customer_can_send(bridge):
    channel = bridge.channel()
    for kind in ("text", "image", "video", "voice", "document", "sticker", "location", "contact"):
        bridge.say(channel, kind, "hola" if kind == "text" else "")
    bridge.say(channel, "album", "dos fotos")
    bridge.say(channel, "unsupported")
    kinds = list(Message.objects.order_by("number").values_list("kind", flat=True))
    assert kinds == [
        "text", "image", "video", "audio", "file", "sticker", "location", "contact",
        "image", "image", "unsupported",
    ]  # fmt: skip


def test_what_is_no_message_makes_none(bridge):
    channel = bridge.channel()
    bridge.say(channel, "system")
    group = {**UPDATE["message"], "chat": {"id": -5, "type": "group", "title": "g"}}
    post(channel, {"update_id": 7, "message": group})
    post(channel, {"update_id": 8, "channel_post": group})
    bridge.absorb(channel)
    assert not Message.objects.exists()
    assert set(RawEvent.objects.values_list("state", flat=True)) == {"processed"}


def test_a_quote_an_edit_a_reaction_and_a_press(bridge, ana):
    channel = bridge.channel()
    first = bridge.say(channel, text="¿Precio?")
    bridge.say(channel, text="Del grande", reply_to=first.id)
    bridge.say(channel, "edit", "¿Precio hoy?", reply_to=first.id)
    question, quoting = Message.objects.order_by("number")
    assert (quoting.reply_to_id, question.text) == (question.id, "¿Precio hoy?")
    answer = bridge.answer(question.conversation, ana, "S/ 20")
    bridge.deliver(channel)
    shown = bridge.phone(channel)[-1]["id"]
    bridge.say(channel, "reaction", "👍", reply_to=shown)
    bridge.say(channel, text="ese", reply_to=shown)
    assert Reaction.objects.get().message_id == answer.id
    assert Message.objects.get(text="ese").reply_to_id == answer.id
    totals = {key: 0 for key in ("messages", "edits", "reactions", "parked")}
    for event in RawEvent.objects.all():
        totals = {key: count + event.result[key] for key, count in totals.items()}
    assert totals == {"messages": 3, "edits": 1, "reactions": 1, "parked": 0}


def test_a_button_speaks_by_its_label_and_is_acknowledged(bridge):
    channel = bridge.channel()
    bridge.say(channel, text="hola")
    markup = {"inline_keyboard": [[{"text": "Pagar ahora", "callback_data": "pay:1"}]]}
    press = {
        "id": "4382",
        "from": UPDATE["message"]["from"],
        "message": {**UPDATE["message"], "reply_markup": markup},
        "data": "pay:1",
    }
    post(channel, {"update_id": 55, "callback_query": press})
    bridge.absorb(channel)
    assert Message.objects.filter(text="Pagar ahora").count() == 1
    tasks.acknowledge(str(channel.id), "4382")
    assert bridge.simulator.log(operation="answerCallbackQuery", accepted="true")


def test_a_customer_who_blocks_us_cannot_be_reached_until_they_return(bridge):
    channel = bridge.channel()
    bridge.say(channel, text="hola")
    bridge.say(channel, "block")
    assert Identity.objects.get().blocked_at is not None
    bridge.say(channel, "unblock")
    assert Identity.objects.get().blocked_at is None


def test_a_shared_own_number_is_proven_and_a_friends_is_not(bridge):
    channel = bridge.channel()
    own = {"phone_number": "51999888777", "first_name": "Ana", "user_id": 5550001112}
    message = {key: value for key, value in UPDATE["message"].items() if key != "text"}
    friend = {**own, "user_id": 6, "phone_number": "51911111111"}
    post(channel, {"update_id": 1, "message": {**message, "contact": friend}})
    bridge.absorb(channel)
    assert Identity.objects.get().phone == ""
    post(channel, {"update_id": 2, "message": {**message, "message_id": 42, "contact": own}})
    bridge.absorb(channel)
    assert Identity.objects.get().phone == "+51999888777"


def test_a_parked_event_replays_after_a_fix(bridge):
    channel = bridge.channel()
    post(channel, {**UPDATE, "message": {**UPDATE["message"], "text": 5}})
    bridge.absorb(channel)
    event = RawEvent.objects.get()
    assert (event.state, event.result["parked"]) == ("parked", 1)
    event.body = json.dumps(UPDATE).encode()
    event.save()
    absorb.replay(event.id, at=clock.now())
    bridge.absorb(channel)
    event.refresh_from_db()
    assert (event.state, event.error, Message.objects.count()) == ("processed", "", 1)


def test_what_cannot_be_stored_is_left_aside_and_its_neighbours_are_not(bridge):
    channel = bridge.channel()
    for number in range(1, 4):
        person = {**UPDATE["message"]["from"], "id": 7 if number != 2 else 10**300}
        chat = {**UPDATE["message"]["chat"], "id": person["id"]}
        message = {**UPDATE["message"], "message_id": number, "from": person, "chat": chat}
        post(channel, {"update_id": number, "message": message})
    bridge.absorb(channel)
    states = RawEvent.objects.order_by("received_at").values_list("state", flat=True)
    assert list(states) == ["processed", "parked", "processed"]
    assert Message.objects.count() == 2


def test_the_sweeper_finds_what_no_doorbell_rang_for(bridge):
    channel = bridge.channel()
    post(channel, UPDATE)
    tasks.absorb_waiting()
    assert Message.objects.count() == 1
    assert channel.id not in absorb.waiting_channels()


def test_an_event_in_the_hands_of_a_dead_worker_is_taken_again(bridge):
    channel = bridge.channel()
    post(channel, UPDATE)
    absorb._claim(channel.id, clock.now())
    assert bridge.absorb(channel) == 0
    assert absorb.drain(channel.id, now=lambda: clock.now() + absorb.LEASE) == 1
    assert Message.objects.count() == 1


def test_an_event_that_kills_its_workers_is_parked_and_the_queue_goes_on(bridge):
    channel = bridge.channel()
    post(channel, UPDATE)
    post(channel, {**UPDATE, "update_id": 2, "message": {**UPDATE["message"], "message_id": 2}})
    at = clock.now()
    claims = [absorb._claim(channel.id, at + n * timedelta(minutes=1)) for n in range(3)]
    # After the first crash the oldest is tried alone, so that only the guilty one is counted.
    assert [len(claim.events) for claim in claims if claim] == [2, 1, 1]
    absorb.drain(channel.id, now=lambda: clock.now() + timedelta(minutes=9))
    first, second = RawEvent.objects.order_by("received_at")
    assert (first.state, second.state) == ("parked", "processed")
    assert first.result["parked"] == 1 and "crashes" in first.error


def test_the_order_of_arrival_is_the_order_of_the_thread(bridge):
    channel = bridge.channel()
    for number in range(12):
        bridge.simulator.say(bridge.names[channel.id], "text", str(number), phone=ROSA)
    bridge.absorb(channel)
    texts = Message.objects.order_by("number").values_list("text", flat=True)
    assert list(texts) == [str(number) for number in range(12)]
