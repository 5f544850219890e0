"""The week somebody works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from django.db import transaction

from field_service.models import Shift
from hub.kernel.errors import Invalid


@dataclass(frozen=True, order=True)
class Stretch:
    """Minutes from midnight on a day of the week (Monday is 0)."""

    weekday: int
    starts: int
    ends: int


def put(*, technician_id: UUID, week: Sequence[Stretch]) -> None:
    """Write down a whole week instead of what stood there; none at all is any time.

    A night is two stretches, one to midnight and one from midnight on. Invalid (`shifts`).
    """
    ordered = sorted(week)
    for one in ordered:
        if not one.starts < one.ends:
            raise Invalid(fields={"shifts": ["Each ends after it begins."]})
    for one, after in pairwise(ordered):
        if one.weekday == after.weekday and after.starts < one.ends:
            raise Invalid(fields={"shifts": ["Two of a day overlap."]})
    with transaction.atomic():
        Shift.objects.filter(technician=technician_id).delete()
        Shift.objects.bulk_create(
            Shift(
                technician_id=technician_id,
                weekday=each.weekday,
                starts=each.starts,
                ends=each.ends,
            )
            for each in ordered
        )
