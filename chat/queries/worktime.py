"""Stretches of time as promises count them: by the clock, or while somebody works."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from chat.queries.hours import open_at, schedule_of

if TYPE_CHECKING:
    from chat.models import Conversation


class Worktime(Protocol):
    """How time is counted."""

    def worked_between(self, start: datetime, end: datetime) -> float:
        """Return the seconds of a stretch that count."""

    def due_after(self, start: datetime, seconds: float) -> datetime | None:
        """Return when so many seconds have counted; None when never."""


class _Clock:
    """All of it counts."""

    def worked_between(self, start: datetime, end: datetime) -> float:
        return max(0.0, (end - start).total_seconds())

    def due_after(self, start: datetime, seconds: float) -> datetime | None:
        return start + timedelta(seconds=seconds)


CLOCK: Worktime = _Clock()


def is_open(row: Conversation, at: datetime) -> bool:
    """Whether somebody works for this conversation at that moment."""
    return open_at(row.team, at)


def worktime_of(row: Conversation) -> Worktime:
    """Return the hours of the conversation's team, or the house's."""
    return schedule_of(row.team)
