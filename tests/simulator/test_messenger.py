"""Messenger and Instagram as a thin client sees them."""

import json

import pytest

from channels_bridge.simulator import sign
from tests.patience import wait


@pytest.fixture
def psid(simulator, messenger):
    """Rosa wrote to the page; how the page knows her."""
    simulator.say(messenger["name"], "text", "hola")
    return simulator.add_phone("+51987654321")["accounts"][messenger["name"]]


@pytest.fixture
def send(simulator, messenger, psid, http):
    def call(**body):
        url = f"{simulator.base}/v26.0/me/messages"
        params = {"access_token": messenger["page_access_token"]}
        return http.post(url, params=params, json={"recipient": {"id": psid}} | body)

    return call


def events(hub, key="messaging"):
    found = []
    for heard in hub.heard:
        assert heard.headers["X-Hub-Signature-256"] == sign.meta("app_secret", heard.body)
        found += [each for entry in json.loads(heard.body)["entry"] for each in entry.get(key, [])]
    return found


KINDS = ["text", "image", "album", "video", "voice", "document", "sticker", "location", "contact",
         "quick_reply", "postback", "start", "referral", "optin", "forward", "unsupported",
         "echo"]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_everything_a_person_can_do_is_a_signed_event(simulator, hub, messenger, kind):
    said = simulator.say(messenger["name"], kind, "ñandú")

    (event,) = events(hub)
    sides = {event["sender"]["id"], event["recipient"]["id"]}
    assert said.statuses == [200] and messenger["page_id"] in sides
    assert isinstance(event["timestamp"], int)


def test_reaction_edit_reply_and_standby(simulator, hub, messenger):
    first = simulator.say(messenger["name"], "text", "uno").id
    for kind in ("reaction", "edit"):
        simulator.say(messenger["name"], kind, "❤", reply_to=first)
    simulator.say(messenger["name"], "text", "dos", reply_to=first)
    simulator.say(messenger["name"], "text", "tres", data={"standby": True})

    _, reaction, edit, reply = events(hub)
    assert reaction["reaction"]["mid"] == edit["message_edit"]["mid"] == first
    assert reply["message"]["reply_to"]["mid"] == first
    assert events(hub, "standby")[0]["message"]["text"] == "tres"


def test_an_answer_comes_back_as_echo_delivery_and_read(simulator, hub, messenger, psid, send):
    sent = send(message={"text": "buenas", "metadata": "our-7"}).json()
    wait(lambda: len(events(hub)) == 3)
    simulator.read(messenger["name"])

    echo = next(e for e in events(hub) if e.get("message", {}).get("is_echo"))
    delivery = next(e for e in events(hub) if "delivery" in e)
    read = events(hub)[-1]
    assert sent["recipient_id"] == psid == echo["recipient"]["id"]
    assert echo["message"]["mid"] == sent["message_id"] in delivery["delivery"]["mids"]
    assert echo["message"]["metadata"] == "our-7"
    assert read["read"]["watermark"] >= echo["timestamp"]


def test_media_buttons_and_actions(simulator, hub, messenger, psid, send, http):
    hub.files["/files/c"] = ("image/png", b"\x89PNG")
    link = {"attachment": {"type": "image", "payload": {"url": hub.base + "/files/c",
                                                       "is_reusable": True}}}  # fmt: skip
    first = send(message=link).json()
    send(
        message={
            "attachment": {"type": "image", "payload": {"attachment_id": first["attachment_id"]}}
        }
    )
    upload = http.post(
        f"{simulator.base}/v26.0/{messenger['page_id']}/messages",
        headers={"Authorization": f"Bearer {messenger['page_access_token']}"},
        data={"recipient": json.dumps({"id": psid}),
              "message": json.dumps({"attachment": {"type": "file", "payload": {}}})},
        files={"filedata": ("a.pdf", b"%PDF", "application/pdf")},
    )  # fmt: skip
    replies = [{"content_type": "text", "title": "Sí", "payload": "YES"}]
    send(message={"text": "¿sí?", "quick_replies": replies})
    seen = send(sender_action="mark_seen")

    mine, *shown = simulator.chat(messenger["name"])
    assert upload.status_code == seen.status_code == 200 and mine["state"] == "read"
    assert [b["kind"] for b in shown] == ["image", "image", "document", "text"]
    assert shown[-1]["buttons"][0]["data"] == "YES"


@pytest.mark.parametrize(
    ("body", "code", "subcode"),
    [
        ({"message": {"text": "a" * 2001}}, 100, None),
        ({"message": {}}, 100, None),
        ({"message": {"text": "a"}, "sender_action": "typing_on"}, 100, 2018014),
        ({"message": {"text": "a"}, "tag": "ACCOUNT_UPDATE"}, 100, None),
        ({"message": {"text": "a"}, "recipient": {"id": "1"}}, 100, 2018001),
        ({"message": {"attachment": {"type": "image", "payload": {"attachment_id": "9"}}}}, 100,
         2018074),
        ({"message": {"attachment": {"type": "image", "payload": {"url": "http://10.0.0.1/"}}}},
         100, 2018008),
    ],
)  # fmt: skip
def test_what_messenger_refuses(send, body, code, subcode):
    error = send(**body).json()["error"]

    assert (error["code"], error.get("error_subcode")) == (code, subcode)


def test_the_closed_window(simulator, messenger, send):
    stranger = simulator.add_phone("+51900000005")["accounts"][messenger["name"]]

    error = send(recipient={"id": stranger}, message={"text": "hola"}).json()["error"]

    assert (error["code"], error["error_subcode"]) == (10, 2018278)


def test_a_profile(simulator, messenger, psid, http):
    answer = http.get(
        f"{simulator.base}/v26.0/{psid}",
        params={"fields": "first_name,last_name", "access_token": messenger["page_access_token"]},
    )

    assert answer.json() == {"id": psid, "first_name": "Rosa", "last_name": "Quispe Mamani"}


def test_instagram_reads_by_mid_and_counts_bytes(simulator, hub, instagram, http):
    said = simulator.say(instagram["name"], "text", "hola")
    igsid = simulator.add_phone("+51987654321")["accounts"][instagram["name"]]
    headers = {"Authorization": f"Bearer {instagram['access_token']}"}
    url = f"{simulator.base}/v26.0/{instagram['account_id']}/messages"
    body = {"recipient": {"id": igsid}, "message": {"text": "buenas"}}

    sent = http.post(url, headers=headers, json=body).json()
    long = http.post(url, headers=headers, json=body | {"message": {"text": "ñ" * 501}})
    wait(lambda: simulator.chat(instagram["name"])[-1]["state"] == "delivered")
    simulator.read(instagram["name"])
    simulator.say(instagram["name"], "delete", reply_to=said.id)

    *_, read, deleted = events(hub)
    assert json.loads(hub.heard[0].body)["object"] == "instagram"
    assert read["read"]["mid"] == sent["message_id"] and long.status_code == 400
    assert deleted["message"] == {"mid": said.id, "is_deleted": True}
