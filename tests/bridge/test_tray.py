"""The tray: what did not reach a customer, settled by a word, sent again, or put away."""

from datetime import timedelta

import pytest

from channels_bridge.operations import deliver
from chat.models import Message
from hub.kernel import clock
from tests.bridge.test_deliver import fault, later, state, texts
from tests.chat.test_racing import at_once

TRAY = "/api/v1/tray/"


def door(message, verb):
    return f"/api/v1/messages/{message.id}/{verb}/"


def seen(client, **query):
    return [row["text"] for row in client.get(TRAY, query).json()["results"]]


@pytest.fixture
def lost(bridge, thread, ana):
    """An answer whose outcome nobody knows, though the customer has it."""
    channel, conversation = thread
    fault(bridge, channel, operation="sendMessage", then="drop", accept=True)
    message = bridge.answer(conversation, ana, "¿llegó?")
    bridge.deliver(channel)
    return message


@pytest.fixture
def failed(bridge, thread, ana):
    channel, conversation = thread
    fault(bridge, channel, operation="sendMessage", status=400)
    message = bridge.answer(conversation, ana, "no salió")
    bridge.deliver(channel)
    return message


def test_the_tray_tells_why_and_empties_by_a_real_retry(bridge, thread, failed, ana, api):
    client = api(ana)
    (row,) = client.get(TRAY).json()["results"]
    assert (row["state"], row["error"]["code"]) == ("failed", "400") and row["troubled_at"]
    assert row["place"]["id"] == str(thread[1].id) and row["place"]["channel"]["kind"] == "telegram"
    assert client.post(door(failed, "retry"), {}).json()["troubled_at"] is None
    assert seen(client) == []
    bridge.deliver(thread[0])
    assert (state(failed), seen(client)) == ("sent", [])


def test_my_own_are_those_i_wrote_or_that_are_in_my_hands(thread, failed, ana, luis, api):
    assert (seen(api(ana), whose="mine"), seen(api(luis), whose="mine")) == (["no salió"], [])
    assert seen(api(luis), whose="all") == ["no salió"]
    thread[1].assignee = luis
    thread[1].save()
    assert seen(api(luis), whose="mine") == ["no salió"]
    assert api(luis).get(TRAY, {"whose": "nobody's"}).status_code == 422


def test_a_word_settles_what_nobody_knows(bridge, thread, lost, ana, api):
    client = api(ana)
    assert seen(client) == ["¿llegó?"]
    told = client.post(door(lost, "settle"), {"delivered": True})
    assert (told.status_code, told.json()["state"]) == (200, "delivered")
    assert seen(client) == []
    assert client.post(door(lost, "settle"), {"delivered": False}).status_code == 409
    deliver.drain(thread[0].id, now=later(3600))
    assert texts(bridge, thread[0]) == ["¿llegó?"]


def test_what_did_not_arrive_has_failed_and_goes_again(bridge, thread, lost, ana, api):
    client = api(ana)
    told = client.post(door(lost, "settle"), {"delivered": False}).json()
    assert (told["state"], told["error"]["code"]) == ("failed", "not_arrived")
    assert seen(client) == ["¿llegó?"]
    assert client.post(door(lost, "retry"), {}).json()["state"] == "queued"
    bridge.deliver(thread[0])
    assert (state(lost), seen(client)) == ("sent", [])


def test_settling_lets_out_what_waited_behind(bridge, thread, ana, api):
    channel, conversation = thread
    text = " ".join(str(number) for number in range(1500))
    fault(bridge, channel, operation="sendMessage", then="drop", accept=True)
    message = bridge.answer(conversation, ana, text)
    bridge.deliver(channel)
    assert (state(message), len(texts(bridge, channel))) == ("unknown", 1)
    api(ana).post(door(message, "settle"), {"delivered": True})
    bridge.deliver(channel)
    assert " ".join(texts(bridge, channel)) == text
    assert state(message) == "sent"


def test_two_who_say_the_opposite_at_once_do_not_both_win(thread, lost, ana, luis, api):
    said = [(api(ana), True), (api(luis), False)]
    calls = [
        lambda client=client, word=word: client.post(door(lost, "settle"), {"delivered": word})
        for client, word in said
    ]
    codes = sorted(answer.status_code for answer in at_once(calls))
    assert codes == [200, 409]
    assert state(lost) in ("delivered", "failed")


def test_what_is_put_away_can_be_brought_back(thread, failed, ana, api):
    client = api(ana)
    assert client.delete(door(failed, "troubled")).json()["troubled_at"] is None
    assert (seen(client), state(failed)) == ([], "failed")
    before = Message.objects.get(id=failed.id).seq
    client.delete(door(failed, "troubled"))
    assert Message.objects.get(id=failed.id).seq == before
    assert client.put(door(failed, "troubled")).json()["troubled_at"]
    assert seen(client) == ["no salió"]


def test_what_fails_again_is_in_the_tray_again(bridge, thread, failed, ana, api):
    client = api(ana)
    client.delete(door(failed, "troubled"))
    fault(bridge, thread[0], operation="sendMessage", status=400)
    client.post(door(failed, "retry"), {})
    bridge.deliver(thread[0])
    assert seen(client) == ["no salió"]


def test_the_tray_is_for_those_who_answer(bridge, thread, failed, carla, rosa, ana, api):
    for who in (carla, rosa):
        assert api(who).get(TRAY).status_code == 403
        assert api(who).post(door(failed, "settle"), {"delivered": True}).status_code == 403
    assert api(ana).post(door(failed, "settle"), {"delivered": True}).status_code == 409
    assert api(ana).post(door(failed, "settle"), {}).status_code == 422
    assert api(ana).post(door(failed, "settle"), {"delivered": 1, "x": 2}).status_code == 400
    good = bridge.answer(thread[1], ana, "bien")
    bridge.deliver(thread[0])
    assert api(ana).delete(door(good, "troubled")).status_code == 409


def test_the_tray_has_pages_newest_trouble_first(bridge, thread, ana, api):
    now = clock.now()
    for number in range(3):
        message = bridge.answer(thread[1], ana, str(number))
        Message.objects.filter(id=message.id).update(
            state="failed", troubled_at=now + timedelta(seconds=number)
        )
    client = api(ana)
    first = client.get(TRAY, {"limit": 2}).json()
    assert [row["text"] for row in first["results"]] == ["2", "1"]
    assert seen(client, cursor=first["next"]) == ["0"]
