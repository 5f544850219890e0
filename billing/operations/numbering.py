"""Gives documents their numbers: at issue, one after the other, without a gap."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sequences import get_next_value

from billing.models import Series
from billing.types import DocumentKind, profile_of
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.home import home

OWN = {DocumentKind.DEBT: "CARGO"}  # kinds no law names


class SeriesExhausted(Conflict):
    """The authorised range has no number left."""

    code, detail = "series_exhausted", "This series has no number left."


class SeriesExpired(Conflict):
    """The series may not be used on this day."""

    code, detail = "series_expired", "This series is not valid on this day."


def series_of(*, kind: DocumentKind, series_id: UUID | None = None, at: datetime) -> Series:
    """Return the series a document is numbered by: the named one, else the default of its kind.

    A house that never said anything gets the usual one of its country. Invalid for a series of
    another kind or put away.
    """
    living = Series.objects.filter(kind=kind, archived_at=None)
    if series_id is not None:
        named = living.filter(id=series_id).first()
        if named is None:
            raise Invalid(fields={"series": ["Not a series of this kind."]})
        return named
    return living.filter(is_default=True).first() or _usual(kind, at)


def next_number(series: Series, *, on: date) -> int:
    """Take the next number, in the caller's transaction: whoever comes next waits for its end.

    Undone with the transaction, so that nothing is skipped. SeriesExhausted, SeriesExpired.
    """
    since, until = series.valid_since, series.valid_until
    if (since is not None and on < since) or (until is not None and on > until):
        raise SeriesExpired(fields={"series": [series.code]})
    number = int(get_next_value(series.counter, initial_value=series.first_number))
    if series.last_number is not None and number > series.last_number:
        raise SeriesExhausted(fields={"series": [series.code]})
    return number


def _usual(kind: DocumentKind, at: datetime) -> Series:
    profile = profile_of(home().country)
    code = profile.series.get(kind) or OWN.get(kind, kind[:3].upper())
    made, _ = Series.objects.get_or_create(
        kind=kind,
        code=code,
        defaults={
            "digits": profile.digits if kind in profile.series else 0,
            "created_at": at,
            "is_default": True,
        },
    )
    return made
