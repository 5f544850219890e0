"""P9: how soon `make run` is there after the first time, and what it weighs with all inside."""

import statistics
import tempfile
import time
from pathlib import Path

from tests.bench.rows import Row
from tests.house import House

ROUNDS = 3
MIB = 1024


def measure() -> list[Row]:
    """Start the seeded house three times; embedded, daphne, demo day and simulator included."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        house = House(Path(folder), embedded=True)
        house.build()
        seconds, mebibytes = zip(*(_start(house) for _ in range(ROUNDS)), strict=True)
        house.stop()
    return [
        Row(
            key="P9",
            work="make run, second time: until ready",
            unit="s",
            ours=statistics.median(seconds),
            goal=5,
            at_least=False,
        ),
        Row(
            key="P9",
            work="make run: resident, all inside",
            unit="MiB",
            ours=statistics.median(mebibytes),
            goal=250,
            at_least=False,
        ),
    ]


def _start(house: House) -> tuple[float, float]:
    before = time.perf_counter()
    house.run()
    seconds = time.perf_counter() - before
    weight = house.resident_kib / MIB
    house.kill()
    return seconds, weight
