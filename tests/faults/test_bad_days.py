"""Providers and our own servers have a bad day: told truly, nothing lost, the others unharmed."""

import time
from uuid import uuid4

import pytest

from tests.faults.conftest import Servers
from tests.outside import KINDS, SENT, Outside, wait

SENDING = {"telegram": "sendMessage", "whatsapp_twilio": "messages.create"}


@pytest.mark.parametrize("kind", KINDS)
def test_refused_for_now_is_tried_again_and_sent_once(outside: Outside, kind: str):
    row, operation = outside.opened(kind)["id"], SENDING.get(kind, "messages")
    outside.simulator.ctl(account=kind, operation=operation, status=429, retry_after=1, times=1)
    message = outside.said(row, f"otra vez {uuid4().hex}")
    outside.reaches(message["id"], *SENT, seconds=30)
    assert outside.times(kind, message["text"]) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_nobody_can_read_is_unknown(outside: Outside, kind: str):
    row, operation = outside.opened(kind)["id"], SENDING.get(kind, "messages")
    outside.simulator.manners(kind, statuses="drop")
    outside.simulator.ctl(account=kind, operation=operation, accept=True, then="drop")
    try:
        message = outside.said(row, f"quién sabe {uuid4().hex}")
        told = outside.reaches(message["id"], "unknown", *SENT, seconds=30)
    finally:
        outside.simulator.manners(kind, statuses="auto")
    assert outside.times(kind, message["text"]) == 1
    # Twilio's own list of messages, and Messenger's echo, may settle it.
    assert told["state"] == "unknown" or kind in ("whatsapp_twilio", "messenger")


def test_a_slow_channel_delays_no_other(outside: Outside):
    slow, quick = outside.opened("telegram")["id"], outside.opened("messenger")["id"]
    outside.simulator.ctl(account="telegram", operation="sendMessage", delay=4, times=3)
    waiting = [outside.said(slow, f"lento {n}") for n in range(3)]
    began = time.monotonic()
    message = outside.said(quick, "rápido")
    outside.reaches(message["id"], *SENT)
    assert time.monotonic() - began < 3
    assert outside.caller("ana").get(f"/messages/{waiting[-1]['id']}/")["state"] not in SENT
    for each in waiting:  # each has what was meant for it, and the next story begins afresh
        outside.reaches(each["id"], *SENT, seconds=30)


@pytest.mark.timeout(150)
def test_redis_is_gone_and_comes_back_empty(outside: Outside, servers: Servers | None):
    if servers is None:
        pytest.skip("no Redis in this house")
    row = outside.opened("whatsapp_cloud")["id"]
    person = outside.stranger()
    servers.flush_redis()
    servers.stop_redis()
    try:
        said = [outside.said(row, f"sin Redis {n}") for n in range(3)]
        got = outside.simulator.say("telegram", text="¿hay alguien?", phone=person["phone"])
        assert got.statuses == [200]
        time.sleep(30)
    finally:
        servers.start_redis()
    assert outside.conversation(person)
    for message in said:
        outside.reaches(message["id"], *SENT, seconds=30)
        assert outside.times("whatsapp_cloud", message["text"]) == 1


def test_the_database_restarts(outside: Outside, servers: Servers | None):
    if servers is None:
        pytest.skip("no PostgreSQL in this house")
    row, ana, person = outside.opened("telegram")["id"], outside.caller("ana"), outside.stranger()
    servers.stop_postgres()
    try:
        began = time.monotonic()
        answer = ana("GET", f"/conversations/{row}/")
        assert answer.status_code == 503 and time.monotonic() - began < 5
        got = outside.simulator.say("telegram", text="¿hay alguien?", phone=person["phone"])
        assert got.statuses == [503]
    finally:
        servers.start_postgres()
    wait(lambda: ana("GET", f"/conversations/{row}/").status_code == 200)
    assert outside.conversation(person)
    message = outside.said(row, f"de vuelta {uuid4().hex}")
    outside.reaches(message["id"], *SENT, seconds=30)
    assert outside.times("telegram", message["text"]) == 1
