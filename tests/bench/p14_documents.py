"""P14, documents: how long one takes as a PDF, with one line and with two hundred."""

import json
import time
from collections.abc import Iterator

from tests.bench.engines import FOLDER, told_by
from tests.bench.rows import Row, percentile

TIMES = 15
GOAL = 1_000.0  # ms


def measure() -> Iterator[Row]:
    """Measure in a process of its own; nothing of it asks a database."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    told = told_by("tests.bench.p14_documents", "")
    for lines in ("1", "200"):
        yield Row(
            key="P14",
            work=f"an invoice of {lines} lines as PDF, median",
            unit="ms",
            ours=told[lines],
            goal=GOAL,
            at_least=False,
        )


def main() -> None:
    """Print the medians as JSON."""
    import django

    django.setup()
    from billing.adapters.papers import render
    from tests.billing.papers import invoice

    told = {}
    for lines in (1, 200):
        paper, took = invoice(lines=lines), []
        for _ in range(TIMES):
            began = time.perf_counter()
            render(paper)
            took.append((time.perf_counter() - began) * 1000)
        told[str(lines)] = percentile(took, 0.5)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
