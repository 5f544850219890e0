"""Closes days of the trail, and lets go what the law lets go."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from hub.audit.models import Entry, Seal
from hub.audit.types import FLOOR_YEARS
from hub.kernel import clock

AT_ONCE = 5000
VERSION = 2  # of what a digest is over
STRAGGLERS = timedelta(hours=1)  # what began before midnight may be written after it


def seal_days(*, at: datetime) -> int:
    """Close every day that is over, in order; returns how many."""
    done = 0
    today = (at - STRAGGLERS).astimezone(UTC).date()
    while (day := _next_day()) is not None and day < today:
        try:
            with transaction.atomic():
                count, digest = digest_of(day, version=VERSION)
                Seal.objects.create(
                    day=day, count=count, digest=digest, version=VERSION, made_at=at
                )
        except IntegrityError:  # another worker was first
            return done
        done += 1
    return done


def forget(*, before: datetime, at: datetime) -> int:
    """Remove whole days from before an instant, never younger than the law's years; how many."""
    until = min(before, floor(at)).astimezone(UTC)
    midnight = until.replace(hour=0, minute=0, second=0, microsecond=0)
    old = Entry.objects.filter(at__lt=midnight).order_by("at")
    ids = list(old.values_list("id", flat=True)[:AT_ONCE])
    return Entry.objects.filter(id__in=ids).delete()[0]


def _next_day() -> date | None:
    newest = Seal.objects.order_by("-day").first()
    if newest is not None:
        return newest.day + timedelta(days=1)
    first = Entry.objects.order_by("at").values_list("at", flat=True).first()
    return first.astimezone(UTC).date() if first is not None else None


def floor(at: datetime) -> datetime:
    """Return since when every line must be there."""
    return at - timedelta(days=366 * FLOOR_YEARS)


def digest_of(day: date, *, version: int | None) -> tuple[int, str]:
    """Return how many lines a day has now, and the digest over them and the day before."""
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    before = Seal.objects.filter(day=day - timedelta(days=1)).first()
    digest, count = hashlib.sha256((before.digest if before else "").encode()), 0
    rows = Entry.objects.filter(at__gte=begin, at__lt=begin + timedelta(days=1))
    for row in rows.order_by("at", "id").iterator(chunk_size=AT_ONCE):
        digest.update(json.dumps(_told(row, version), sort_keys=True).encode())
        count += 1
    return count, digest.hexdigest()


def _told(row: Entry, version: int | None) -> list[Any]:
    told = [str(row.id), clock.iso(row.at), row.action, row.kind, row.object_id]
    told += [str(row.user_id), row.changes, row.about, str(row.ip)]
    if version is not None:  # the first seals were not over these
        told += [row.role, str(row.session_id), row.request_id]
    return told
