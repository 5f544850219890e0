"""Who could go when: the first free times of everybody, and what speaks against each."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from field_service.models import RequiredSkill
from field_service.queries.roster import Lane, roster, rules
from field_service.types import Doubt, Span
from hub.kernel.home import today

if TYPE_CHECKING:
    from field_service.models import Order
    from hub.accounts.models import User

AHEAD = timedelta(days=14)
EACH = 3  # times for a person
_DAY = timedelta(days=1)  # what ended shortly before still needs its way back
STEP = 15 * 60  # seconds; a time begins at a quarter of an hour


@dataclass(frozen=True, kw_only=True)
class Free:
    """A time somebody could go; `level` is theirs in what is asked for."""

    technician: User
    span: Span
    level: int
    doubts: dict[Doubt, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """Somebody who is not proposed, for want of a skill or of time."""

    technician: User
    skills: list[str]


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """All times that are proposed, the soonest first, and who is not."""

    minutes: int
    travel_minutes: int
    free: list[Free]
    left_out: list[LeftOut]


def propose(row: Order, *, at: datetime, minutes: int | None = None) -> Proposal:
    """Return who could go when, from now or when they are wanted, two weeks ahead."""
    lasts = minutes or row.kind.minutes
    start = _quarter(max(at, row.wanted_from or at))
    window = Span(start, start + AHEAD)
    travel = rules().travel_minutes
    required = list(RequiredSkill.objects.filter(kind=row.kind_id).select_related("skill"))
    free: list[Free] = []
    left_out: list[LeftOut] = []
    for lane in roster(Span(start - _DAY, start + AHEAD)).lanes:
        found = _of(
            lane, row, window, timedelta(minutes=lasts), timedelta(minutes=travel), required
        )
        free += found
        if not found:
            lacks = _hard_lacks(lane, required, window)
            left_out.append(LeftOut(technician=lane.technician, skills=lacks))
    free.sort(key=lambda each: (each.span.start, -each.level, str(each.technician.id)))
    return Proposal(minutes=lasts, travel_minutes=travel, free=free, left_out=left_out)


def _of(
    lane: Lane,
    row: Order,
    window: Span,
    lasts: timedelta,
    travel: timedelta,
    required: list[RequiredSkill],
) -> list[Free]:
    """Return the first times of one person; those who lack a hard skill then have none."""
    found: list[Free] = []
    for span in _fitting(lane, row, window, lasts, travel):
        lacking = lane.doubts(required, today(span.start))
        if _lacks_hard(lacking, required):
            continue
        if not any(each.start <= span.start and span.end <= each.end for each in lane.worked):
            lacking[Doubt.OUTSIDE_SHIFT] = []
        found.append(
            Free(
                technician=lane.technician,
                span=span,
                level=lane.level(required),
                doubts=lacking,
            )
        )
        if len(found) == EACH:
            break
    return found


def _fitting(
    lane: Lane, row: Order, window: Span, lasts: timedelta, travel: timedelta
) -> list[Span]:
    """Return where so long a job fits; one longer than any shift begins with a shift."""
    free = lane.free(travel, but=row.id)
    begins = [(_quarter(max(each.start, window.start)), each.end) for each in free]
    fitting = [Span(start, start + lasts) for start, end in begins if start + lasts <= end]
    if fitting or any(each.length >= lasts for each in lane.worked):
        return fitting
    taken = [*lane.away, *(Span(b.starts_at, b.ends_at) for b in lane.bookings)]
    longer = [Span(start, start + lasts) for start, _ in begins]
    return [each for each in longer if not any(each.meets(other) for other in taken)]


def _lacks_hard(lacking: dict[Doubt, list[str]], required: list[RequiredSkill]) -> bool:
    names = {name for each in lacking.values() for name in each}
    return any(each.hard and each.skill.name in names for each in required)


def _hard_lacks(lane: Lane, required: list[RequiredSkill], window: Span) -> list[str]:
    lacking = lane.doubts(required, today(window.start))
    names = {name for each in lacking.values() for name in each}
    return [each.skill.name for each in required if each.hard and each.skill.name in names]


def _quarter(instant: datetime) -> datetime:
    """Return the next full quarter of an hour."""
    return datetime.fromtimestamp(math.ceil(instant.timestamp() / STEP) * STEP, UTC)
