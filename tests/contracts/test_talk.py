"""Conversations over HTTP: said, corrected, read, put aside, with files, seen by whom."""

import time
from datetime import UTC, datetime, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image

from tests.contracts.test_story import png
from tests.outside import Caller, Outside, wait

ROW = [
    "id",
    "kind",
    "title",
    "state",
    "channel",
    "customer",
    "assignee",
    "team",
    "labels",
    "priority",
    "unread",
    "last_message",
    "needs_reply_since",
    "window_closes_at",
    "answered",
    "last_number",
    "last_seq",
    "updated_at",
]
MESSAGE = [
    "id",
    "conversation",
    "number",
    "seq",
    "kind",
    "direction",
    "author",
    "text",
    "html",
    "attachments",
    "reply_to",
    "topic",
    "reactions",
    "card",
    "state",
    "error",
    "created_at",
    "provider_at",
    "edited_at",
    "deleted_at",
    "client_id",
]
FILE = ["id", "kind", "name", "size", "width", "height", "url", "thumbnail_url"]


@pytest.fixture
def room(outside: Outside) -> str:
    """A customer's conversation that has just begun."""
    person = outside.stranger()
    outside.simulator.say("whatsapp_cloud", text="Buenas", phone=person["phone"])
    return str(outside.conversation(person)["id"])


def test_shapes_hold_what_the_contract_names(outside: Outside, ana: Caller, room: str):
    row = ana.get(f"/conversations/{room}/")
    assert set(ROW) <= set(row) and {"limits", "allowed_transitions"} <= set(row)
    assert {"number", "kind", "preview", "direction", "created_at"} <= set(row["last_message"])
    assert {"id", "kind", "name"} == set(row["channel"])
    closes = datetime.fromisoformat(row["window_closes_at"])
    assert timedelta(hours=23) < closes - datetime.now(UTC) <= timedelta(hours=24, minutes=1)
    said = outside.said(room, "<b>hola</b> https://ejemplo.pe/a?b=1&c=2\nfin")
    assert set(MESSAGE) <= set(said) and said["direction"] == "out"
    assert "<b>" not in said["html"] and 'href="https://ejemplo.pe/a?b=1&amp;c=2"' in said["html"]
    assert said["created_at"].endswith(("Z", "+00:00"))


def test_one_client_id_is_one_message(ana: Caller, outside: Outside, room: str):
    path, body = f"/conversations/{room}/messages/", {"client_id": str(uuid4()), "text": "una"}
    first = ana.post(path, body, status=201)
    assert ana.post(path, body, status=200)["id"] == first["id"]
    other = ana("POST", path, {**body, "text": "otra"})
    assert other.status_code == 409
    assert outside.caller("luis").post(path, body, status=201)["id"] != first["id"]
    for wrong in (
        {},
        {"client_id": "x", "text": "x"},
        {"client_id": str(uuid4()), "text": ""},
        {"client_id": str(uuid4()), "text": "x", "kind": "system"},
        {"client_id": str(uuid4()), "text": "x", "reply_to": str(uuid4())},
        {"client_id": str(uuid4()), "text": "x", "attachments": [str(uuid4())]},
        {"client_id": str(uuid4()), "text": "x" * 100_000},
        {"client_id": str(uuid4()), "text": 5},
    ):
        assert ana("POST", path, wrong).status_code in (404, 409, 413, 422), wrong
    unknown = ana("POST", path, {**body, "state": "read"})
    assert unknown.status_code == 400 and set(unknown.json()["fields"]) == {"state"}


def test_a_send_that_saw_too_little_is_stale(outside: Outside, ana: Caller, room: str):
    seen = ana.get(f"/conversations/{room}/")["last_number"]
    outside.said(room, "Ya contesto yo", by="luis")
    body = {"client_id": str(uuid4()), "text": "Yo también", "expect_number": seen}
    stale = ana("POST", f"/conversations/{room}/messages/", body)
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    body["expect_number"] = ana.get(f"/conversations/{room}/")["last_number"]
    ana.post(f"/conversations/{room}/messages/", body, status=201)


