"""What a report answers, its figures beside those of the period before, from one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hub.kernel.errors import Conflict
from hub.kernel.snapshot import snapshot
from hub.reports.ports.reports import Report
from hub.reports.types.reports import Asked, Number, Result

HEAVY = 2_000_000  # rows nobody waits for in front of a screen
LONG, MANY = 92, 1_000_000  # days, and rows that are many over so long


class TakesLong(Conflict):
    """It is worked on behind the scenes: `POST reports/{key}/runs/`."""

    code, detail = "takes_long", "This takes long; have it made and come back."


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A report with what it was asked; `compared` is the period before, where that was wanted."""

    report: Report
    asked: Asked
    names: Mapping[str, str]  # filter → what it was narrowed to
    result: Result
    made_at: datetime
    compared: Asked | None = None
    previous: Mapping[str, Number | None] | None = None


def takes_long(report: Report, asked: Asked) -> bool:
    """Whether nobody should wait for it in front of a screen."""
    if report.weight is None:
        return False
    rows = report.weight(asked)
    return rows > HEAVY or (asked.days > LONG and rows > MANY)


def answer(
    report: Report,
    asked: Asked,
    *,
    names: Mapping[str, str],
    compare: bool,
    at: datetime,
) -> Answer:
    """Return what a report says, read from one moment."""
    compared = asked.before() if compare else None
    with snapshot():
        result = report.run(asked)
        previous = report.run(compared).figures if compared is not None else None
    return Answer(
        report=report,
        asked=asked,
        names=names,
        result=result,
        made_at=at,
        compared=compared,
        previous=previous,
    )
