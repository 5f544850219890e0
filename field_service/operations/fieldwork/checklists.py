"""Writes checklists: a change of the items is a new version, and what was begun keeps its own."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from chat.operations import words
from field_service.models import Checklist, ChecklistVersion, MachineKind, OrderKind
from field_service.queries.checks import figure
from field_service.types import ChecklistForm, ItemKind
from hub.kernel.errors import Invalid, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST_ITEMS, MOST_CHOICES = 80, 12
LONGEST_LABEL, LONGEST_UNIT, LONGEST_NAME = 160, 20, 80


def make(*, form: ChecklistForm, by: User, at: datetime) -> Checklist:
    """Make a checklist with its first version. Raises Invalid (`name`, `items`, kinds)."""
    items = _items(form.items, known=())
    with transaction.atomic():
        row = Checklist(created_by=by, created_at=at)
        _fill(row, form, at)
        row.save(force_insert=True)
        _next(row, items, by, at)
    return row


def change(*, checklist_id: UUID, form: ChecklistForm, by: User, at: datetime) -> Checklist:
    """Have it say something else from now on. Raises NotFound, Invalid."""
    with transaction.atomic():
        row = _locked(checklist_id)
        before = row.versions.order_by("-number").first()
        assert before is not None, "it has had one since it was made"
        items = _items(form.items, known=[each["key"] for each in before.items])
        _fill(row, form, at)
        row.save()
        if items != before.items or row.name != before.name:
            _next(row, items, by, at)
    return row


def put_away(*, checklist_id: UUID, away: bool, at: datetime) -> Checklist:
    """Ask it of no order any more, or again. Raises NotFound."""
    with transaction.atomic():
        row = _locked(checklist_id)
        row.archived_at, row.updated_at = (row.archived_at or at) if away else None, at
        row.save()
    return row


def _locked(checklist_id: UUID) -> Checklist:
    row = Checklist.objects.select_for_update(no_key=True).filter(id=checklist_id).first()
    if row is None:
        raise NotFound
    return row


def _fill(row: Checklist, form: ChecklistForm, at: datetime) -> None:
    row.name = words.line(form.name, LONGEST_NAME)
    if not row.name:
        raise Invalid(fields={"name": ["What is it called?"]})
    row.machine_kind_id, row.order_kind_id = form.machine_kind_id, form.order_kind_id
    for field, model, kind_id in (
        ("machine_kind", MachineKind, form.machine_kind_id),
        ("order_kind", OrderKind, form.order_kind_id),
    ):
        if kind_id is not None and not model._default_manager.filter(id=kind_id).exists():
            raise Invalid(fields={field: ["There is no such kind."]})
    row.updated_at = at


def _next(row: Checklist, items: list[dict[str, Any]], by: User, at: datetime) -> None:
    number = row.versions.count() + 1
    row.versions.create(number=number, name=row.name, items=items, author=by, created_at=at)


def _items(said: list[dict[str, Any]], *, known: Any) -> list[dict[str, Any]]:
    if not 1 <= len(said) <= MOST_ITEMS:
        raise Invalid(fields={"items": [f"Between 1 and {MOST_ITEMS}."]})
    taken: set[str] = set()
    out, wrong = [], {}
    for at, each in enumerate(said):
        try:
            out.append(_item(each, known, taken))
        except ValueError as error:
            wrong[str(at)] = [str(error)]
    if wrong:
        raise Invalid(fields={"items": wrong})
    return out


def _item(said: Mapping[str, Any], known: Any, taken: set[str]) -> dict[str, Any]:
    label = words.line(str(said.get("label", "")), LONGEST_LABEL)
    if not label:
        raise ValueError("What is to be looked at?")
    key = said.get("key", "")
    # An item keeps its key from one version to the next, so that figures can be compared.
    key = key if key in known and key not in taken else secrets.token_hex(6)
    taken.add(key)
    kind = ItemKind(said["kind"])
    item = {"key": key, "kind": str(kind), "label": label, "required": bool(said.get("required"))}
    if kind == ItemKind.NUMBER:
        item |= _bounds(said)
    if kind == ItemKind.CHOICE:
        item |= _choices(said)
    return item


def _bounds(said: Mapping[str, Any]) -> dict[str, Any]:
    least, most = figure(said.get("min")), figure(said.get("max"))
    if least is not None and most is not None and least > most:
        raise ValueError("The least is more than the most.")
    return {
        "unit": words.line(str(said.get("unit", "")), LONGEST_UNIT),
        "min": None if least is None else f"{least:f}",
        "max": None if most is None else f"{most:f}",
    }


def _choices(said: Mapping[str, Any]) -> dict[str, Any]:
    typed = [words.line(str(each), 60) for each in said.get("choices", [])]
    choices = [each for each in dict.fromkeys(typed) if each]
    if not 2 <= len(choices) <= MOST_CHOICES:
        raise ValueError(f"Between 2 and {MOST_CHOICES} answers to choose from.")
    return {"choices": choices, "bad": [each for each in choices if each in said.get("bad", [])]}


def version_of(version_id: UUID) -> ChecklistVersion:
    """Return a version that was looked at; Invalid where there is none."""
    row = ChecklistVersion.objects.select_related("checklist").filter(id=version_id).first()
    if row is None:
        raise Invalid(fields={"version": ["There is no such checklist."]})
    return row
