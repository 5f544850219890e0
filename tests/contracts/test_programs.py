"""Programs beside the house: a bot in a group, hooks into it, and calls out of it."""

import time
from uuid import uuid4

import httpx
import pytest

from tests.caller import Caller, refused
from tests.outside import Outside, wait
from tests.realtime.client import join
from tests.receiver import Receiver, Reply


@pytest.fixture
def group(outside: Outside, ana: Caller) -> str:
    body = {"kind": "group", "title": "Pedidos", "members": [outside.caller("luis").id]}
    return str(ana.post("/conversations/", body, status=201)["id"])


async def test_an_order_update_reaches_the_members_screens(outside: Outside, ana: Caller, group):
    luis = outside.caller("luis")
    hook = ana.post(f"/conversations/{group}/hooks/", {"name": "Pedidos"}, status=201)
    screen = await join(outside.house.sockets, luis.ticket())
    body = {"text": "Pedido 42: en camino", "client_id": "42-en-camino", "topic": "order:42"}
    first = httpx.post(hook["url"], json=body)
    assert first.status_code == 201, first.text
    told = await screen.reaches(f"c:{group}", first.json()["seq"])
    said = told[-1]["data"]
    assert said["author"] == {"id": hook["bot"]["id"], "name": "Pedidos", "role": "bot"}
    assert (said["text"], said["topic"]) == (body["text"], "order:42")
    again = httpx.post(hook["url"], json=body)
    assert again.status_code == 200 and again.json()["message"] == first.json()["message"]
    wrong = httpx.post(f"{outside.house.base}/webhooks/incoming/mwh_nobody/", json=body)
    assert wrong.status_code == 404 and refused(wrong)["code"] == "not_found"
    ana("DELETE", f"/conversations/{group}/hooks/{hook['id']}/", status=204)
    assert httpx.post(hook["url"], json=body).status_code == 404
    await screen.leave()


async def test_a_bot_listens_and_answers_at_the_socket_until_its_key_ends(
    outside: Outside, admin: Caller, ana: Caller, group
):
    name = f"bot-{uuid4().hex[:8]}"
    bot = admin.post("/bots/", {"name": "Eco", "username": name}, status=201)
    scopes = ["messages:read", "messages:write", "conversations:read"]
    key = admin.post(f"/bots/{bot['id']}/tokens/", {"name": "x", "scopes": scopes}, status=201)
    ana.post(f"/conversations/{group}/members/", {"add": [bot["id"]]})
    headers = {"Authorization": f"Token {key['token']}"}
    with httpx.Client(base_url=f"{outside.house.base}/api/v1", headers=headers) as http:
        ticket = http.post("/ws-tickets/").json()["ticket"]
        ears = await join(outside.house.sockets, ticket)
        assert {head["stream"] for head in ears.welcome["heads"] if head["stream"][0] == "c"} == {
            f"c:{group}"
        }
        said = outside.said(group, "¿Estás?")
        heard = await ears.reaches(f"c:{group}", said["seq"])
        assert heard[-1]["data"]["text"] == "¿Estás?"
        frame = {"conversation": group, "client_id": str(uuid4()), "text": "Aquí"}
        await ears.send(type="send", id=1, **frame)
        ok = await ears.until("ok", re=1)
        assert ana.get(f"/messages/{ok['message']}/")["author"]["role"] == "bot"
        admin("DELETE", f"/bots/{bot['id']}/tokens/{key['id']}/", status=204)
        assert await ears.closed() == 4401
        assert http.get("/conversations/").status_code == 401


def test_programs_hear_of_customers_and_a_slow_one_delays_nobody(
    outside: Outside, admin: Caller, program: Receiver
):
    program.by_path["/lento"] = Reply(delay=4)
    events = ["message.received", "message.sent"]
    made = [
        admin.post(
            "/subscriptions/",
            {"name": path, "url": program.origin + path, "events": events},
            status=201,
        )
        for path in ("/lento", "/rapido")
    ]
    try:
        began = time.monotonic()
        conversation = outside.opened(text="¿Abren hoy?")
        wait(lambda: program.heard("/rapido", "message.received"), seconds=6)
        sent = outside.said(conversation["id"], "Hasta las seis")
        wait(lambda: program.heard("/rapido", "message.sent"), seconds=6)
        assert outside.reaches(sent["id"], "sent", "delivered", "read")
        assert time.monotonic() - began < 12
        call = program.heard("/rapido", "message.sent")[0]
        assert call.json["message"]["id"] == sent["id"]
        log = f"/subscriptions/{made[1]['id']}/deliveries/"
        wait(lambda: [row["state"] for row in admin.get(log)["results"]] == ["delivered"] * 2)
    finally:
        for each in made:
            admin("DELETE", f"/subscriptions/{each['id']}/", status=204)
