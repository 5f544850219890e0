"""Somebody pulls the plug: nothing that was said is lost, nothing is done twice."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.live import PATIENCE
from tests.outside import KINDS, SENT, Outside, wait

SETTLED = (*SENT, "failed", "unknown")


class Traffic:
    """A customer and an advisor of each channel who do not stop talking."""

    def __init__(self, outside: Outside) -> None:
        self.outside, self.going = outside, True
        self.people = {kind: outside.stranger() for kind in KINDS}
        for kind, person in self.people.items():
            outside.simulator.say(kind, text="abre", phone=person["phone"])
        self.rows = {kind: outside.conversation(each)["id"] for kind, each in self.people.items()}
        self.said: dict[str, list[str]] = {kind: [] for kind in KINDS}
        self.answered: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}

    def customer(self, kind: str) -> None:
        while self.going:
            text = f"in {uuid4().hex}"
            got = self.outside.simulator.say(kind, text=text, phone=self.people[kind]["phone"])
            if kind != "whatsapp_twilio" or 200 in got.statuses:
                self.said[kind].append(text)  # the others repeat until they are heard
            time.sleep(0.15)

    def advisor(self, kind: str) -> None:
        base, auth = f"{self.outside.house.base}/api/v1", self.outside.caller("luis").auth
        with httpx.Client(base_url=base, auth=auth, timeout=5) as http:
            while self.going:
                text = f"out {uuid4().hex}"
                self.answered[kind][text] = self._heard(http, self.rows[kind], text)
                time.sleep(0.15)

    def _heard(self, http: httpx.Client, row: str, text: str) -> str:
        """Say it under one client_id until somebody hears it, as a browser does."""
        body = {"client_id": str(uuid4()), "text": text}
        until = time.monotonic() + 2 * PATIENCE  # as long as a house may take to stand again
        while time.monotonic() < until:
            try:
                got = http.post(f"/conversations/{row}/messages/", json=body)
                if got.status_code in (200, 201):
                    return str(got.json()["id"])
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        raise AssertionError("nobody heard it")


@pytest.mark.timeout(480)
def test_killed_under_traffic_nothing_is_lost_or_doubled(hanging: dict[str, Any], outside: Outside):
    """Everything is killed twice while they talk; API, phones and the log agree afterwards."""
    traffic, dice = Traffic(outside), Random()
    outside.caller("luis").get("/me/")
    with ThreadPoolExecutor(8) as crowd:
        working = [
            crowd.submit(each, kind)
            for kind in KINDS
            for each in (traffic.customer, traffic.advisor)
        ]
        try:
            for _ in range(2):
                time.sleep(dice.uniform(0.8, 2.0))
                outside.house.kill()
                outside.house.start()
            time.sleep(0.5)
        finally:
            traffic.going = False
        for each in working:
            each.result()

    for kind in KINDS:
        _agree(outside, kind, traffic.rows[kind], traffic.said[kind], traffic.answered[kind])


def _agree(
    outside: Outside, kind: str, row: str, said: list[str], answered: dict[str, str]
) -> None:
    def texts() -> Counter[str]:
        return Counter(m["text"] for m in outside.messages(row) if m["direction"] == "in")

    wait(lambda: set(said) <= set(texts()), seconds=90, what=f"all of {kind}")
    assert max(texts().values()) == 1
    rows = outside.messages(row)
    assert [m["number"] for m in rows] == list(range(1, len(rows) + 1))
    assert sorted(m["seq"] for m in rows) == sorted({m["seq"] for m in rows})
    states = {
        text: outside.reaches(message, *SETTLED, seconds=90)["state"]
        for text, message in answered.items()
    }
    accepted = Counter(
        text for entry in outside.simulator.sent(kind) for text in answered if text in str(entry)
    )
    for text, state in states.items():
        assert state != "failed" and accepted[text] <= 1, (state, accepted[text])
        assert state == "unknown" or accepted[text] == 1, state


@pytest.fixture(scope="module")
def hanging(outside: Outside) -> dict[str, Any]:
    """A message the provider took while our answer to it died with the process."""
    row = outside.opened("telegram")
    outside.simulator.ctl(account="telegram", operation="sendMessage", accept=True, then="hold")
    message = outside.said(row["id"], f"una vez {uuid4().hex}")
    wait(lambda: outside.times("telegram", message["text"]) == 1)
    outside.house.kill()
    outside.house.start()
    return message


@pytest.mark.timeout(130)
def test_killed_after_the_provider_took_it_it_is_unknown_and_not_sent_again(
    hanging: dict[str, Any], outside: Outside
):
    message = hanging
    outside.reaches(message["id"], "unknown", seconds=95)
    assert _shown(outside, message["text"]) == 1
    again = outside.caller("ana").post(f"/messages/{message['id']}/retry/")
    assert again["state"] in ("queued", "sending", *SENT)
    outside.reaches(message["id"], *SENT)
    assert _shown(outside, message["text"]) == 2


@pytest.mark.timeout(130)
def test_killed_before_the_provider_was_asked_it_is_sent_once(outside: Outside):
    row = outside.opened()
    # Refused before it is taken, so that the first plug is pulled while it waits its turn.
    outside.simulator.ctl(account="whatsapp_cloud", operation="messages", status=503, times=1)
    message = outside.said(row["id"], f"una vez {uuid4().hex}")
    wait(lambda: outside.simulator.log(account="whatsapp_cloud", operation="messages"))
    # A refusal nobody has read yet when the plug is pulled would be `unknown`, and rightly.
    outside.reaches(message["id"], "queued")

    outside.house.kill()
    outside.house.start()

    # A worker that had just taken it again holds it for a minute, dead or not.
    outside.reaches(message["id"], *SENT, seconds=95)
    assert outside.times("whatsapp_cloud", message["text"]) == 1


def _shown(outside: Outside, text: str) -> int:
    """How often it stands on anybody's phone; the log is emptied between tests, phones are not."""
    phones = outside.simulator.world()["chats"]
    return sum(text in str(bubble) for chat in phones for bubble in chat["bubbles"])
