"""P1: one message of 300 bytes to N sockets, embedded and through Redis, on uvicorn."""

import os
from collections.abc import Iterator
from contextlib import ExitStack

from tests.bench.broadcast import Heard, measured, middle
from tests.bench.rows import Row
from tests.bench.servers import CLIENT_CORE, serving

FRAME = 300
ENVELOPE = 132  # what stream, seq and n add: both sides carry frames of 300 bytes
TURNS = 3  # ours and the baseline by turns, since a machine is not equally fast all the time


def measure() -> Iterator[Row]:
    """Ours beside the bare application and beside Channels' groups."""
    theirs, mine = by_turns(1000)
    yield rate("N=1000", mine, theirs, "bare ASGI", 0.8)
    yield delay("N=1000", mine, theirs)
    with serving("tests.bench.plain:groups") as server:
        groups = measured(server.port, 1000, hello=False)
    yield rate("N=1000", mine, groups, "Channels groups", 15)
    theirs, mine = by_turns(100)
    yield rate("N=100", mine, theirs, "bare ASGI", 0.6)
    if redis := os.environ.get("REDIS_URL"):
        theirs, mine = by_turns(1000, redis)
        yield rate("N=1000 through Redis", mine, theirs, "bare ASGI", 0.7)


def by_turns(listeners: int, redis: str = "") -> tuple[Heard, Heard]:
    """Measure the bare application and ours by turns; with Redis another process speaks."""
    turns = [(bare(listeners), ours(listeners, redis)) for _ in range(TURNS)]
    return middle([theirs for theirs, _ in turns]), middle([mine for _, mine in turns])


def bare(listeners: int) -> Heard:
    """The baseline."""
    with serving("tests.bench.plain:bare") as server:
        return measured(server.port, listeners, hello=False, size=FRAME)


def ours(listeners: int, redis: str) -> Heard:
    """The hub: one process, or a listening and a speaking one with Redis between them."""
    where = {"DATABASE_URL": "", "REDIS_URL": redis}
    with ExitStack() as stack:
        server = stack.enter_context(serving("tests.bench.ours:application", **where))
        speaker = server
        if redis:
            speaker = stack.enter_context(
                serving("tests.bench.ours:application", core=CLIENT_CORE, **where)
            )
        size = FRAME - ENVELOPE
        return measured(server.port, listeners, hello=True, size=size, speak_at=speaker.port)


def rate(what: str, ours: Heard, baseline: Heard, against: str, goal: float) -> Row:
    """Return the row of deliveries per second."""
    return Row(
        key="P1",
        work=f"fan-out {what}",
        unit="deliveries/s",
        ours=ours.rate,
        baseline=baseline.rate,
        against=against,
        goal=goal,
    )


def delay(what: str, ours: Heard, baseline: Heard) -> Row:
    """Return the row of the slowest hundredth."""
    return Row(
        key="P1",
        work=f"fan-out {what}, p99",
        unit="ms",
        ours=ours.p99,
        baseline=baseline.p99,
        against="bare ASGI",
        goal=1.5,
        at_least=False,
    )
