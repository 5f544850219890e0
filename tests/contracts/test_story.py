"""The main job on every channel, seen from outside: written, answered, unlocked, credited, told."""

import pytest

from tests.caller import Caller
from tests.outside import KINDS, SENT, Outside, wait
from tests.realtime.client import join

SOLES = {"amount": "50.00", "currency": "PEN"}
READS = [kind for kind in KINDS if kind != "telegram"]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_customer_writes_and_in_the_end_the_balance_rises(outside: Outside, kind: str):
    ana, luis, admin = (outside.caller(name) for name in ("ana", "luis", "admin"))
    person = outside.stranger()
    socket = await join(outside.house.sockets, ana.ticket())

    outside.simulator.say(kind, text="Quiero recargar 50 soles", phone=person["phone"])
    row = outside.conversation(person)
    event = (await socket.reaches(f"c:{row['id']}", 1))[0]
    assert event["data"]["text"] == "Quiero recargar 50 soles"
    assert row["channel"]["kind"] == kind and row["state"] == "open"
    assert row["unread"] == 1 and row["needs_reply_since"] and not row["answered"]
    path = f"/conversations/{row['id']}"

    assert ana.post(f"{path}/claim/")["assignee"]["name"] == "Ana"
    late = luis("POST", f"{path}/claim/", {})
    assert late.status_code == 409 and late.json()["code"] == "claimed"
    assert late.json()["fields"]["assignee"]["name"] == "Ana"

    recharge = {"amount": SOLES, "method": "cash"}
    assert _recharge_action(ana, path)["locked"] and _recharge_action(ana, path)["reason"]
    locked = ana("POST", f"{path}/actions/recharge/", recharge)
    assert (locked.status_code, locked.json()["code"]) == (403, "locked")

    answer = outside.said(row["id"], "Claro, con gusto", reply_to=event["data"]["id"])
    sent = outside.reaches(answer["id"], *SENT)
    assert sent["state"] == ("sent" if kind == "telegram" else sent["state"])
    if kind in READS:
        wait(lambda: outside.simulator.read(kind, person["phone"]), what="something to read")
        outside.reaches(answer["id"], "read")
    assert _seen(outside, kind, person["phone"], "Claro, con gusto")

    assert not _recharge_action(ana, path)["locked"]
    made = ana.post(f"{path}/actions/recharge/", recharge, status=201)
    assert made["state"] == "requested"
    again = ana("POST", f"{path}/actions/recharge/", recharge)
    assert (again.status_code, again.json()["code"]) == (409, "grant_spent")

    own = ana("POST", f"/recharges/{made['id']}/approve/", {})
    assert own.status_code == 403
    assert admin.post(f"/recharges/{made['id']}/approve/")["state"] == "credited"
    customer = ana.get(f"{path}/")["customer"]["id"]
    assert ana.get(f"/customers/{customer}/balance/")["balance"] == SOLES

    receipt = wait(lambda: _receipt(outside, row["id"]))
    assert receipt["author"]["role"] == "bot"
    outside.reaches(receipt["id"], *SENT)
    wait(lambda: _seen(outside, kind, person["phone"], "50.00"), what="the receipt on the phone")
    assert socket.gaps == 0
    await socket.leave()


def test_the_web_chat_is_the_same_story(outside: Outside, rosa: Caller):
    luis = outside.caller("luis")
    asked = rosa.post(
        "/communications/", {"channel": "web", "body": "Recarga, por favor"}, status=201
    )
    loading = {"communication": asked["id"], "amount": SOLES, "method": "transfer"}
    assert asked["state"] == "received" and asked["actions"] == []
    locked = rosa("POST", "/recharges/", loading)
    assert (locked.status_code, locked.json()["code"]) == (403, "locked")

    outside.said(asked["conversation"], "Listo, Rosa")
    opened = wait(lambda: (c := rosa.get(f"/communications/{asked['id']}/"))["actions"] and c)
    assert opened["state"] == "answered"
    assert [action["key"] for action in opened["actions"]] == ["recharge"]
    before = _cents(rosa)
    made = rosa.post("/recharges/", loading, status=201)
    assert made["state"] == "requested"
    spent = rosa("POST", "/recharges/", loading)
    assert (spent.status_code, spent.json()["code"]) == (409, "grant_spent")

    picture = rosa("POST", "/attachments/", files={"file": ("pago.png", png(), "image/png")})
    assert picture.status_code == 201
    steps = f"/recharges/{made['id']}"
    early = luis("POST", f"{steps}/approve/", {})
    assert early.status_code == 409
    shown = rosa.post(
        f"{steps}/attach-proof/",
        {"proof": picture.json()["id"], "operation_number": f"OP-{made['id'][-12:]}"},
    )
    assert shown["state"] == "proof_attached"
    assert "approve" not in shown["allowed_transitions"]
    assert rosa("POST", f"{steps}/approve/", {}).status_code == 403
    assert "approve" in luis.get(f"{steps}/")["allowed_transitions"]
    assert luis.post(f"{steps}/approve/")["state"] == "credited"
    assert _cents(rosa) == before + 5000
    assert rosa.get("/me/transactions/")["results"][0]["amount"] == SOLES
    assert wait(lambda: _receipt(outside, asked["conversation"], by="rosa"))


def png(colour: str = "teal", size: tuple[int, int] = (40, 30)) -> bytes:
    from io import BytesIO
    from secrets import token_bytes

    from PIL import Image

    picture = Image.frombytes("RGB", size, token_bytes(size[0] * size[1] * 3))
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _cents(caller: Caller) -> int:
    return int(caller.get("/me/balance/")["balance"]["amount"].replace(".", ""))


def _recharge_action(caller: Caller, path: str) -> dict[str, object]:
    found = {action["key"]: action for action in caller.get(f"{path}/actions/")}
    assert {"key", "label", "locked", "reason", "form"} <= set(found["recharge"])
    return found["recharge"]


def _receipt(outside: Outside, conversation: str, by: str = "ana") -> dict[str, object] | None:
    rows = outside.messages(conversation, by)
    bots = [m for m in rows if m["author"] and m["author"]["role"] == "bot" and "50" in m["text"]]
    return bots[-1] if bots else None


def _seen(outside: Outside, kind: str, phone: str, text: str) -> dict[str, object] | None:
    return next((b for b in outside.simulator.chat(kind, phone) if text in str(b)), None)
