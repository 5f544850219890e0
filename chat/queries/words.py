"""Entries by their words, newest first: the part of the search that knows the engine."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import F, Q, QuerySet

from chat.adapters.trigrams import TABLE
from chat.models import SearchEntry

Entries = QuerySet[SearchEntry]
WINDOW = 20_000  # of the newest entries are read one by one before an index is asked
GRAMS = 12  # of a term; those of a long one overlap less


def newest(rows: Entries, terms: Sequence[str], limit: int, *, top: int) -> list[SearchEntry]:
    """Return the newest of these entries that hold every term, found by their words.

    None of them has an `id` above `top`.
    """
    if connection.vendor == "postgresql":
        return _walked(rows.filter(holding(terms)).order_by("-id"), limit, top)
    return list(_matched(rows, terms)[:limit])


def newest_of_few(rows: Entries, terms: Sequence[str], limit: int) -> list[SearchEntry]:
    """Return the same where `rows` are few enough to look at each."""
    # Not by `id` itself: a database would rather walk all entries than sort a few.
    return list(rows.filter(holding(terms)).order_by((F("id") + 0).desc())[:limit])


def holding(terms: Sequence[str]) -> Q:
    """Return the condition that `folded` holds every term."""
    return Q(*(Q(folded__contains=term) for term in terms))


def _walked(rows: Entries, limit: int, top: int) -> list[SearchEntry]:
    """Read the newest entries for words that are frequent, then ask the index for the others.

    The index of PostgreSQL has no order: for a frequent word it would bring them all.
    """
    found = list(rows.filter(id__gt=top - WINDOW)[:limit])
    if len(found) < limit:
        found += rows.filter(id__lte=top - WINDOW)[: limit - len(found)]
    return found


def _matched(rows: Entries, terms: Sequence[str]) -> Entries:
    """Follow the index of SQLite from its newest entry, and look whether the words are there.

    The `+` keeps the index outside: entries are looked up by what it finds, never the reverse.
    """
    sought = " AND ".join(f'"{gram}"' for term in terms for gram in _grams(term))
    return rows.filter(holding(terms)).extra(
        tables=[TABLE],
        where=[f"+{TABLE}.rowid = chat_searchentry.id", f"{TABLE} MATCH %s"],
        params=[sought],
        order_by=[f"-{TABLE}.rowid"],
    )


def _grams(term: str) -> list[str]:
    last = len(term) - 3
    step = 1 if last < GRAMS else 3
    return [term[start : start + 3] for start in sorted({*range(0, last + 1, step), last})]
