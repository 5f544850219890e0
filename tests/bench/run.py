"""`python -m tests.bench.run [p1 p4 …]`: run the measurements one by one and print the table."""

import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from tests.bench.rows import Row

HEAD = ("", "work", "unit", "ours", "baseline", "against", "ratio", "goal", "")
FOLDER = Path(__file__).parent


def main(wanted: list[str]) -> int:
    """Print each row as soon as it is measured; 1 when a goal was missed."""
    rows: list[Row] = []
    show(HEAD)
    for path in sorted(FOLDER.glob("p[0-9]*.py")):
        if wanted and path.stem.split("_")[0] not in wanted:
            continue
        for row in import_module(f"tests.bench.{path.stem}").measure():
            rows.append(row)
            show(cells(row))
    return int(not all(row.held for row in rows))


def cells(row: Row) -> tuple[str, ...]:
    """Return the columns of a row as text."""
    baseline = "" if row.baseline is None else f"{row.baseline:,.2f}"
    goal = f"{'≥' if row.at_least else '≤'} {row.goal:g}"
    held = "held" if row.held else "MISSED"
    ratio = "" if row.baseline is None else f"{row.ratio:.2f}"
    ours = f"{row.ours:,.2f}"
    return (row.key, row.work, row.unit, ours, baseline, row.against, ratio, goal, held)


def show(columns: Iterable[str]) -> None:
    """Print one line of the table."""
    widths = (4, 44, 14, 12, 12, 24, 8, 8, 6)
    line = " ".join(text.ljust(width) for text, width in zip(columns, widths, strict=True))
    print(line.rstrip(), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
