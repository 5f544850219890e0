"""The words of people's time, and the arithmetic of spans of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from uuid import UUID

from django.db.models import TextChoices


class AbsenceKind(TextChoices):
    """Why somebody is not there."""

    HOLIDAY = "holiday"
    SICK = "sick"
    TRAINING = "training"
    OTHER = "other"


class WorkKind(TextChoices):
    """What a technician's time went into."""

    TRAVEL = "travel"
    WORK = "work"
    PAUSE = "pause"
    WAIT = "wait"


class Risk(TextChoices):
    """How near an order is to its deadline; what was late once stays late."""

    NONE = "none"  # nothing was promised
    CALM = "calm"
    SOON = "soon"  # three quarters of its time are gone
    LATE = "late"


class Doubt(TextChoices):
    """Why somebody is no good choice for a slot; a reason overrules it."""

    NO_SKILL = "no_skill"
    SKILL_EXPIRED = "skill_expired"
    OUTSIDE_SHIFT = "outside_shift"
    DAY_OFF = "day_off"  # a holiday of the house


@dataclass(frozen=True, order=True)
class Span:
    """From an instant to another, the second not included."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    def meets(self, other: "Span") -> bool:
        """Whether both hold some instant."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, kw_only=True)
class Slot:
    """When, whom, and why in spite of what speaks against it."""

    span: Span
    technicians: Sequence[UUID] = ()
    overruled: str = ""


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans that do not overlap and hold the same instants, in order.

    Time that two logs cover counts once, also where one lies wholly within another.
    """
    out: list[Span] = []
    for span in sorted(spans, key=attrgetter("start")):
        if span.end <= span.start:
            continue
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def without(span: Span, taken: Iterable[Span]) -> list[Span]:
    """Return what is left of a span when these are taken out of it, in order."""
    left, start = [], span.start
    for each in merged(taken):
        if each.start > start:
            left.append(Span(start, min(each.start, span.end)))
        start = max(start, each.end)
        if start >= span.end:
            break
    if start < span.end:
        left.append(Span(start, span.end))
    return [each for each in left if each.start < each.end]
