"""Looks whether closed days of the trail are still what they were."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from hub.audit.models import Entry, Seal, Verified
from hub.audit.operations import sealing
from hub.audit.queries import verified
from hub.kernel.saying import Said

log = logging.getLogger(__name__)
DAY = timedelta(days=1)


def verify_new(*, at: datetime) -> list[date]:
    """Look at the days closed since the last time; returns those of them that are broken."""
    seals = Seal.objects.order_by("day")
    if (through := verified().through) is not None:
        seals = seals.filter(day__gt=through)
    return _looked_at(list(seals), at=at, whole=False)


def verify_all(*, at: datetime) -> list[date]:
    """Look at every closed day that must still be there; returns the broken, oldest first."""
    return _looked_at(_to_be_there(at), at=at, whole=True)


def verify_daily(*, at: datetime) -> None:
    """Look at all of it unless that was done within a day."""
    before = verified().whole_at
    if before is None or before <= at - DAY:
        verify_all(at=at)


def unlike_their_seals(at: datetime) -> Iterator[Said]:
    """Yield in words the closed days that are not what was sealed."""
    for day in verify_all(at=at):
        yield Said(
            f"The trail of {day} is not what was sealed.",
            f"La auditoría del {day} no es la que se selló.",
        )


def _to_be_there(at: datetime) -> list[Seal]:
    floor = sealing.floor(at)
    oldest = Entry.objects.order_by("at").values_list("at", flat=True).first()
    # Days older than the law's went, or are going: the oldest of them may be half gone just now.
    gone = min(oldest, floor) if oldest is not None else floor
    return list(Seal.objects.filter(day__gt=gone.astimezone(UTC).date()).order_by("day"))


def _looked_at(seals: Sequence[Seal], *, at: datetime, whole: bool) -> list[date]:
    broken = [
        seal.day
        for seal in seals
        if sealing.digest_of(seal.day, version=seal.version) != (seal.count, seal.digest)
    ]
    if broken:
        log.error("trail_broken", extra={"days": [str(day) for day in broken]})
    with transaction.atomic():
        Verified.objects.get_or_create(id=1)
        row = Verified.objects.select_for_update().get(id=1)
        known = set() if whole else set(row.broken)
        row.broken = sorted(known | {str(day) for day in broken})
        if seals and (row.through is None or row.through < seals[-1].day):
            row.through = seals[-1].day
        row.checked_at = at
        row.whole_at = at if whole else row.whole_at
        row.save()
    return broken
