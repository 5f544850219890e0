"""The socket by the book: frames, codes, catching up, and who may hear what."""

import asyncio
import json
from uuid import uuid4

import pytest
from websockets.exceptions import InvalidStatus

from tests.caller import Caller
from tests.outside import Outside
from tests.realtime.client import Client, dial, join


@pytest.fixture
def group(outside: Outside, ana: Caller) -> str:
    body = {"kind": "group", "title": "Mostrador", "members": [outside.caller("luis").id]}
    return str(ana.post("/conversations/", body, status=201)["id"])


async def test_send_is_answered_after_commit_and_once(outside, ana, url, group):
    luis = outside.caller("luis")
    writer, reader = await join(url, ana.ticket()), await join(url, luis.ticket())
    for field in ("connection", "epoch", "heartbeat", "limits", "user", "heads"):
        assert field in writer.welcome
    head = next(h for h in writer.welcome["heads"] if h["stream"] == f"c:{group}")
    assert {"stream", "seq", "number", "read_number", "unread", "mentions"} <= set(head)

    frame = {"type": "send", "client_id": str(uuid4()), "conversation": group, "text": "¿Están?"}
    await writer.send(id=1, **frame)
    ok = await writer.until("ok", re=1)
    assert ok["duplicate"] is False and ok["message"] and ok["number"] and ok["seq"]
    await writer.send(id=2, **frame)
    again = await writer.until("ok", re=2)
    assert again["duplicate"] is True and again["message"] == ok["message"]
    same = luis.get(f"/messages/{ok['message']}/")
    assert same["text"] == "¿Están?" and same["seq"] == ok["seq"]
    over_http = {"client_id": frame["client_id"], "text": "¿Están?"}
    assert ana.post(f"/conversations/{group}/messages/", over_http)["id"] == ok["message"]
    heard = (await reader.reaches(f"c:{group}", ok["seq"]))[-1]
    assert heard["data"]["text"] == "¿Están?"

    await writer.send(
        type="react", id=3, client_id=str(uuid4()), message=ok["message"], emoji="👍", on=True
    )
    await writer.until("ok", re=3)
    await writer.send(type="edit", id=4, client_id=str(uuid4()), message=ok["message"], text="¿Sí?")
    await writer.until("ok", re=4)
    await writer.send(type="delete", id=5, client_id=str(uuid4()), message=ok["message"])
    done = await writer.until("ok", re=5)
    told = await reader.reaches(f"c:{group}", done["seq"])
    assert told[-1]["data"]["deleted_at"] and reader.gaps == writer.gaps == 0

    await reader.send(type="typing", conversation=group, on=True)
    typing = await writer.until("ephemeral", kind="typing")
    assert typing["data"]["conversation"] == group
    await writer.leave()
    await reader.leave()


async def test_pull_and_resume_equal_the_changes_over_http(outside, ana, url, group):
    for n in range(7):
        outside.said(group, f"n{n}")
    changes = ana.get(f"/conversations/{group}/changes/", after=0, limit=200)
    seqs = [item["seq"] for item in changes["items"]]
    assert changes["from"] == 0 and not changes["more"] and seqs == sorted(set(seqs))

    late = await join(url, ana.ticket(), cursors={f"c:{group}": 2})
    told = await late.reaches(f"c:{group}", changes["to"])
    assert [i["seq"] for i in told] == [s for s in seqs if s > 2] and late.gaps == 0
    await late.send(type="pull", id="p", stream=f"c:{group}", after=0, limit=3)
    page = await late.until("events", re="p")
    assert [i["seq"] for i in page["items"]] == seqs[:3] and page["more"] is True
    assert ana.get(f"/conversations/{group}/changes/", after=0, limit=3)["to"] == page["to"]
    assert page["items"][0]["data"]["id"] == changes["items"][0]["data"]["id"]
    await late.leave()


