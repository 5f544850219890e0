"""Closes days of the trail and tells whether a closed one is still what it was."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta

from django.db import IntegrityError, transaction

from hub.audit.models import Entry, Seal
from hub.audit.types import FLOOR_YEARS
from hub.kernel import clock

AT_ONCE = 5000
STRAGGLERS = timedelta(hours=1)  # what began before midnight may be written after it


def seal_days(*, at: datetime) -> int:
    """Close every day that is over, in order; returns how many."""
    done = 0
    today = (at - STRAGGLERS).astimezone(UTC).date()
    while (day := _next_day()) is not None and day < today:
        try:
            with transaction.atomic():
                count, digest = _digest_of(day)
                Seal.objects.create(day=day, count=count, digest=digest, made_at=at)
        except IntegrityError:  # another worker was first
            return done
        done += 1
    return done


def broken_days() -> list[date]:
    """Return the closed days whose lines are not what they were, oldest first."""
    oldest = Entry.objects.order_by("at").values_list("at", flat=True).first()
    seals = Seal.objects.order_by("day")
    if oldest is not None:  # what is older went when the law let it
        seals = seals.filter(day__gte=oldest.astimezone(UTC).date())
    return [seal.day for seal in seals if _digest_of(seal.day) != (seal.count, seal.digest)]


def forget(*, before: datetime, at: datetime) -> int:
    """Remove lines from before an instant, never younger than the law's years; how many."""
    floor = at - timedelta(days=366 * FLOOR_YEARS)
    old = Entry.objects.filter(at__lt=min(before, floor)).order_by("at")
    ids = list(old.values_list("id", flat=True)[:AT_ONCE])
    return Entry.objects.filter(id__in=ids).delete()[0]


def _next_day() -> date | None:
    newest = Seal.objects.order_by("-day").first()
    if newest is not None:
        return newest.day + timedelta(days=1)
    first = Entry.objects.order_by("at").values_list("at", flat=True).first()
    return first.astimezone(UTC).date() if first is not None else None


def _digest_of(day: date) -> tuple[int, str]:
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    before = Seal.objects.filter(day=day - timedelta(days=1)).first()
    digest, count = hashlib.sha256((before.digest if before else "").encode()), 0
    rows = Entry.objects.filter(at__gte=begin, at__lt=begin + timedelta(days=1))
    for row in rows.order_by("at", "id").iterator(chunk_size=AT_ONCE):
        told = [str(row.id), clock.iso(row.at), row.action, row.kind, row.object_id]
        told += [str(row.user_id), row.changes, row.about, str(row.ip)]
        digest.update(json.dumps(told, sort_keys=True).encode())
        count += 1
    return count, digest.hexdigest()
