"""Conversations over HTTP: said, corrected, read, put aside, with files, seen by whom."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from tests.caller import Caller
from tests.outside import Outside, wait

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


def test_search_finds_only_what_is_ones_own(outside: Outside, ana: Caller):
    rosa, jorge = outside.caller("rosa"), outside.caller("jorge")
    word = f"palabra{uuid4().hex[:8]}"
    rosa.post("/communications/", {"channel": "web", "body": f"la {word} mía"}, status=201)
    wait(lambda: word in str(ana.get("/search/", q=word)["messages"]))
    assert word in str(rosa.get("/search/", q=word))
    assert f"la {word}" not in str(jorge.get("/search/", q=word))
