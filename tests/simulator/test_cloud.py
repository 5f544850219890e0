"""WhatsApp Cloud API as a thin client sees it."""

import json
import time

import httpx
import pytest

from channels_bridge.simulator import sign
from tests.patience import wait
from tests.simulator.fixture import ROSA


@pytest.fixture
def graph(simulator, cloud):
    headers = {"Authorization": f"Bearer {cloud['access_token']}"}
    with httpx.Client(base_url=f"{simulator.base}/v26.0/", headers=headers, verify=False) as client:
        yield client


@pytest.fixture
def send(graph, cloud):
    def call(**message):
        body = {"messaging_product": "whatsapp", "to": ROSA[1:]} | message
        return graph.post(f"{cloud['phone_number_id']}/messages", json=body)

    return call


def values(hub, key):
    """Every messages[] or statuses[] element of every body, signatures checked."""
    found = []
    for heard in (each for each in hub.heard if each.method == "POST"):
        assert heard.headers["X-Hub-Signature-256"] == sign.meta("app_secret", heard.body)
        for entry in json.loads(heard.body)["entry"]:
            for change in entry["changes"]:
                found += change["value"].get(key, [])
    return found


KINDS = ["text", "image", "video", "voice", "audio", "document", "sticker", "location", "contact",
         "button", "quick_reply", "list_reply", "referral", "forward", "order", "system",
         "unsupported"]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_everything_a_phone_can_do_is_a_signed_message(simulator, hub, cloud, kind):
    said = simulator.say(cloud["name"], kind, "ñandú")

    (message,) = values(hub, "messages")
    assert said.statuses == [200] and message["type"] in message
    assert (message["from"], message["from_user_id"][:3]) == (ROSA[1:], "PE.")
    assert hub.heard[0].body.isascii()


def test_a_reaction_edit_and_delete_name_their_message(simulator, hub, cloud):
    first = simulator.say(cloud["name"], "text", "uno").id
    for kind in ("reaction", "edit", "delete"):
        simulator.say(cloud["name"], kind, "👍", reply_to=first)
    simulator.say(cloud["name"], "text", "dos", reply_to=first)

    _, reaction, edit, revoke, reply = values(hub, "messages")
    assert reaction["reaction"] == {"message_id": first, "emoji": "👍"}
    assert edit["edit"]["original_message_id"] == revoke["revoke"]["original_message_id"] == first
    assert reply["context"]["id"] == first


def test_a_hidden_person_comes_without_a_number(simulator, hub, cloud):
    simulator.add_phone("+51900000003", "Ana", username="ana.r", hidden=True)

    simulator.say(cloud["name"], "text", "hola", phone="+51900000003")

    (message,), (contact,) = values(hub, "messages"), values(hub, "contacts")
    assert "from" not in message and "wa_id" not in contact
    assert message["from_user_id"] == contact["user_id"]


def test_a_refused_batch_comes_again_in_other_groups(simulator, hub, cloud):
    hub.script = [500]

    simulator.say(cloud["name"], "text", "hola", repeat=3)
    wait(lambda: len(hub.heard) == 4)

    ids = [message["id"] for message in values(hub, "messages")]
    assert len(ids) == 6 and sorted(ids[:3]) == sorted(ids[3:])


def test_statuses_carry_our_data_and_price_once(simulator, hub, cloud, send):
    simulator.say(cloud["name"], "text", "hola")

    sent = send(text={"body": "buenas"}, biz_opaque_callback_data="our-7").json()
    wait(lambda: len(values(hub, "statuses")) == 2)
    simulator.read(cloud["name"])

    statuses = values(hub, "statuses")
    assert [s["status"] for s in statuses] == ["sent", "delivered", "read"]
    assert {s["id"] for s in statuses} == {sent["messages"][0]["id"]}
    assert {s["biz_opaque_callback_data"] for s in statuses} == {"our-7"}
    assert [("pricing" in s) for s in statuses] == [True, False, False]


def test_delivered_may_be_missing(simulator, hub, cloud, send):
    simulator.say(cloud["name"], "text", "hola")
    simulator.manners(cloud["name"], delivered="never", auto_read=True)

    send(text={"body": "buenas"})
    wait(lambda: len(values(hub, "statuses")) == 2)

    assert [s["status"] for s in values(hub, "statuses")] == ["sent", "read"]


@pytest.mark.parametrize("sync", [True, False])
def test_the_closed_window_at_once_or_by_webhook(simulator, hub, cloud, send, sync):
    if sync:
        simulator.manners(cloud["name"], window_refusal="sync")

    answer = send(to="51900000004", text={"body": "hola"})

    if sync:
        assert answer.json()["error"]["code"] == 131047
        return
    failed = wait(lambda: values(hub, "statuses"))[0]
    assert answer.status_code == 200
    assert (failed["status"], failed["errors"][0]["code"]) == ("failed", 131047)
    assert "recipient_user_id" not in failed


def test_media_in_takes_two_steps_and_the_bearer(simulator, hub, cloud, graph, http):
    simulator.say(cloud["name"], "image", "mi casa")
    (message,) = values(hub, "messages")

    about = graph.get(message["image"]["id"]).json()

    assert graph.get(about["url"]).content.startswith(b"\xff\xd8")
    assert http.get(about["url"]).status_code == 401
    expired = about["url"].split("?")[0] + f"?ext={int(time.time()) - 1}"
    assert graph.get(expired).status_code == 404
    simulator.manners(cloud["name"], media_down=True)
    assert graph.get(about["url"]).status_code == 503


