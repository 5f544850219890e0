"""Everybody at once: one person, one owner, one credit, one message."""

import time
from uuid import uuid4

import pytest

from tests.caller import Caller
from tests.crowd import at_once
from tests.outside import KINDS, SENT, Outside, wait, webhook


@pytest.mark.parametrize("kind", KINDS)
def test_two_hundred_first_messages_of_one_person(outside: Outside, kind: str):
    person = outside.stranger()
    batch = [
        {"text": f"m{n}", "phone": person["phone"], "kind": "text", "account": kind}
        for n in range(200)
    ]

    outside.simulator.say(kind, batch=batch, together=True)

    row = outside.conversation(person)
    wait(lambda: len(outside.messages(row["id"])) == 200, seconds=30)
    rows = outside.messages(row["id"])
    assert {m["text"] for m in rows} == {f"m{n}" for n in range(200)}
    assert [m["number"] for m in rows] == list(range(1, 201))
    assert len(outside.conversations(person)) == 1


def test_fifty_claims_have_one_owner(outside: Outside):
    row = outside.opened()
    names = ["ana", "luis", "admin"]
    callers = [Caller(outside.house.base, names[n % 3]) for n in range(50)]
    for caller in callers:
        caller.auth = outside.caller(caller.username).auth
        caller.http.auth = caller.auth
    for name in names:
        outside.caller(name).get("/me/")

    got = at_once(
        [
            lambda n=n: callers[n]("POST", f"/conversations/{row['id']}/claim/", {})
            for n in range(50)
        ]
    )

    won = {callers[n].username for n, each in enumerate(got) if each.status_code == 200}
    lost = [each for each in got if each.status_code != 200]
    assert len(won) == 1 and {each.status_code for each in lost} == {409}
    assert {each.json()["code"] for each in lost} == {"claimed"}
    owner = outside.caller("ana").get(f"/conversations/{row['id']}/")["assignee"]
    assert {each.json()["fields"]["assignee"]["id"] for each in lost} == {owner["id"]}
    for caller in callers:
        caller.http.close()


def test_twenty_approvals_are_one_credit(outside: Outside):
    row = outside.opened()
    outside.said(row["id"], "Con gusto")
    path, ana = f"/conversations/{row['id']}", outside.caller("ana")
    wait(lambda: not ana.get(f"{path}/actions/")[0]["locked"])
    cash = {"amount": {"amount": "30.00", "currency": "PEN"}, "method": "cash"}
    made = ana.post(f"{path}/actions/recharge/", cash, status=201)
    deciders = [outside.caller("luis"), outside.caller("admin")]
    for each in deciders:
        each.get("/me/")

    got = at_once(
        [
            lambda n=n: deciders[n % 2]("POST", f"/recharges/{made['id']}/approve/", {})
            for n in range(20)
        ]
    )

    assert sorted(each.status_code for each in got) == [200] + [409] * 19
    customer = ana.get(f"{path}/")["customer"]["id"]
    balance = ana.get(f"/customers/{customer}/balance/")["balance"]
    assert balance == {"amount": "30.00", "currency": "PEN"}
    assert len(ana.get(f"/customers/{customer}/transactions/")["results"]) == 1


def test_one_grant_is_spent_once_and_one_key_moves_money_once(outside: Outside):
    row = outside.opened()
    outside.said(row["id"], "Con gusto")
    path, ana = f"/conversations/{row['id']}/actions/", outside.caller("ana")
    wait(lambda: not ana.get(path)[0]["locked"])
    cash = {"amount": {"amount": "30.00", "currency": "PEN"}, "method": "cash"}

    got = at_once([lambda n=n: ana("POST", f"{path}recharge/", cash) for n in range(10)])
    assert sorted(each.status_code for each in got) == [201] + [409] * 9
    assert {e.json()["code"] for e in got if e.status_code == 409} == {"grant_spent"}

    made = next(each.json() for each in got if each.status_code == 201)
    key = uuid4().hex
    outside.caller("luis").get("/me/")
    approve = f"/recharges/{made['id']}/approve/"
    got = at_once(
        [lambda n=n: outside.caller("luis")("POST", approve, {}, key=key) for n in range(8)]
    )
    codes = {each.status_code for each in got}
    assert 200 in codes and codes <= {200, 409}
    assert {e.json()["code"] for e in got if e.status_code == 409} <= {"idempotency_running"}
    bodies = [each.json() for each in got if each.status_code == 200]
    assert all(body == bodies[0] for body in bodies)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_webhook_five_times_at_once(outside: Outside, kind: str):
    person = outside.stranger()
    body, type_ = webhook(kind, person, "cinco")

    got = at_once(
        [
            lambda n=n: outside.simulator.raw(kind, body, content_type=type_)[0]["status"]
            for n in range(5)
        ]
    )

    assert set(got) == {200}
    row = outside.conversation(person)
    admin = outside.caller("admin")
    events = f"/channels/{outside.channels[kind]['id']}/events/"
    wait(lambda: all(e["state"] != "stored" for e in admin.get(events)["results"]))
    assert [m["text"] for m in outside.messages(row["id"])] == ["cinco"]
    assert outside.caller("ana").get(f"/conversations/{row['id']}/")["unread"] == 1


@pytest.mark.parametrize("order", ["fifo", "reverse", "shuffle"])
@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud", "messenger"])
def test_statuses_in_any_order_end_the_same(outside: Outside, kind: str, order: str):
    outside.simulator.manners(kind, statuses="hold", auto_read=True)
    row = outside.opened(kind)
    message = outside.said(row["id"], "¿Llegó?")
    outside.reaches(message["id"], *SENT)
    time.sleep(0.6)  # all of them are held
    try:
        assert outside.simulator.release(order) >= 2
        outside.reaches(message["id"], "read")
    finally:
        outside.simulator.manners(kind, statuses="auto", auto_read=False)


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud"])
def test_statuses_that_come_before_the_answer_wait_for_it(outside: Outside, kind: str):
    outside.simulator.manners(kind, early_statuses=True)
    try:
        row = outside.opened(kind)
        message = outside.said(row["id"], "¿Llegó?")
        outside.reaches(message["id"], "delivered", "read")
    finally:
        outside.simulator.manners(kind, early_statuses=False)
