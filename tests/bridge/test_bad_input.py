"""Whatever an authenticated body holds: never a 5xx, the siblings live, the rest is parked."""

import json

from channels_bridge.models import RawEvent
from chat.models import Message
from tests.bridge.test_door import UPDATE, post


def updated(**message):
    return {**UPDATE, "message": {**UPDATE["message"], **message}}


ODD = {
    "nul": json.dumps(updated(text="a\x00b")).encode(),
    "half a surrogate pair": b'{"update_id":1,"message":{"message_id":1,"date":1,"chat":'
    b'{"id":5,"type":"private"},"text":"\\ud83d"}}',
    "not a number": json.dumps(updated(text="x", location={"latitude": float("nan")})).encode(),
    "deep": b'{"update_id":1,"message":' + b'{"a":' * 20_000 + b"1" + b"}" * 20_001,
    "huge whole number": b'{"update_id":' + b"9" * 5000 + b"}",
    "huge ids": json.dumps(
        updated(message_id=10**30, chat={"id": 10**40, "type": "private"})
    ).encode(),
    "wrong types": json.dumps(updated(text=5)).encode(),
    "wrong chat": json.dumps(updated(chat="x")).encode(),
    "wrong date": json.dumps(updated(date="nunca")).encode(),
    "date out of range": json.dumps(updated(date=10**18)).encode(),
    "wrong photo": json.dumps({**updated(photo=[]), "x": 1}).encode(),
    "null message": b'{"update_id":3,"message":null}',
    "empty": b"{}",
    "unknown kind": b'{"update_id":4,"something_new":{"a":1}}',
    "bad utf-8 in text": b'{"update_id":5,"message":{"text":"\xff"}}',
    "100 kB": json.dumps(updated(text="ñ" * 100_000)).encode(),
}


def test_odd_content_is_never_a_server_error(bridge):
    channel = bridge.channel()
    wrong = {}
    for name, body in ODD.items():
        status = post(channel, body).status_code
        bridge.absorb(channel)
        if status not in (200, 400):
            wrong[name] = status
    assert wrong == {}
    # What is neither shown nor understood waits for a person; nothing else does.
    assert set(RawEvent.objects.values_list("state", flat=True)) == {"processed", "parked"}
    shown = sum(event.result["messages"] for event in RawEvent.objects.all())
    assert shown == Message.objects.count()
    post(channel, updated(text="sigo aquí", message_id=99) | {"update_id": 99})
    bridge.absorb(channel)
    assert Message.objects.filter(text="sigo aquí").exists()


def test_a_long_text_arrives_whole_enough_to_read(bridge):
    channel = bridge.channel()
    post(channel, ODD["100 kB"])
    bridge.absorb(channel)
    assert len(Message.objects.get().text) >= 65_536


def entry(channel, messages=(), statuses=()):
    value = {
        "messaging_product": "whatsapp",
        "metadata": {
            "display_phone_number": "12025550111",
            "phone_number_id": channel.credentials["phone_number_id"],
        },
        "contacts": [{"profile": {"name": "Ana"}, "wa_id": "51999888777"}],
        "messages": list(messages),
        "statuses": list(statuses),
    }
    change = {"field": "messages", "value": value}
    return {"id": channel.credentials["waba_id"], "changes": [change]}


def wa_text(number, text="hola"):
    return {
        "from": "51999888777",
        "id": f"wamid.{number}",
        "timestamp": str(1763712000 + number),
        "type": "text",
        "text": {"body": text},
    }


def batch(*entries):
    return json.dumps({"object": "whatsapp_business_account", "entry": list(entries)}).encode()


def test_one_broken_message_of_fifty_does_not_lose_its_siblings(bridge):
    channel = bridge.channel("whatsapp_cloud")
    fifty = [wa_text(number) for number in range(50)]
    fifty[17] = {"id": None, "type": ["text"], "from": 5}
    assert bridge.raw(channel, batch(entry(channel, fifty))) == [200]
    bridge.absorb(channel)
    event = RawEvent.objects.get()
    assert (event.state, event.result["messages"], event.result["parked"]) == ("parked", 49, 1)
    assert event.error and b"wamid.49" in bytes(event.body)


def test_420_messages_in_one_batch_of_2_7_megabytes(bridge):
    channel = bridge.channel("whatsapp_cloud")
    messages = [wa_text(number, "x" * 6_100) for number in range(420)]
    body = batch(*(entry(channel, messages[start : start + 42]) for start in range(0, 420, 42)))
    assert 2_600_000 < len(body) < 3_000_000
    assert bridge.raw(channel, body) == [200]
    bridge.absorb(channel)
    assert RawEvent.objects.get().result["messages"] == Message.objects.count() == 420


def test_a_retry_grouped_otherwise_adds_nothing(bridge):
    channel = bridge.channel("whatsapp_cloud")
    bridge.raw(channel, batch(entry(channel, [wa_text(1), wa_text(2)])))
    bridge.raw(channel, batch(entry(channel, [wa_text(2)]), entry(channel, [wa_text(3)])))
    bridge.absorb(channel)
    assert Message.objects.count() == 3
    assert sum(event.result["messages"] for event in RawEvent.objects.all()) == 3


def test_an_entry_for_another_number_is_parked_and_its_sibling_shown(bridge):
    channel = bridge.channel("whatsapp_cloud")
    foreign = entry(channel, [wa_text(7)])
    foreign["changes"][0]["value"]["metadata"]["phone_number_id"] = "999"
    bridge.raw(channel, batch(foreign, entry(channel, [wa_text(8)])))
    bridge.absorb(channel)
    assert RawEvent.objects.get().result == {
        "messages": 1, "statuses": 0, "edits": 0, "deletes": 0, "reactions": 0, "parked": 1,
    }  # fmt: skip


def test_an_empty_batch_is_taken(bridge):
    channel = bridge.channel("whatsapp_cloud")
    assert bridge.raw(channel, batch()) == [200]
    bridge.absorb(channel)
    assert RawEvent.objects.get().state == "processed"
