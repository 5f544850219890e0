"""A house without a public address: its worker asks, is killed, and goes on where it was."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.outside import Outside, wait

BOT = {"bot_token": "700200:AAF-polling-bot", "secret_token": "unused-2", "mode": "polling"}


@pytest.fixture
def polled(outside: Outside) -> Iterator[dict[str, Any]]:
    """A Telegram channel that polls; taken away afterwards."""
    outside.simulator.add_account("telegram", BOT, webhook="", name="polled")
    admin = outside.caller("admin")
    body = {"kind": "telegram", "name": "Sondeo", "credentials": BOT}
    made: dict[str, Any] = admin.post("/channels/", body, status=201)
    yield made
    admin("DELETE", f"/channels/{made['id']}/")


@pytest.mark.timeout(240)
def test_what_came_while_the_house_was_dead_arrives_once(outside: Outside, polled: dict[str, Any]):
    person = outside.stranger()
    outside.simulator.say("polled", text="antes", phone=person["phone"])
    row = outside.conversation(person)["id"]

    outside.house.kill()
    for number in range(20):
        outside.simulator.say("polled", text=f"dormida {number}", phone=person["phone"])
    outside.house.start()

    said = [f"dormida {number}" for number in range(20)]
    wait(lambda: len(outside.messages(row)) == 21, seconds=40, what="all of them")
    assert [each["text"] for each in outside.messages(row)] == ["antes", *said]
    health = outside.caller("admin").get(f"/channels/{polled['id']}/health/")
    assert health["polling"]["done_at"] and "not_polled" not in health["warnings"]
