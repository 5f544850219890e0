"""P2: one socket in the room stops reading; the others keep their rate, memory stays bounded."""

from collections.abc import Iterator
from statistics import median

from tests.bench.broadcast import measured, middle
from tests.bench.rows import Row
from tests.bench.servers import serving

LISTENERS = 100
SIZE = 8000  # large enough that a full socket is felt at once
STALLED = 5
TURNS = 3
KIB_EACH = 1024  # one window of frames and the server's own buffer, with room


def measure() -> Iterator[Row]:
    """The same room with and without readers that never read."""
    turns, grown = [], []
    for _ in range(TURNS):
        with serving("tests.bench.ours:application", DATABASE_URL="", REDIS_URL="") as server:
            alone = measured(server.port, LISTENERS, hello=True, size=SIZE)
            before = server.resident_kib
            beside = measured(server.port, LISTENERS, hello=True, size=SIZE, stalled=STALLED)
            grown.append((server.resident_kib - before) / STALLED)
            turns.append((alone, beside))
    alone, beside = middle([first for first, _ in turns]), middle([last for _, last in turns])
    yield Row(
        key="P2",
        work=f"fan-out N={LISTENERS} beside {STALLED} stalled",
        unit="deliveries/s",
        ours=beside.rate,
        baseline=alone.rate,
        against="nobody stalled",
        goal=0.9,
    )
    yield Row(
        key="P2",
        work="memory for each that stalls",
        unit="KiB",
        ours=median(grown),
        goal=KIB_EACH,
        at_least=False,
    )
