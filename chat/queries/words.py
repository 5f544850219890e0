"""Entries by their words, newest first: the part of the search that knows the engine."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import StrIndex

from chat.adapters.trigrams import TABLE
from chat.models import SearchEntry

Entries = QuerySet[SearchEntry]
GRAMS = 12  # of a term; those of a long one overlap less


def newest(rows: Entries, terms: Sequence[str], span: tuple[int, int]) -> Entries:
    """Return these entries, newest first, that hold every term, found by their words.

    Their ids lie in the span. PostgreSQL decides by its statistics whether it walks back from the
    newest (a frequent word) or asks its index, which has no order (a rare one).
    """
    rows = rows.filter(holding(terms))
    if connection.vendor == "postgresql":
        return rows.filter(id__range=span).order_by("-id")
    return _matched(rows, terms, span)


def newest_of_few(rows: Entries, terms: Sequence[str], span: tuple[int, int]) -> Entries:
    """Return the same where `rows` are few enough to look at each."""
    # Said so that no index over words or ids is tempting: the rows themselves are the short way.
    for place, term in enumerate(terms):
        rows = rows.alias(**{f"at_{place}": StrIndex("folded", Value(term))})
        rows = rows.filter(**{f"at_{place}__gt": 0})
    return rows.filter(id__range=span).order_by((F("id") + 0).desc())


def holding(terms: Sequence[str]) -> Q:
    """Return the condition that `folded` holds every term."""
    return Q(*(Q(folded__contains=term) for term in terms))


def _matched(rows: Entries, terms: Sequence[str], span: tuple[int, int]) -> Entries:
    """Follow the index of SQLite from its newest entry, and look whether the words are there.

    The `+` keeps the index outside: entries are looked up by what it finds, never the reverse.
    """
    long = [term for term in terms if len(term) >= 3]  # shorter ones are only looked for above
    sought = " AND ".join(f'"{gram}"' for term in long for gram in _grams(term))
    return rows.extra(
        tables=[TABLE],
        where=[
            f"+{TABLE}.rowid = chat_searchentry.id",
            f"{TABLE} MATCH %s AND {TABLE}.rowid BETWEEN %s AND %s",
        ],
        params=[sought, *span],
        order_by=[f"-{TABLE}.rowid"],
    )


def _grams(term: str) -> list[str]:
    last = len(term) - 3
    step = 1 if last < GRAMS else 3
    return [term[start : start + 3] for start in sorted({*range(0, last + 1, step), last})]
