"""What the house does by itself: asks for what runs low, and tells what is late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from field_service.models import Part, PartsRequest
from field_service.operations.parts import places, stock
from field_service.operations.purchases import records, requesting, telling
from field_service.queries import parts, purchases
from field_service.types import COMING, MOST_PARTS, PurchaseSource, Wanted
from hub.kernel import jobs
from hub.kernel.home import today


def reorder(*, at: datetime) -> list[PartsRequest]:
    """Ask for what runs low, once for each shortage, those of one supplier together."""
    _forget_ended()
    groups: dict[UUID | None, list[UUID]] = defaultdict(list)
    for row in parts.short(parts.with_stock(Part.objects.filter(short_since=None))):
        groups[row.preferred_supplier_id].append(row.id)
    made = []
    for ids in groups.values():
        ids.sort()
        for start in range(0, len(ids), requesting.MOST_LINES):
            with jobs.sparing("parts_not_reordered"), transaction.atomic():
                made += _reorder(ids[start : start + requesting.MOST_LINES], at)
    return made


def tell_late(*, at: datetime) -> None:
    """Tell the office what should have come, once for each day of arrival it was told."""
    day = today(at)
    for request_id in purchases.late(day).values_list("id", flat=True):
        with jobs.sparing("late_parts_not_told", request=request_id), transaction.atomic():
            row = records.locked(request_id, None)
            is_late = row.state in COMING and row.eta_on is not None and row.eta_on < day
            if not is_late or row.late_told_on == row.eta_on:
                continue
            row.late_told_on = row.eta_on
            records.keep(row, "late", by=None, at=at, supplier=row.supplier)
            telling.moved(row, "late", at=at)


def _forget_ended() -> None:
    """Let a part that is there again be asked for the next time it is short."""
    rows = parts.with_stock(Part.objects.filter(short_since__isnull=False))
    for row in rows.exclude(id__in=parts.short(rows).values("id")):
        with transaction.atomic():
            part = stock.locked(row.id)
            if not _is_short(part.id):
                part.short_since = None
                part.save(update_fields=["short_since"])


def _reorder(ids: Sequence[UUID], at: datetime) -> list[PartsRequest]:
    wanted = []
    for part_id in ids:
        part = stock.locked(part_id)
        found = _is_short(part_id)
        if part.short_since is not None or not found:
            continue
        part.short_since = at
        part.save(update_fields=["short_since"])
        if quantity := _missing(found[0]):
            wanted.append(Wanted(part_id=part_id, quantity=quantity))
    if not wanted:
        return []
    row = PartsRequest(source=PurchaseSource.SYSTEM, location=places.main(at))
    requesting.make(row, wanted, by=None, at=at)
    telling.reordered(row, at=at)
    return [row]


def _is_short(part_id: UUID) -> list[Any]:
    return list(parts.short(parts.with_stock(Part.objects.filter(id=part_id))))


def _missing(part: Any) -> Decimal:
    """Return how much to ask for: the usual lot, or what lacks to the point; nothing if asked."""
    lacks: Decimal = part.reorder_point - part.available - part.incoming - part.asked
    return min(max(part.reorder_quantity, lacks), MOST_PARTS) if lacks > 0 else Decimal(0)
