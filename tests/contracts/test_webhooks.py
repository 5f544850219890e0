"""The providers' doors: who may enter, what is kept, how it is counted."""

import hmac
import json
from base64 import b64encode
from uuid import uuid4

import pytest

from tests.caller import Caller
from tests.outside import KINDS, Outside, wait, webhook
from tests.simulator.fixture import Simulator

META = ["whatsapp_cloud", "messenger"]
NOTHING = {"messages": 0, "statuses": 0, "edits": 0, "deletes": 0, "reactions": 0, "parked": 0}


@pytest.fixture
def phones(outside: Outside) -> Simulator:
    outside.simulator.reset()
    return outside.simulator


def events(outside: Outside, kind: str) -> list[dict[str, object]]:
    path = f"/channels/{outside.channels[kind]['id']}/events/"
    return list(outside.caller("admin").get(path)["results"])


def counted(outside: Outside, kind: str, event: str) -> dict[str, object]:
    def done() -> dict[str, object] | None:
        found = next((e for e in events(outside, kind) if e["id"] == event), None)
        return found if found and found["state"] != "stored" else None

    return dict(wait(done))


def newest(outside: Outside, kind: str) -> str:
    return str(events(outside, kind)[0]["id"])


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_is_not_the_provider_leaves_nothing(outside: Outside, phones, kind):
    person = outside.stranger()
    body, type_ = webhook(kind, person, "falso")
    before = events(outside, kind)
    for sign in ("wrong", "missing"):
        answer = phones.raw(kind, body, sign=sign, content_type=type_)[0]
        assert answer["status"] in (401, 403), sign
        assert len(answer["body"]) < 100
    address = outside.channels[kind]["webhook_url"]
    http = outside.caller("").http
    for headers in (
        {"X-Hub-Signature-256": "sha256="},
        {"X-Hub-Signature-256": "é".encode("latin-1")},
        {"X-Hub-Signature-256": "sha1=00"},
        {"X-Twilio-Signature": ""},
        {"X-Twilio-Signature": "ÿ".encode("latin-1")},
        {"X-Telegram-Bot-Api-Secret-Token": ""},
        {"X-Telegram-Bot-Api-Secret-Token": "ÿ".encode("latin-1")},
    ):
        sent = {**headers, "Content-Type": type_}
        assert http.post(address, content=body, headers=sent).status_code in (401, 403), headers
    assert events(outside, kind) == before
    assert outside.conversations(person) == []


@pytest.mark.parametrize("kind", KINDS)
def test_signed_nonsense_is_malformed_and_leaves_nothing(outside: Outside, phones, kind):
    before = events(outside, kind)
    if kind == "whatsapp_twilio":
        address = outside.channels[kind]["webhook_url"]
        signed = hmac.digest(KINDS[kind]["auth_token"].encode(), address.encode(), "sha1")
        headers = {"X-Twilio-Signature": b64encode(signed).decode(), "Content-Type": "text/plain"}
        answer = outside.caller("").http.post(address, content=b"no form", headers=headers)
        assert answer.status_code == 400
    for body in (b"", b"x", b"[]", b"null", b"5", b'{"a": ', b"\xff"):
        if kind != "whatsapp_twilio":
            answer = phones.raw(kind, body, content_type="application/json")[0]
            assert answer["status"] == 400, (kind, body, answer)
    assert events(outside, kind) == before


@pytest.mark.parametrize("kind", KINDS)
def test_the_door_and_its_answers(outside: Outside, phones, kind):
    http, address = outside.caller("").http, outside.channels[kind]["webhook_url"]
    assert "/webhooks/" in address and address.endswith("/")
    assert http.head(address).status_code == 200
    assert http.put(address, content=b"x").status_code == 405
    wrong = address.rstrip("/")[:-3] + "aaa/"
    assert http.post(wrong, content=b"{}").status_code == 404
    other = {"telegram": "messenger"}.get(kind, "telegram")
    assert http.post(address.replace(kind, other), content=b"{}").status_code == 404
    body, type_ = webhook(kind, outside.stranger(), "hola")
    answer = phones.raw(kind, body, content_type=type_)[0]
    assert answer["status"] == 200
    if kind == "whatsapp_twilio":
        assert "<Response" in answer["body"] and "<Message" not in answer["body"]
        assert answer["headers"]["content-type"].startswith("text/xml")
    big = body + " " * (3 * 1024 * 1024 + 1)
    assert phones.raw(kind, big, content_type=type_)[0]["status"] == 413


@pytest.mark.parametrize("kind", META)
def test_the_handshake(outside: Outside, phones, kind):
    assert phones.handshake(kind, challenge="115")["body"] == "115"
    assert phones.handshake(kind, token="wrong")["status"] == 403
    assert phones.handshake(kind, mode="unsubscribe")["status"] == 403
    assert outside.caller("").http.get(outside.channels[kind]["webhook_url"]).status_code == 403


