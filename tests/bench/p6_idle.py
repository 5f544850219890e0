"""P6: what a socket weighs that only listens."""

import asyncio
from collections.abc import Iterator
from statistics import median

from tests.bench.rows import Row
from tests.bench.servers import Served, serving
from tests.bench.sockets import connect

WARMING, SOCKETS, TURNS = 100, 1000, 3


def measure() -> Iterator[Row]:
    """A signed-in socket of the hub beside one of an application that does nothing."""
    embedded = {"DATABASE_URL": "", "REDIS_URL": ""}
    ours, bare = [], []
    for _ in range(TURNS):
        with serving("tests.bench.ours:application", **embedded) as server:
            ours.append(asyncio.run(_weight(server, hello=True)))
        with serving("tests.bench.plain:bare") as server:
            bare.append(asyncio.run(_weight(server, hello=False)))
    yield Row(
        key="P6",
        work=f"idle socket, N={SOCKETS}",
        unit="KiB",
        ours=median(ours),
        baseline=median(bare),
        against="bare ASGI",
        goal=1.5,
        at_least=False,
    )


async def _weight(server: Served, *, hello: bool) -> float:
    """Open sockets and return what each adds to the server, in KiB."""
    kept = await connect(server.port, "/sub", hello=hello, count=WARMING)
    before = server.resident_kib
    kept += await connect(server.port, "/sub", hello=hello, count=SOCKETS)
    await asyncio.sleep(0.5)
    grown = server.resident_kib - before
    for socket in kept:
        socket.transport.abort()
    return grown / SOCKETS