def test_media_out_by_upload_and_by_link(simulator, hub, cloud, graph, send):
    simulator.say(cloud["name"], "text", "hola")
    hub.files["/files/b"] = ("application/pdf", b"%PDF-1.4")

    uploaded = graph.post(
        f"{cloud['phone_number_id']}/media",
        data={"messaging_product": "whatsapp", "type": "image/jpeg"},
        files={"file": ("a.jpg", b"\xff\xd8", "image/jpeg")},
    ).json()
    send(type="image", image={"id": uploaded["id"], "caption": "mire"})
    send(type="document", document={"link": hub.base + "/files/b", "filename": "boleta.pdf"})
    send(type="image", image={"link": hub.base + "/files/missing"})

    wait(lambda: any(s["status"] == "failed" for s in values(hub, "statuses")))
    image, document, missing = simulator.chat(cloud["name"])[1:]
    assert (image["text"], image["files"][0]["mime"]) == ("mire", "image/jpeg")
    assert document["files"] and missing["error"] == "131053"


def test_other_kinds_out(simulator, cloud, send):
    first = simulator.say(cloud["name"], "text", "hola").id
    buttons = [{"type": "reply", "reply": {"id": "si", "title": "Sí"}}]
    answers = [
        send(type="location", location={"latitude": "-12.05", "longitude": "-77.04"}),
        send(type="contacts", contacts=[{"name": {"formatted_name": "Luis"}}]),
        send(type="reaction", reaction={"message_id": first, "emoji": "👍"}),
        send(type="interactive", interactive={
            "type": "button", "body": {"text": "¿Sí?"}, "action": {"buttons": buttons}}),
        send(type="template", template={
            "name": "hello_world", "language": {"code": "es"}, "components": [
                {"type": "body", "parameters": [{"type": "text", "text": "Ana"}]}]}),
        send(status="read", message_id=first, typing_indicator={"type": "text"}),
    ]  # fmt: skip

    mine, *shown = simulator.chat(cloud["name"])
    assert [answer.status_code for answer in answers] == [200] * 6
    assert (mine["state"], mine["reactions"]) == ("read", {"hub": "👍"})
    assert [b["kind"] for b in shown] == ["location", "contact", "text", "template"]
    assert shown[-1]["text"].startswith("Hola Ana")


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"text": {"body": "a" * 4097}}, 100),
        ({"text": {}}, 100),
        ({"type": "image", "image": {"id": "404"}}, 131009),
        ({"type": "image", "image": {}}, 131008),
        ({"type": "audio", "audio": {"id": "1", "caption": "x"}}, 100),
        ({"type": "poll", "poll": {}}, 100),
        ({"type": "reaction", "reaction": {"emoji": "👍"}}, 100),
        ({"to": "12", "text": {"body": "a"}}, 131009),
        ({"type": "template", "template": {"name": "x", "language": {"code": "es"}}}, 132001),
        (
            {"type": "template", "template": {"name": "hello_world", "language": {"code": "es"}}},
            132000,
        ),
    ],
)
def test_what_the_cloud_api_refuses(send, message, code):
    answer = send(**message)

    assert answer.status_code == 400 and answer.json()["error"]["code"] == code


def test_tokens_versions_and_foreign_nodes(simulator, cloud, graph, http):
    number = cloud["phone_number_id"]
    none = http.get(f"{simulator.base}/v26.0/{number}")
    wrong = http.get(f"{simulator.base}/v26.0/{number}?access_token=no")
    old = http.get(f"{simulator.base}/v12.0/{number}")
    foreign = graph.get("999")
    about = graph.get(cloud["phone_number_id"], params={"fields": "display_phone_number"})

    codes = [each.json()["error"]["code"] for each in (none, wrong, old, foreign)]
    assert codes == [104, 190, 2635, 100]
    assert about.json()["display_phone_number"] == "+12025550111"


def test_the_handshake_asks_the_hub(simulator, hub, cloud):
    answer = simulator.handshake(cloud["name"])

    assert answer["status"] == 200 and not answer["verified"]
    assert "hub.verify_token=verify" in hub.heard[0].path


@pytest.mark.parametrize("accept", [True, False])
def test_a_dropped_connection_before_or_after_acceptance(simulator, cloud, send, accept):
    simulator.say(cloud["name"], "text", "hola")
    simulator.ctl(account=cloud["name"], operation="messages", then="drop", accept=accept)

    with pytest.raises(httpx.TransportError):
        send(text={"body": "¿salió?"})

    assert len(simulator.sent(cloud["name"])) == (1 if accept else 0)


def test_ordered_errors_keep_graphs_form(simulator, cloud, send):
    simulator.say(cloud["name"], "text", "hola")
    simulator.ctl(account=cloud["name"], code=131056, times=2)
    simulator.ctl(account=cloud["name"], then="garbage", status=502)
    simulator.ctl(account=cloud["name"], callback_error=131026)

    first, second, third, fourth = (send(text={"body": "a"}) for _ in range(4))

    assert [first.json()["error"]["code"], second.json()["error"]["code"]] == [131056] * 2
    assert third.status_code == 502 and "<html>" in third.text
    assert fourth.status_code == 200
    wait(lambda: simulator.chat(cloud["name"])[-1]["error"] == "131026")