@pytest.mark.parametrize("kind", ["telegram", *META])
def test_an_unknown_event_is_kept_raw_and_is_nobodys_message(outside: Outside, phones, kind):
    unknown = {
        "telegram": {"update_id": 870_000_000 + int(uuid4().int % 10**6), "chat_boost": {"x": 1}},
        "whatsapp_cloud": {
            "object": "whatsapp_business_account",
            "entry": [
                {"id": "200300400", "changes": [{"field": "calls", "value": {"x": uuid4().hex}}]}
            ],
        },
        "messenger": {
            "object": "page",
            "entry": [{"id": "555666777", "messaging": [{"app_roles": {"x": uuid4().hex}}]}],
        },
    }[kind]
    assert phones.raw(kind, json.dumps(unknown))[0]["status"] == 200
    found = counted(outside, kind, newest(outside, kind))
    assert found["result"]["messages"] == found["result"]["statuses"] == 0


def test_each_element_of_a_batch_counts_and_a_broken_one_spares_its_siblings(
    outside: Outside, phones
):
    person = outside.stranger()
    whole = json.loads(webhook("whatsapp_cloud", person, "uno")[0])
    value = whole["entry"][0]["changes"][0]["value"]
    good = value["messages"][0]
    ids = [f"wamid.{uuid4().hex}" for _ in range(3)]
    value["messages"] = [
        {**good, "id": ids[0]},
        {"id": 5, "type": ["x"]},
        {**good, "id": ids[1], "text": {"body": "dos\u0000\ud83d"}},
        {**good, "id": ids[2], "type": "poll_creation"},
        {
            **good,
            "id": f"wamid.{uuid4().hex}",
            "type": "reaction",
            "reaction": {"message_id": ids[0], "emoji": "👍"},
        },
    ]
    value["statuses"] = [{"id": "wamid.unknown", "status": "delivered", "timestamp": "1763712000"}]
    foreign = json.loads(json.dumps(whole["entry"][0]))
    foreign["id"] = "999"
    foreign["changes"][0]["value"]["metadata"]["phone_number_id"] = "999"
    foreign["changes"][0]["value"]["messages"] = [{**good, "id": f"wamid.{uuid4().hex}"}]
    foreign["changes"][0]["value"].pop("statuses")
    whole["entry"].append(foreign)

    assert phones.raw("whatsapp_cloud", json.dumps(whole))[0]["status"] == 200

    found = counted(outside, "whatsapp_cloud", newest(outside, "whatsapp_cloud"))
    assert found["state"] == "parked"
    result = found["result"]
    assert (result["messages"], result["statuses"], result["reactions"]) == (3, 1, 1), result
    assert result["parked"] >= 2
    row = outside.conversation(person)
    rows = wait(lambda: (m := outside.messages(row["id"])) and len(m) == 3 and m)
    assert [m["kind"] for m in rows] == ["text", "text", "unsupported"]
    assert rows[0]["reactions"][0]["emoji"] == "👍"
    again = outside.caller("admin").post(f"/events/{found['id']}/replay/")
    assert again["state"] in ("stored", "parked", "processed")
    assert counted(outside, "whatsapp_cloud", found["id"])["state"] == "parked"
    assert len(outside.messages(row["id"])) == 3


def test_channels_show_no_secret_anywhere(outside: Outside, admin: Caller, ana: Caller):
    assert ana("GET", "/channels/").status_code == 403
    for kind, credentials in KINDS.items():
        path = f"/channels/{outside.channels[kind]['id']}/"
        shown = admin.get(path)
        text = str(shown) + str(admin.get(f"{path}health/")) + str(outside.channels[kind])
        for name, value in credentials.items():
            secret = "token" in name or "secret" in name
            assert (value in text) != secret, name
            assert shown["ids"][name] == (f"…{value[-4:]}" if secret else value)
    made = {"kind": "telegram", "name": "x", "credentials": {"bot_token": "1:x"}}
    assert set(admin("POST", "/channels/", made).json()["fields"]) >= {"bot_token"}
    made["credentials"] = {**KINDS["telegram"], "chat": "x"}
    assert admin("POST", "/channels/", made).status_code == 400
    assert admin("POST", "/channels/", {**made, "kind": "fax"}).status_code == 422
    outside.simulator.reset()
    tested = admin.post(f"/channels/{outside.channels['telegram']['id']}/test/")
    assert tested["ok"] is True


def test_a_channel_is_paused_changed_and_removed(outside: Outside, admin: Caller):
    credentials = {**KINDS["telegram"], "bot_token": "700999:AAF-another-bot-token-00aa"}
    body = {"kind": "telegram", "name": "Otro", "credentials": credentials}
    made = admin.post("/channels/", body, status=201)
    path = f"/channels/{made['id']}/"
    assert admin("PATCH", path, {"name": "Otra", "state": "paused"}, status=200)["name"] == "Otra"
    assert admin.get(path)["state"] == "paused"
    assert admin("PATCH", path, {"webhook_url": "http://x"}).status_code == 400
    refused = admin.post(f"{path}test/")
    assert refused["ok"] is False and refused["detail"]
    assert admin("DELETE", path).status_code == 204
    assert admin("GET", path).status_code == 404
    assert outside.caller("").http.post(made["webhook_url"], content=b"{}").status_code == 404