def test_pages_before_after_and_around(outside: Outside, ana: Caller, room: str):
    for n in range(8):
        outside.said(room, f"n{n}", private=True)
    path = f"/conversations/{room}/messages/"

    def numbers(**asked: object) -> list[int]:
        return [m["number"] for m in ana.get(path, **asked)["results"]]

    last = ana.get(f"/conversations/{room}/")["last_number"]
    assert numbers() == list(range(1, last + 1))
    assert numbers(limit=3) == [last - 2, last - 1, last]
    assert numbers(before=5, limit=2) == [3, 4]
    assert numbers(after=5, limit=2) == [6, 7]
    assert 5 in numbers(around=5, limit=3) and len(numbers(around=5, limit=3)) == 3
    for asked in ({"before": "x"}, {"after": -1}, {"limit": 201}, {"around": 2**70}):
        assert ana("GET", path, params=asked).status_code in (400, 422), asked
    newest = ana.get(path, limit=2)
    assert newest["next"] is None and newest["previous"] is not None


def test_edit_delete_react(outside: Outside, ana: Caller, room: str):
    luis = outside.caller("luis")
    note = outside.said(room, "nota", private=True)
    path = f"/messages/{note['id']}/"
    assert ana("PATCH", path, {"text": "nota mejor"}, status=200)["edited_at"]
    assert luis("PATCH", path, {"text": "ajena"}).status_code in (403, 404)
    liked = luis("PUT", f"{path}reactions/👍/", status=200)
    assert liked["reactions"] == [{"emoji": "👍", "count": 1, "by": [luis.id]}]
    assert luis("PUT", f"{path}reactions/👍/", status=200)["reactions"] == liked["reactions"]
    assert luis("DELETE", f"{path}reactions/👍/", status=200)["reactions"] == []
    assert luis("PUT", f"{path}reactions/{'x' * 60}/").status_code == 422
    gone = ana("DELETE", path, status=200)
    assert gone["deleted_at"] and gone["text"] == "" and gone["number"] == note["number"]
    assert ana("PATCH", path, {"text": "tarde"}).status_code == 409


def test_work_on_a_conversation(outside: Outside, ana: Caller, room: str):
    path, luis = f"/conversations/{room}", outside.caller("luis")
    assert ana.post(f"{path}/assign/", {"user": luis.id, "team": None})["assignee"]["id"] == luis.id
    assert ana("POST", f"{path}/assign/", {"user": str(uuid4())}).status_code == 422
    assert ana("POST", f"{path}/assign/", {"user": outside.caller("rosa").id}).status_code == 422
    assert ana.post(f"{path}/assign/", {"user": None})["assignee"] is None
    assert ana.post(f"{path}/labels/", {"add": ["vip", "urgente"]})["labels"] == ["urgente", "vip"]
    assert ana.post(f"{path}/labels/", {"remove": ["vip"]})["labels"] == ["urgente"]
    assert room in [r["id"] for r in ana.get("/conversations/", label="urgente")["results"]]
    last = ana.get(f"{path}/")["last_number"]
    ana.post(f"{path}/read/", {"number": last})
    assert ana.get(f"{path}/")["unread"] == 0 and luis.get(f"{path}/")["unread"] >= 1
    ana.post(f"{path}/read/", {"number": 1})
    assert ana.get(f"{path}/")["unread"] == 0
    assert ana("POST", f"{path}/read/", {"number": -1}).status_code == 422
    for state in ("pending", "resolved", "open"):
        assert state in ana.get(f"{path}/")["allowed_transitions"]
        assert ana.post(f"{path}/state/", {"state": state})["state"] == state
    assert ana("POST", f"{path}/state/", {"state": "gone"}).status_code == 422
    soon = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    assert ana.post(f"{path}/snooze/", {"until": soon})["state"] == "snoozed"
    assert ana("POST", f"{path}/snooze/", {"until": "2020-01-01T00:00:00Z"}).status_code == 422
    assert ana("POST", f"{path}/members/", {"add": [luis.id]}).status_code in (403, 409, 422)


def test_a_resolved_one_opens_again_when_the_customer_writes(outside: Outside, ana: Caller):
    person = outside.stranger()
    outside.simulator.say("telegram", text="Hola", phone=person["phone"])
    path = f"/conversations/{outside.conversation(person)['id']}/"
    for how in ({"state/": {"state": "resolved"}}, {"snooze/": {"on_reply": True}}):
        for step, body in how.items():
            ana.post(f"{path}{step}", body)
        outside.simulator.say("telegram", text="Otra cosa", phone=person["phone"])
        wait(lambda: ana.get(path)["state"] == "open")


