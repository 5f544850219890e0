"""What stock was worth, what was used of it, and on which days a part was out: from its moves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncDate

from field_service.models import Part, StockMove
from field_service.types import MoveKind
from hub.kernel.home import home, today
from hub.reports.types.reports import Asked

USED = (MoveKind.USE, MoveKind.GIVE_BACK)


@dataclass
class Used:
    """How much of a part went into orders, and what that cost."""

    part_id: UUID
    code: str
    name: str
    unit: str
    quantity: Decimal
    value: int


def value_at(instant: datetime) -> int:
    """Return what all stock was worth, in minor units."""
    found = StockMove.objects.filter(at__lt=instant).aggregate(sum=Sum("value_minor"))
    return found["sum"] or 0


def used_in(asked: Asked) -> list[Used]:
    """Return what was used on orders within the range, the dearest first."""
    rows = StockMove.objects.filter(kind__in=USED, **asked.within("at")).order_by()
    names = ("part_id", "part__code", "part__name", "part__unit")
    sums = rows.values_list(*names).annotate(Sum("quantity"), Sum("value_minor"))
    found = [
        Used(part_id, code, name, unit, quantity=-quantity, value=-value)
        for part_id, code, name, unit, quantity, value in sums
    ]
    return sorted(found, key=lambda each: (-each.value, each.code))


def out_days(asked: Asked, now: datetime) -> dict[UUID, int]:
    """Return on how many days of the range, up to today, a watched part ended the day with none.

    A part is watched from the day it is known.
    """
    parts = Part.objects.filter(reorder_point__gt=0, archived_at=None)
    moves = _moves(parts, asked.end)
    last = min(asked.until, today(now))
    return {
        row.id: days
        for row in parts
        if (days := _days_out(moves[row.id], max(asked.since, today(row.created_at)), last))
    }


def _moves(parts: QuerySet[Part], until: datetime) -> dict[UUID, dict[date, Decimal]]:
    """Return by how much each part's stock changed on each day."""
    found: dict[UUID, dict[date, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    day = TruncDate("at", tzinfo=home().tz)
    rows = StockMove.objects.filter(part__in=parts, at__lt=until).order_by().annotate(day=day)
    for part_id, on, changed in rows.values_list("part_id", "day").annotate(Sum("quantity")):
        found[part_id][on] = changed
    return found


def _days_out(changes: dict[date, Decimal], since: date, until: date) -> int:
    here = sum((changed for day, changed in changes.items() if day < since), Decimal())
    out, day = 0, since
    while day <= until:
        here += changes.get(day, Decimal())
        out += here <= 0
        day += timedelta(days=1)
    return out
