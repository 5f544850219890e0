"""Days of February 2026 in Lima, and what reports say of them."""

from datetime import UTC, date, datetime, timedelta

from hub.reports.ports.reports import reports
from hub.reports.types.reports import Asked, Result

BEGINS = datetime(2026, 2, 1, 5, tzinfo=UTC)  # midnight in Lima
ENDS = datetime(2026, 3, 1, 5, tzinfo=UTC)
FIRST, LAST = BEGINS, ENDS - timedelta(seconds=1)
BEFORE, AFTER = BEGINS - timedelta(seconds=1), ENDS
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def february(**more: object) -> Asked:
    return Asked(since=date(2026, 2, 1), until=date(2026, 2, 28), **{"currency": "PEN", **more})  # type: ignore[arg-type]


def said(key: str, asked: Asked | None = None) -> Result:
    report = reports.get(key)
    assert report is not None
    return report.run(asked or february())


def column(result: Result, table: str, key: str) -> list[object]:
    """Return what stands in one column of a table."""
    found = next(each for each in result.tables if each.key == table)
    place = [each.key for each in found.columns].index(key)
    return [row.cells[place] for row in found.lines]
