"""Checklists: which an order has, in which version, and what was found so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from field_service.models import (
    Checklist,
    ChecklistAnswer,
    ChecklistVersion,
    Order,
    OrderChecklist,
    Photo,
)
from field_service.queries.checks import Item, is_bad
from field_service.types import ItemKind
from hub.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class Found:
    """One item of an order's checklist with what was found; `at` by the phone's clock."""

    version: ChecklistVersion
    item: Item
    value: Any
    at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it still has to be answered."""
        return bool(self.item["required"]) and self.value is None

    @property
    def is_bad(self) -> bool:
        return is_bad(self.item, self.value)


def listed() -> QuerySet[Checklist]:
    """Return all checklists with what they are for."""
    return Checklist.objects.select_related("machine_kind", "order_kind")


def checklist_for(checklist_id: UUID) -> Checklist:
    """Return one checklist; NotFound."""
    row = listed().filter(id=checklist_id).first()
    if row is None:
        raise NotFound
    return row


def newest(rows: Iterable[Checklist]) -> dict[UUID, ChecklistVersion]:
    """Return the version each checklist is in now."""
    found = ChecklistVersion.objects.filter(checklist__in=list(rows)).order_by("number")
    return {version.checklist_id: version for version in found}


def versions_of(row: Order) -> list[ChecklistVersion]:
    """Return the checklists of an order: those it began as it began them, the rest as they are."""
    begun = OrderChecklist.objects.filter(order=row).select_related("version")
    kept = {each.checklist_id: each.version for each in begun}
    machine_kind = row.machine.kind_id if row.machine is not None else None
    rows = Checklist.objects.filter(
        Q(machine_kind=None) | Q(machine_kind=machine_kind),
        Q(order_kind=None) | Q(order_kind=row.kind_id),
        archived_at=None,
    )
    now = newest(rows.exclude(id__in=kept))
    return sorted([*kept.values(), *now.values()], key=lambda each: (each.name, str(each.id)))


def found_at(row: Order) -> list[Found]:
    """Return every item of an order's checklists with the answer that counts."""
    counts = answers_of(row)
    shown = {each.item: each for each in Photo.objects.filter(order=row).exclude(item="")}
    return [
        _found(version, item, counts, shown)
        for version in versions_of(row)
        for item in version.items
    ]


def answers_of(row: Order) -> dict[str, ChecklistAnswer]:
    """Return the answer to each item that happened last."""
    rows = ChecklistAnswer.objects.filter(order=row).order_by("happened_at", "id")
    return {each.item: each for each in rows}


def _found(
    version: ChecklistVersion,
    item: Item,
    counts: Mapping[str, ChecklistAnswer],
    shown: Mapping[str, Photo],
) -> Found:
    if item["kind"] == ItemKind.PHOTO:
        photo = shown.get(item["key"])
        value, at = (str(photo.id), photo.taken_at) if photo else (None, None)
        return Found(version=version, item=item, value=value, at=at)
    answer = counts.get(item["key"])
    value, at = (answer.value, answer.happened_at) if answer else (None, None)
    return Found(version=version, item=item, value=value, at=at)
