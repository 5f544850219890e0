"""P8: five hundred screens lose their hub at once and come back with what they missed."""

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

import httpx

from tests.bench.rows import Row
from tests.house import House, credentials
from tests.realtime import client as sockets
from tests.realtime.client import Client, join

SCREENS, MISSED, TURNS = 500, 40, 3
sockets.PATIENCE = 60.0  # what takes long is measured, not given up
STAFF = ("ana", "luis", "carla", "tomas", "teresa", "admin")


def measure() -> Iterator[Row]:
    """Whole hubs: sign-in, ticket, hello and the missed messages of a group out of the database."""
    engines = {"SQLite": True, **({"PostgreSQL": False} if os.environ.get("DATABASE_URL") else {})}
    for engine, embedded in engines.items():
        with tempfile.TemporaryDirectory(prefix="bench") as folder:
            house = House(Path(folder), embedded=embedded, server="uvicorn")
            house.build()
            house.start()
            try:
                took = asyncio.run(_took(house))
            finally:
                house.stop()
        yield Row(
            key="P8",
            work=f"{SCREENS} sockets come back at once, {engine}",
            unit="s",
            ours=took,
            goal=5,
            at_least=False,
        )


async def _took(house: House) -> float:
    few = httpx.Limits(max_connections=40)
    web = httpx.AsyncClient(
        base_url=f"{house.base}/api/v1", trust_env=False, timeout=60, limits=few
    )
    async with web:
        people = [await _signed_in(web, name) for name in STAFF]
        group = await _group(web, people)
        turns = []
        for _ in range(TURNS):
            position = await _head(web, people[0], group)
            for _ in range(MISSED):
                await _say(web, people[0], group)
            turns.append(await _returned(house, web, people, group, position))
        return median(turns)


async def _returned(
    house: House, web: httpx.AsyncClient, people: list[dict[str, str]], group: str, position: int
) -> float:
    """Let everybody come at once and return when the last has everything, without a gap."""
    head = await _head(web, people[0], group)
    url, stream = house.sockets, f"c:{group}"

    async def come(turn: int) -> Client:
        mine = people[turn % len(people)]
        ticket = (await web.post("/ws-tickets/", headers=mine)).raise_for_status().json()["ticket"]
        client: Client = await join(url, ticket, cursors={stream: position})
        log = await client.reaches(stream, head)
        if client.gaps or [item["seq"] for item in log] != list(range(position + 1, head + 1)):
            raise RuntimeError("a screen came back with a gap")
        return client

    begun = time.perf_counter()
    screens = await asyncio.gather(*(come(turn) for turn in range(SCREENS)))
    took = time.perf_counter() - begun
    await asyncio.gather(*(screen.leave() for screen in screens))
    return took


async def _signed_in(web: httpx.AsyncClient, username: str) -> dict[str, str]:
    answer = (await web.post("/auth/login/", json=credentials(username))).raise_for_status()
    web.cookies.clear()
    return {"Authorization": f"Bearer {answer.json()['access']}"}


async def _group(web: httpx.AsyncClient, people: list[dict[str, str]]) -> str:
    ids = [(await web.get("/me/", headers=mine)).json()["id"] for mine in people]
    body = {"kind": "group", "title": "Todos", "members": ids[1:]}
    made = await web.post("/conversations/", json=body, headers=people[0])
    return str(made.raise_for_status().json()["id"])


async def _head(web: httpx.AsyncClient, mine: dict[str, str], group: str) -> int:
    found: dict[str, Any] = (await web.get(f"/conversations/{group}/", headers=mine)).json()
    return int(found["last_seq"])


async def _say(web: httpx.AsyncClient, mine: dict[str, str], group: str) -> None:
    body = {"client_id": str(uuid4()), "text": "Llegó el repuesto de la Canon de Miraflores."}
    answer = await web.post(f"/conversations/{group}/messages/", json=body, headers=mine)
    answer.raise_for_status()
