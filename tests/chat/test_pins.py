"""Pins: for everyone of ours who reads the conversation, fifty at most, nothing for customers."""

from uuid import uuid4

import pytest

from chat.models import Message
from chat.operations import messages
from chat.plugins.frames import COMMANDS
from hub.kernel.errors import DomainError, Forbidden, NotFound
from tests.chat.doors import door
from tests.chat.test_live import signed_in

pytestmark = pytest.mark.django_db


def pin(message):
    return f"/api/v1/messages/{message.id}/pin/"


def pins(client, conversation):
    return [row["number"] for row in client.get(door(conversation, "pins/")).json()["results"]]


def test_a_member_pins_and_another_unpins(api, ana, luis, direct, says):
    first, second = says(ana, direct, "la clave del almacén").message, says(ana, direct).message

    pinned = api(luis).put(pin(first)).json()
    again = api(ana).put(pin(first)).json()
    api(ana).put(pin(second))

    assert (pinned["pinned_by"]["name"], pinned["pinned_at"] is not None) == ("Luis Ramos", True)
    assert again["seq"] == pinned["seq"]
    assert pins(api(ana), direct) == [2, 1]
    off = api(ana).delete(pin(first)).json()
    assert (off["pinned_at"], off["pinned_by"]) == (None, None)
    assert api(ana).delete(pin(first)).json()["seq"] == off["seq"]
    assert pins(api(luis), direct) == [2]


def test_a_line_says_who_pinned_what(api, ana, luis, direct, says):
    message = says(ana, direct).message

    api(luis).put(pin(message))
    api(luis).delete(pin(message))

    line = api(ana).get(door(direct, "messages/")).json()["results"][-1]
    assert (line["kind"], line["number"], line["private"]) == ("system", 2, False)
    card = line["card"]
    assert (card["event"], card["message"], card["number"]) == ("pinned", str(message.id), 1)
    assert card["by"]["name"] == "Luis Ramos"
    assert api(ana).put(f"/api/v1/messages/{line['id']}/pin/").status_code == 409


def test_strangers_pin_nothing(api, ana, carla, rosa, direct, says):
    message = says(ana, direct).message

    for user in (carla, rosa):
        assert api(user).put(pin(message)).status_code == 404
        assert api(user).get(door(direct, "pins/")).status_code == 404
    assert api(None).put(pin(message)).status_code == 401
    assert api(ana).put("/api/v1/messages/x/pin/").status_code == 404


def test_in_customers_conversations_those_pin_who_answer(api, ana, carla, rosa, web, says):
    message = says(rosa, web, "mi cuenta es 191-222").message

    assert api(carla).put(pin(message)).status_code == 403
    assert api(rosa).put(pin(message)).status_code == 403
    assert api(ana).put(pin(message)).status_code == 200
    assert pins(api(carla), web) == [1]
    seen = api(rosa).get(f"/api/v1/messages/{message.id}/").json()
    assert (seen["pinned_at"], seen["pinned_by"]) == (None, None)
    assert pins(api(rosa), web) == []
    page = api(rosa).get(door(web, "messages/")).json()["results"]
    assert [row["kind"] for row in page] == ["text", "hidden"]


def test_what_is_taken_back_is_pinned_no_more(api, ana, direct, says):
    message = says(ana, direct).message
    api(ana).put(pin(message))

    api(ana).delete(f"/api/v1/messages/{message.id}/")

    assert pins(api(ana), direct) == []
    assert api(ana).put(pin(message)).status_code == 409


def test_fifty_are_enough(api, ana, direct, says, at):
    rows = [says(ana, direct, f"m{number}").message for number in range(51)]
    Message.objects.filter(id__in=[row.id for row in rows[:50]]).update(pinned_at=at, pinned_by=ana)

    refused = api(ana).put(pin(rows[50]))

    assert (refused.status_code, refused.json()["code"]) == (409, "enough_pins")
    assert api(ana).put(pin(rows[0])).status_code == 200  # it is one of them
    assert api(ana).delete(pin(rows[0])).status_code == 200
    assert api(ana).put(pin(rows[50])).status_code == 200


def test_who_came_later_sees_no_earlier_pins(api, ana, carla, group, says):
    early = says(ana, group, "antes").message
    api(ana).put(pin(early))
    api(ana).post(door(group, "members/"), {"add": [str(carla.id)]})

    assert pins(api(ana), group) == [early.number]
    assert pins(api(carla), group) == []
    assert api(carla).delete(pin(early)).status_code == 404


def test_frames_pin_like_http_does(ana, luis, rosa, direct, says):
    message = says(ana, direct).message
    frame = {"type": "pin", "id": "1", "message": str(message.id), "client_id": str(uuid4())}

    on = COMMANDS["pin"](signed_in(luis), {**frame, "on": True, "base_seq": 1})
    off = COMMANDS["pin"](signed_in(ana), {**frame, "on": False})

    assert on["message"] == str(message.id) and off["seq"] > on["seq"]
    assert Message.objects.get(id=message.id).pinned_at is None
    with pytest.raises(NotFound):
        COMMANDS["pin"](signed_in(rosa), frame)
    for broken in ({"on": "perhaps"}, {"more": 1}, {"client_id": 5}, {"message": ["x"]}):
        with pytest.raises(DomainError):
            COMMANDS["pin"](signed_in(ana), {**frame, **broken})


def test_only_those_who_answer_pin_customers_words(carla, waiting, at):
    message = waiting.messages.get(kind="text")

    with pytest.raises(Forbidden):
        messages.pin(message=message, on=True, by=carla, at=at)
