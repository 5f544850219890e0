"""Two serving processes with a Redis between them that comes and goes."""

import asyncio
import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import httpx
import pytest

from tests.live import ROOT, _test_database_url, free_port
from tests.realtime.client import Client, join

pytestmark = [
    pytest.mark.redis,
    pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed"),
]


@dataclass
class Redis:
    """A server of our own, so that stopping it hurts nobody."""

    port: int
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        command = ["redis-server", f"--port {self.port}", "--bind 127.0.0.1", "--save ''"]
        self.process = subprocess.Popen(
            " ".join([*command, "--daemonize no"]).split(), stdout=subprocess.DEVNULL
        )

    def stop(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()


@pytest.fixture
def redis() -> Iterator[Redis]:
    redis = Redis(free_port())
    redis.start()
    yield redis
    redis.stop()


@pytest.fixture
def two(redis: Redis, transactional_db: None) -> Iterator[tuple[str, str]]:
    """Two serving processes on one database and one Redis."""
    with contextlib.ExitStack() as stack:
        ports = [stack.enter_context(_serving(redis)) for _ in range(2)]
        for port in ports:
            _until_up(port)
        yield f"ws://127.0.0.1:{ports[0]}", f"ws://127.0.0.1:{ports[1]}"


@contextlib.contextmanager
def _serving(redis: Redis) -> Iterator[int]:
    port = free_port()
    options = [f"--port={port}", "--log-level=error", "--lifespan=off", "--ws=websockets-sansio"]
    process = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", *options, "tests.realtime.house:application"],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": _test_database_url(),
            "REDIS_URL": f"redis://127.0.0.1:{redis.port}/0",
            "LOG_LEVEL": "CRITICAL",
        },
    )
    yield port
    process.kill()
    process.wait()


def _until_up(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.TransportError):
            _asked(f"http://127.0.0.1:{port}/")
            return
        time.sleep(0.05)
    raise AssertionError("did not start")


def _carries(url: str) -> bool:
    return _asked(url.replace("ws", "http", 1)).status_code == 200


def _asked(url: str) -> httpx.Response:
    # Reading the machine's certificates each time would slow down who is getting up.
    return httpx.get(url, timeout=2, trust_env=False, verify=False)


async def _say(speaker: Client, to: str, *texts: str) -> None:
    for text in texts:
        await speaker.send(type="send", id=text, conversation=to, text=text)
        await speaker.until("ok", re=text)


async def test_a_story_of_two_processes_while_redis_comes_and_goes(two, redis):
    here, there = two
    rosa, speaker_id = str(uuid4()), str(uuid4())
    speaker = await join(here, speaker_id)
    listeners = [await join(url, rosa) for url in two]
    stream = f"u:{rosa}"

    await _say(speaker, rosa, "a", "b")
    for listener in listeners:
        began = time.monotonic()
        assert [item["seq"] for item in await listener.reaches(stream, 2)] == [1, 2]
        assert time.monotonic() - began < 1  # over Redis, not by the watermark

    redis.stop()
    began = time.monotonic()
    await _say(speaker, rosa, "c", "d")
    assert time.monotonic() - began < 1  # a commit never waits for Redis
    assert len(await listeners[0].reaches(stream, 4)) == 4
    assert len(await listeners[1].reaches(stream, 4)) == 4  # the watermark found it
    await asyncio.sleep(0.5)
    assert not _carries(here)

    redis.start()
    await _say(speaker, rosa, "e")
    for listener in listeners:
        log = await listener.reaches(stream, 5)
        assert [item["data"]["text"] for item in log] == list("abcde")
        assert listener.gaps == 0
    async with asyncio.timeout(15):
        while not (_carries(here) and _carries(there)):
            await asyncio.sleep(0.2)

    for client in (speaker, *listeners):
        await client.leave()


async def test_the_same_device_on_another_process(two):
    here, there = two
    who = str(uuid4())
    older = await join(here, who, device="phone")

    newer = await join(there, who, device="phone")

    assert await older.closed() == 4409
    await newer.leave()


async def _is(client: Client, who: str, state: str) -> None:
    """Wait until a client was told last that somebody is in this state."""

    def last() -> str | None:
        told = [f["data"]["people"] for f in client.frames if f.get("kind") == "presence"]
        return next((people[who] for people in reversed(told) if who in people), None)

    async with asyncio.timeout(15):
        while last() != state:
            await asyncio.sleep(0.05)


async def test_one_person_on_two_processes_is_here_as_long_as_one_window_is_used(two, redis):
    here, there = two
    watcher, rosa = await join(here, str(uuid4())), str(uuid4())
    near, far = await join(here, rosa), await join(there, rosa)
    await _is(watcher, rosa, "online")

    await near.send(type="focus", conversation=None, active=False)
    await asyncio.sleep(3)
    await _is(watcher, rosa, "online")
    await far.send(type="focus", conversation=None, active=False)
    await _is(watcher, rosa, "away")

    redis.stop()
    await far.send(type="focus", conversation=None, active=True)
    await asyncio.sleep(3)
    redis.start()
    await _is(watcher, rosa, "online")
    for client in (watcher, near, far):
        await client.leave()
