"""P1: one message of 300 bytes to N sockets, embedded and through Redis, on uvicorn."""

import os
from collections.abc import Iterator

from tests.bench.broadcast import Heard, measured, middle
from tests.bench.rows import Row
from tests.bench.servers import serving

FRAME = 300
ENVELOPE = 132  # what stream, seq and n add: both sides carry frames of 300 bytes
TURNS = 3  # ours and the baseline by turns, since a machine is not equally fast all the time


def measure() -> Iterator[Row]:
    """Ours beside the bare application and beside Channels' groups."""
    bare, ours = by_turns(1000)
    yield rate("N=1000", ours, bare, "bare ASGI", 0.8)
    yield delay("N=1000", ours, bare)
    with serving("tests.bench.plain:groups") as server:
        groups = measured(server.port, 1000, hello=False)
    yield rate("N=1000", ours, groups, "Channels groups", 15)
    bare, ours = by_turns(100)
    yield rate("N=100", ours, bare, "bare ASGI", 0.6)
    if redis := os.environ.get("REDIS_URL"):
        bare, ours = by_turns(1000, redis)
        yield rate("N=1000 through Redis", ours, bare, "bare ASGI", 0.7)


def by_turns(listeners: int, redis: str = "") -> tuple[Heard, Heard]:
    """Measure the bare application and ours by turns; the speaker on Redis is another process."""
    embedded, both = {"REDIS_URL": redis}, []
    with (
        serving("tests.bench.plain:bare") as bare,
        serving("tests.bench.ours:application", **embedded) as ours,
        serving("tests.bench.ours:application", **embedded) as other,
    ):
        speak_at = other.port if redis else ours.port
        for _ in range(TURNS):
            theirs = measured(bare.port, listeners, hello=False, size=FRAME)
            size = FRAME - ENVELOPE
            mine = measured(ours.port, listeners, hello=True, size=size, speak_at=speak_at)
            both.append((theirs, mine))
    return middle([theirs for theirs, _ in both]), middle([mine for _, mine in both])


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