async def test_what_one_may_not_see_is_not_there(outside, ana, url, group):
    rosa = outside.caller("rosa")
    theirs = rosa.post("/communications/", {"channel": "web", "body": "Hola"}, status=201)
    conversation = theirs["conversation"]
    one, other = await join(url, rosa.ticket()), await join(url, outside.caller("jorge").ticket())
    outside.said(conversation, "solo para nosotros", private=True)
    last = outside.said(conversation, "Hola, Rosa")

    told = await one.reaches(f"c:{conversation}", last["seq"])
    assert "solo para nosotros" not in json.dumps(told)
    assert "hidden" in [item.get("kind") for item in told] + [i["data"].get("kind") for i in told]
    seen = rosa.get(f"/conversations/{conversation}/messages/", limit=200)["results"]
    assert [m["kind"] for m in seen if m["number"] == last["number"] - 1] == ["hidden"]

    streams = {head["stream"] for head in other.welcome["heads"]}
    assert f"c:{conversation}" not in streams and f"c:{group}" not in streams
    for frame in (
        {"type": "pull", "stream": f"c:{conversation}", "after": 0},
        {"type": "pull", "stream": f"u:{rosa.id}", "after": 0},
        {"type": "send", "client_id": str(uuid4()), "conversation": conversation, "text": "x"},
        {"type": "edit", "client_id": str(uuid4()), "message": last["id"], "text": "x"},
        {"type": "delete", "client_id": str(uuid4()), "message": last["id"]},
        {
            "type": "react",
            "client_id": str(uuid4()),
            "message": last["id"],
            "emoji": "👍",
            "on": True,
        },
        {"type": "read", "conversation": conversation, "number": 1},
        {"type": "typing", "conversation": conversation, "on": True},
        {"type": "focus", "conversation": conversation, "active": True},
    ):
        await other.send(id=9, **frame)
        assert (await other.until("error", re=9))["code"] == "not_found", frame
    heard = {frame.get("stream") for frame in other.frames}
    assert f"c:{conversation}" not in heard
    await one.leave()
    await other.leave()


async def test_each_close_has_its_code(outside, ana, url):
    for first in ("x", "[]", '{"type": "hello", "version": 9, "ticket": "x"}', "{" * 20000):
        socket = Client(await dial(url))
        await socket.socket.send(first)
        assert await socket.closed() == 4400, first[:10]
    for first in (
        {"type": "hello", "version": 1, "ticket": "made-up", "device": ""},
        {"type": "pull", "id": 1, "stream": "c:x", "after": 0},
    ):
        socket = Client(await dial(url))
        await socket.send(**first)
        assert await socket.closed() == 4401, first

    ticket = ana.ticket()
    await (await join(url, ticket)).leave()
    twice = Client(await dial(url))
    await twice.send(type="hello", version=1, ticket=ticket, device="")
    assert await twice.closed() == 4401
    assert await Client(await dial(url, subprotocols=None)).closed() == 4400
    assert await Client(await dial(url)).closed() == 4408

    fast = await join(url, ana.ticket())
    for _ in range(300):
        await fast.socket.send('{"type": "typing", "conversation": "x", "on": true}')
    assert await fast.closed() == 4429


async def test_a_foreign_page_does_not_get_in(outside, url):
    for headers in (
        {"Cookie": "hub_rt=x", "Origin": "https://evil.example"},
        {"Cookie": "hub_rt=x"},
        {"Cookie": "hub_rt=x", "Origin": "null"},
    ):
        with pytest.raises(InvalidStatus) as refused:
            await dial(url, additional_headers=headers)
        assert refused.value.response.status_code == 403


async def test_whoever_is_sent_away_hears_it_within_two_seconds(outside, url):
    admin = outside.caller("admin")
    person = outside.hire(f"temp{uuid4().hex[:6]}", "advisor", "Tempo")
    own = outside.caller(person["username"])
    first = await join(url, own.ticket())
    session = own.get("/me/sessions/")["results"][0]["id"]
    assert own("DELETE", f"/me/sessions/{session}/").status_code == 204
    async with asyncio.timeout(2.5):
        assert await first.closed() == 4401
    assert own("GET", "/me/").status_code == 401

    own.auth.until = 0
    second = await join(url, own.ticket())
    admin("PATCH", f"/users/{person['id']}/", {"is_active": False}, status=200)
    async with asyncio.timeout(2.5):
        assert await second.closed() == 4403
    assert own("GET", "/me/").status_code == 401
