"""P5: from a webhook to an advisor's socket on an idle hub, and how fast one worker absorbs."""

import asyncio
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import httpx
from websockets.asyncio.client import ClientConnection, connect

from tests.bench.rows import Row, percentile
from tests.bench.servers import CLIENT_CORE, ROOT, pinned
from tests.house import House

WARMING, MESSAGES, PAUSE = 40, 150, 0.03
STORED = 1000
ADVISOR = {"username": "ana", "password": "demo-hub-2026", "remember": False}
CHANNEL = """
from channels_bridge.models import Channel
row = Channel.objects.get(kind="telegram")
print(row.webhook_url, row.credentials["secret_token"])
"""


def measure() -> Iterator[Row]:
    """Ours, less what a bare insert and push take beside it."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        bare = _bare(Path(folder) / "bare.sqlite3")
        house = House(Path(folder), embedded=True, server="uvicorn")
        house.build()
        house.start()
        try:
            waits = asyncio.run(_waits(house))
        finally:
            house.stop()
    for name, share, goal in (("p50", 0.5, 15), ("p99", 0.99, 60)):
        extra = (percentile(waits, share) - percentile(bare, share)) * 1000
        yield Row(
            key="P5",
            work=f"webhook → socket, idle, {name} over insert + push",
            unit="ms",
            ours=extra,
            goal=goal,
            at_least=False,
        )
    absorbed = median(_absorbed() for _ in range(3))
    yield Row(key="P5", work="absorb, one worker", unit="messages/s", ours=absorbed, goal=300)


def _bare(path: Path) -> list[float]:
    """Insert a row, committed to disk, and write to a socket: what nobody can avoid."""
    import socket

    near, far = socket.socketpair()
    link = sqlite3.connect(path, isolation_level=None)
    link.execute("PRAGMA journal_mode=WAL")
    link.execute("PRAGMA synchronous=FULL")
    link.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, body BLOB)")
    waits = []
    for _ in range(MESSAGES):
        begun = time.perf_counter()
        link.execute("INSERT INTO event (body) VALUES (?)", (b"x" * 300,))
        near.sendall(b"x" * 300)
        far.recv(4096)
        waits.append(time.perf_counter() - begun)
    for each in (link, near, far):
        each.close()
    return waits


async def _waits(house: House) -> list[float]:
    url, secret = house.manage("shell", "-v", "0", "-c", CHANNEL).split()
    async with httpx.AsyncClient(base_url=house.base, trust_env=False) as web:
        signed = (await web.post("/api/v1/auth/login/", json=ADVISOR)).raise_for_status().json()
        mine = {"Authorization": f"Bearer {signed['access']}"}
        ticket = (await web.post("/api/v1/ws-tickets/", headers=mine)).raise_for_status().json()
        where = f"ws://127.0.0.1:{house.port}/ws/v1"
        async with connect(where, subprotocols=["hub.v1"], compression=None) as link:  # type: ignore[list-item]
            hello = {"type": "hello", "version": 1, "ticket": ticket["ticket"], "device": "bench"}
            await link.send(json.dumps(hello))
            posts = await Posts.to(house.port, url, secret)
            waits = [await _wait(posts, link, turn) for turn in range(WARMING + MESSAGES)]
            posts.close()
            return waits[WARMING:]


@dataclass
class Posts:
    """A provider's kept connection, without what a full client costs on its own side."""

    head: str
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @classmethod
    async def to(cls, port: int, url: str, secret: str) -> "Posts":
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        head = f"POST {urlsplit(url).path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        return cls(f"{head}X-Telegram-Bot-Api-Secret-Token: {secret}\r\n", reader, writer)

    async def send(self, update: dict[str, Any]) -> None:
        """Post one update and read its 200."""
        body = json.dumps(update).encode()
        self.writer.write(f"{self.head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        if not answer.startswith(b"http/1.1 200"):
            raise RuntimeError("refused")
        length = re.search(rb"content-length: (\d+)", answer)
        await self.reader.readexactly(int(length[1]) if length else 0)

    def close(self) -> None:
        """Hang up."""
        self.writer.close()


async def _wait(posts: Posts, link: ClientConnection, turn: int) -> float:
    """Post one update and return the seconds until the advisor's socket has its text."""
    await asyncio.sleep(PAUSE)
    text = f"bench-{turn}-{time.time_ns()}"
    update = _update(turn, text)
    begun = time.perf_counter()
    await posts.send(update)
    async with asyncio.timeout(10):
        while text not in (frame := str(await link.recv())):
            pass
    waited = time.perf_counter() - begun
    await link.send(json.dumps({"type": "ack", "n": json.loads(frame)["n"]}))
    return waited


def _update(turn: int, text: str, people: int = 20) -> dict[str, Any]:
    person = {"id": 900_000 + turn % people, "first_name": "Ana"}
    number = int(time.time()) * 10_000 + turn
    chat = {**person, "type": "private"}
    message = {"message_id": number, "date": 1763712000, "from": person, "chat": chat, "text": text}
    return {"update_id": number, "message": message}


def _absorbed() -> float:
    """Absorb stored events in a process of their own, until everything that follows is done."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "hub.config.settings",
            "DATABASE_URL": f"sqlite:///{folder}/hub.sqlite3",
            "REDIS_URL": "",
            "DATA_DIR": folder,
            "LOG_LEVEL": "ERROR",
        }
        words = [*pinned(CLIENT_CORE), sys.executable, "-m", "tests.bench.p5_latency"]
        told = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, check=True)
    return float(told.stdout)


def _absorb() -> float:
    import django

    django.setup()
    from django.core.management import call_command

    from channels_bridge.models import Channel, RawEvent
    from channels_bridge.operations import absorb
    from crm.queries.communications import behind
    from crm.queries.customers import unlinked
    from hub.config.runtime import Runtime
    from hub.kernel import clock

    call_command("migrate", verbosity=0)
    at = clock.now()
    credentials = {"bot_token": "1:a", "secret_token": "s"}
    channel = Channel.objects.create(
        kind="telegram", name="bench", credentials=credentials, created_at=at, updated_at=at
    )
    RawEvent.objects.bulk_create(
        RawEvent(
            channel=channel,
            key=str(turn),
            body=json.dumps(_update(turn, f"hola {turn}", people=100)).encode(),
            received_at=at,
        )
        for turn in range(STORED)
    )
    worker = Runtime()
    worker.start()
    begun = time.perf_counter()
    absorb.drain(channel.id, now=clock.now)
    while unlinked().exists() or behind().exists():
        time.sleep(0.01)
    took = time.perf_counter() - begun
    worker.stop()
    return STORED / took


if __name__ == "__main__":
    print(_absorb())
