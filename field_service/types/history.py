"""The words of a machine's life, and how long it stood still."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import TextChoices

from field_service.types.machines import MachineState
from field_service.types.schedule import Span


class Change(TextChoices):
    """What happened to a machine."""

    REGISTERED = "registered"
    STATE = "state"
    PARENT = "parent"
    OWNER = "owner"


class DocumentKind(TextChoices):
    """What a paper about a machine is."""

    MANUAL = "manual"
    PURCHASE = "purchase"
    WARRANTY = "warranty"
    INSPECTION = "inspection"
    OTHER = "other"


# What stays with the machine, whoever owns it.
OF_THE_MACHINE = (DocumentKind.MANUAL, DocumentKind.WARRANTY, DocumentKind.INSPECTION)


def down_spans(states: Iterable[tuple[datetime, str]], until: datetime) -> list[Span]:
    """Return when it stood still, of its states in order; what goes on ends at `until`."""
    spans, since = [], None
    for at, state in states:
        if since is None and state == MachineState.DOWN:
            since = at
        elif since is not None and state != MachineState.DOWN:
            spans.append(Span(since, at))
            since = None
    return spans if since is None or since >= until else [*spans, Span(since, until)]


def down_time(spans: Iterable[Span], window: Span) -> timedelta:
    """Return how much of a window it stood still."""
    cut = (Span(max(each.start, window.start), min(each.end, window.end)) for each in spans)
    return sum((each.length for each in cut if each.start < each.end), timedelta())
