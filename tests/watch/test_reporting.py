"""Failures are told to a service of errors, and nothing of anybody with them."""

import gzip
import json
import os
import subprocess
import sys

import pytest

from tests.live import ROOT
from tests.receiver import Receiver
from tests.watch import broken


def run(dsn: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    environment = {"SENTRY_DSN": dsn, "LOG_LEVEL": "ERROR", "DEMO": "0", **environment}
    return subprocess.run(
        [sys.executable, "-m", "tests.watch.broken"],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True,
    )  # fmt: skip


def events(receiver: Receiver) -> list[dict]:
    """The events of the envelopes that came."""
    found = []
    for call in receiver.calls:
        whole = gzip.decompress(call.body) if "content-encoding" in call.headers else call.body
        lines = whole.split(b"\n")
        heads = zip(lines[1::2], lines[2::2], strict=False)
        found += [json.loads(body) for head, body in heads if json.loads(head)["type"] == "event"]
    return found


@pytest.fixture(scope="module")
def told():
    receiver = Receiver()
    done = run(f"{receiver.origin.replace('//', '//public-key@')}/7")
    receiver.close()
    assert done.returncode == 0, done.stderr
    return receiver


def test_a_door_and_a_job_and_a_line_of_the_log_arrive(told):
    assert {call.path for call in told.calls} == {"/api/7/envelope/"}
    door, job, line, caught = events(told)
    assert door["transaction"] == "/broken/{what}/"
    assert door["tags"] == {"request_id": "request-0001"}
    assert door["environment"] == "production" and door["release"] == "mostrador@1.0.0"
    failure = door["exception"]["values"][-1]
    assert failure["type"] == "Refused"
    assert failure["stacktrace"]["frames"][-1]["function"] == "door"
    assert "raise Refused" in failure["stacktrace"]["frames"][-1]["context_line"]
    assert job["transaction"].endswith("failing")
    assert job["exception"]["values"][-1]["stacktrace"]["frames"][-1]["function"] == "failing"
    assert line["logentry"] == {"message": "ledger_differs"} and line["level"] == "error"
    assert "logentry" not in caught and caught["logger"] == "hub.tests"
    assert caught["exception"]["values"][-1]["type"] == "Refused"


def test_nothing_of_anybody_is_in_it(told):
    whole = json.dumps(events(told), ensure_ascii=False)
    secret = broken.TOKEN.partition(":")[2]
    for private in (broken.WORDS, broken.PHONE, "987654321", secret, "203.0.113.9", "row-0001"):
        assert private not in whole
    for name in ("request", "user", "breadcrumbs", "extra", "vars", "modules", "contexts"):
        assert f'"{name}":' not in whole


def test_without_an_address_nobody_hears_anything():
    receiver = Receiver()
    done = run("")
    receiver.close()
    assert done.returncode == 0, done.stderr
    assert receiver.calls == []


@pytest.mark.parametrize("dsn", ["nonsense", "https://example.com/1", "ftp://k@example.com/1"])
def test_an_address_that_is_none_is_refused_at_start(dsn):
    done = run(dsn)
    assert done.returncode != 0
    assert "ImproperlyConfigured: SENTRY_DSN must be" in done.stderr
    assert done.stderr.strip().splitlines()[-1].count(dsn) == 0
