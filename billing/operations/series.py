"""Sets up the series documents are numbered by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from billing.models import Series
from billing.queries.series import last_number, series_by_id
from billing.types import DocumentKind, profile_of
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.home import home


class SeriesTaken(Conflict):
    """There is one of this kind and code."""

    code, detail = "series_taken", "There is a series with this code."


class SeriesUsed(Conflict):
    """Documents have numbers of it."""

    code, detail = "series_used", "Documents have numbers of this series."


FIXED = ("kind", "code", "digits", "first_number")  # once a number was given


def add(*, fields: Mapping[str, Any], at: datetime) -> Series:
    """Make a series; the first of its kind is the default. Raises Invalid, SeriesTaken."""
    with transaction.atomic():
        living = Series.objects.select_for_update().filter(kind=fields["kind"], archived_at=None)
        default = fields.get("is_default", False) or not living.filter(is_default=True).exists()
        row = Series(**{**fields, "is_default": default}, created_at=at)
        _check(row)
        return _saved(row)


def change(*, series_id: UUID, fields: Mapping[str, Any]) -> Series:
    """Change a series; what its documents say stays. Raises NotFound, SeriesUsed, Invalid."""
    with transaction.atomic():
        series_by_id(series_id)
        row = Series.objects.select_for_update().get(id=series_id)
        last = last_number(row)
        changed = {name for name, value in fields.items() if getattr(row, name) != value}
        if last is not None and changed & set(FIXED):
            raise SeriesUsed(fields={name: ["Used."] for name in changed & set(FIXED)})
        if row.is_default and "is_default" in changed:
            raise Invalid(fields={"is_default": ["Make another one the default instead."]})
        for name, value in fields.items():
            setattr(row, name, value)
        if row.last_number is not None and last is not None and row.last_number < last:
            raise Invalid(fields={"last_number": [f"{last} is given already."]})
        _check(row)
        return _saved(row)


def archive(*, series_id: UUID, at: datetime) -> Series:
    """Put a series away; its documents keep their numbers. Raises NotFound."""
    with transaction.atomic():
        series_by_id(series_id)
        row = Series.objects.select_for_update().get(id=series_id)
        if row.archived_at is None:
            row.archived_at = at
            row.save(update_fields=["archived_at"])
        return row


def _check(row: Series) -> None:
    letter = profile_of(home().country).letters.get(DocumentKind(row.kind), "")
    if not row.code.startswith(letter):
        raise Invalid(fields={"code": [f"It begins with {letter}."]})
    if row.last_number is not None and row.last_number < row.first_number:
        raise Invalid(fields={"last_number": ["Not below the first one."]})
    if row.valid_since and row.valid_until and row.valid_until < row.valid_since:
        raise Invalid(fields={"valid_until": ["Not before the first day."]})


def _saved(row: Series) -> Series:
    if row.is_default:
        others = Series.objects.filter(kind=row.kind, is_default=True, archived_at=None)
        others.exclude(id=row.id).update(is_default=False)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise SeriesTaken(fields={"code": ["Taken."]}) from None
    return row