def test_files_in_and_out_are_private(outside: Outside, ana: Caller, room: str):
    upload = ana("POST", "/attachments/", files={"file": ("../../a b.png", png(), "image/jpeg")})
    file = upload.json()
    assert upload.status_code == 201 and set(FILE) <= set(file)
    assert (file["kind"], file["width"], file["height"]) == ("image", 40, 30)
    assert "/" not in file["name"]
    jorge = outside.caller("jorge")
    assert jorge("GET", f"/attachments/{file['id']}/").status_code == 404
    stolen = {"client_id": str(uuid4()), "kind": "image", "attachments": [file["id"]]}
    mine = jorge.post("/communications/", {"channel": "web", "body": "x"}, status=201)
    theft = jorge("POST", f"/conversations/{mine['conversation']}/messages/", stolen)
    assert theft.status_code in (404, 422)

    sent = outside.said(room, "", kind="image", attachments=[file["id"]])
    outside.reaches(sent["id"], "sent", "delivered", "read")
    shown = ana.get(f"/messages/{sent['id']}/")["attachments"][0]
    http, base = outside.caller("").http, outside.house.base
    opened = http.get(base + shown["url"])
    assert opened.status_code == 200
    assert Image.open(BytesIO(opened.content)).size == (40, 30)
    assert opened.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in opened.headers["Cache-Control"]
    assert "sandbox" in opened.headers["Content-Security-Policy"]
    assert http.get(base + shown["thumbnail_url"]).status_code == 200
    part = http.get(base + shown["url"], headers={"Range": "bytes=0-9"})
    assert part.status_code == 206 and len(part.content) == 10
    for broken in (shown["url"][:-4] + "aaa/", "/files/x/"):
        assert http.get(base + broken).status_code == 404, broken


def test_what_is_not_a_file_we_take(ana: Caller):
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    for name, content, type_ in (
        ("a.svg", svg, "image/svg+xml"),
        ("a.png", svg, "image/png"),
        ("a.html", b"<html><script>x</script></html>", "text/html"),
        ("a.txt", b"<html><script>x</script></html>", "text/plain"),
        ("a.exe", b"MZ" + b"\x00" * 200, "application/octet-stream"),
        ("a.jpg", b"\xff\xd8\xff\xe0 not a picture", "image/jpeg"),
    ):
        answer = ana("POST", "/attachments/", files={"file": (name, content, type_)})
        assert answer.status_code in (415, 422), (name, answer.status_code)
    assert ana("POST", "/attachments/", files={"x": ("a.txt", b"x")}).status_code in (400, 422)
    assert ana("POST", "/attachments/", files={"file": ("a.txt", b"")}).status_code in (400, 422)
    assert ana("POST", "/attachments/", {"file": "x"}).status_code == 415
    big = Image.new("L", (9000, 5000))
    out = BytesIO()
    big.save(out, "PNG")
    answer = ana("POST", "/attachments/", files={"file": ("a.png", out.getvalue(), "image/png")})
    assert answer.status_code == 413


@pytest.mark.parametrize("kind", ["telegram", "whatsapp_twilio", "whatsapp_cloud", "messenger"])
def test_a_customers_picture_follows_when_the_host_is_back(outside: Outside, kind: str):
    outside.simulator.manners(kind, media_down=True)
    person = outside.stranger()
    try:
        began = time.monotonic()
        outside.simulator.say(kind, "image", "mi pago", phone=person["phone"])
        row = outside.conversation(person)
        assert time.monotonic() - began < 5
        pictures = wait(lambda: [m for m in outside.messages(row["id"]) if m["kind"] == "image"])
        assert pictures[0]["attachments"][0]["state"] != "ready"
    finally:
        outside.simulator.manners(kind, media_down=False)
    file = pictures[0]["attachments"][0]["id"]
    ana = outside.caller("ana")
    ana("POST", f"/attachments/{file}/retry/", {})
    ready = wait(lambda: (f := ana.get(f"/attachments/{file}/"))["state"] == "ready" and f)
    got = outside.caller("").http.get(outside.house.base + ready["url"])
    assert got.status_code == 200 and Image.open(BytesIO(got.content)).size[0] > 0


def test_search_finds_only_what_is_ones_own(outside: Outside, ana: Caller):
    rosa, jorge = outside.caller("rosa"), outside.caller("jorge")
    word = f"palabra{uuid4().hex[:8]}"
    rosa.post("/communications/", {"channel": "web", "body": f"la {word} mía"}, status=201)
    assert word in str(wait(lambda: ana.get("/search/", q=word)))
    assert word in str(rosa.get("/search/", q=word))
    assert f"la {word}" not in str(jorge.get("/search/", q=word))
