"""Looks through the trail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from hub.accounts.queries import all_people
from hub.audit.models import Entry, Seal, Verified
from hub.audit.types import Asked
from hub.kernel.folding import fold

MOST_NAMED = 50


def entries(asked: Asked) -> QuerySet[Entry]:
    """Return the lines that fit, in no order yet."""
    rows = Entry.objects.all()
    if asked.by is not None:
        rows = rows.filter(user_id=asked.by)
    for name in ("kind", "action", "object_id"):
        if value := getattr(asked, name):
            rows = rows.filter(**{name: value})
    if asked.since is not None:
        rows = rows.filter(at__gte=asked.since)
    if asked.until is not None:
        rows = rows.filter(at__lt=asked.until)
    return rows.filter(_says(asked.text)) if asked.text.strip() else rows


def kinds() -> list[str]:
    """Return every kind of object the trail tells of."""
    return _each("kind")


def actions() -> list[str]:
    """Return everything that was done so far."""
    return _each("action")


def older_than(before: datetime) -> int:
    """Return how many lines are from before an instant."""
    return Entry.objects.filter(at__lt=before).count()


def sealed_until() -> date | None:
    """Return the last day that is closed."""
    return Seal.objects.order_by("-day").values_list("day", flat=True).first()


def verified() -> Verified:
    """Return up to which day the trail was looked at again, and what was found."""
    return Verified.objects.filter(id=1).first() or Verified()


def people_of(rows: Iterable[Entry]) -> set[UUID]:
    """Return the ids of those who did what these lines tell."""
    return {row.user_id for row in rows if row.user_id is not None}


def _each(column: str) -> list[str]:
    """Return every value of an indexed column: a step in the index for each, not one for a line."""
    table = Entry._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE each(word) AS (SELECT min({column}) FROM {table} UNION ALL"
            f" SELECT (SELECT min({column}) FROM {table} WHERE {column} > word) FROM each"
            " WHERE word IS NOT NULL) SELECT word FROM each WHERE word IS NOT NULL"
        )
        return sorted(word for (word,) in cursor.fetchall())


def _says(text: str) -> Q:
    """Return the condition that a line or whoever did it is called so."""
    said = Q(searched__contains=fold(text))
    who = Q()
    for word in text.split():
        who &= Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(username=word)
    people = list(all_people().filter(who).values_list("id", flat=True)[:MOST_NAMED])
    said |= Q(user_id__in=people) | Q(object_id__in=[str(each) for each in people])
    return said | Q(object_id=text.strip())
