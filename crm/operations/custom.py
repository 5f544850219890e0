"""Edits the house's own fields and the values customers have in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from crm.models import Customer, CustomField
from crm.queries.custom import BadValue, holding, living, missing, of_kind, value_of
from crm.types import FieldKind
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.folding import fold

MOST = 40


class FieldTaken(Conflict):
    """Another field has this name."""

    code, detail = "field_taken", "There is such a field already."


class OptionUsed(Conflict):
    """Customers have a word that was to leave the list; `fields.options` says which."""

    code, detail = "option_used", "Customers have this word in the field."


def add(fields: Mapping[str, Any], *, at: datetime) -> CustomField:
    """Make a field, behind the others."""
    if living().count() >= MOST:
        raise Invalid(fields={"name": [f"At most {MOST} fields."]})
    last = living().last()
    row = CustomField(created_at=at, position=last.position + 1 if last else 0)
    return _keep(row, fields)


def change(row: CustomField, fields: Mapping[str, Any], *, at: datetime) -> CustomField:
    """Rename a field, change its words or whose it is, archive it or take it out again.

    What it holds never changes its kind; OptionUsed for a word that somebody has.
    """
    with transaction.atomic():
        row = CustomField.objects.select_for_update().get(id=row.id)
        if fields.get("kind", row.kind) != row.kind:
            raise Invalid(fields={"kind": ["Make another field instead."]})
        gone = set(row.options) - set(fields.get("options", row.options))
        if used := sorted(each for each in gone if holding(row, each).exists()):
            raise OptionUsed(fields={"options": [", ".join(used)]})
        said = dict(fields)
        if "archived" in said:
            row.archived_at = (row.archived_at or at) if said.pop("archived") else None
        return _keep(row, said)


def order(ids: Sequence[str]) -> None:
    """Put the fields into this order; Invalid unless each in use is named once."""
    with transaction.atomic():
        rows = {str(row.id): row for row in living().select_for_update()}
        if sorted(ids) != sorted(rows):
            raise Invalid(fields={"ids": ["Each field, once."]})
        for position, key in enumerate(ids):
            CustomField.objects.filter(id=key).update(position=position)


def put(customer: Customer, said: Mapping[str, Any]) -> None:
    """Put values into a customer's row, unsaved; nothing takes one away.

    Invalid names each that is none under `custom.<id>`, and each required one that is missing.
    """
    known = {str(field.id): field for field in of_kind(customer.kind)}
    values, wrong = dict(customer.custom), {}
    for key, raw in said.items():
        if raw is None or raw == "":
            values.pop(key, None)
        elif key not in known:
            wrong[f"custom.{key}"] = ["There is no such field."]
        else:
            try:
                values[key] = value_of(known[key], raw)
            except BadValue as error:
                wrong[f"custom.{key}"] = [str(error)]
    customer.custom = values
    wrong |= {
        f"custom.{field.id}": ["Required."]
        for field in missing(customer)
        if f"custom.{field.id}" not in wrong
    }
    if wrong:
        raise Invalid(fields=wrong)


def _keep(row: CustomField, fields: Mapping[str, Any]) -> CustomField:
    for name, value in fields.items():
        setattr(row, name, value)
    if row.kind == FieldKind.CHOICE and len({fold(each) for each in row.options}) < 2:
        raise Invalid(fields={"options": ["At least two words, each once."]})
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise FieldTaken(fields={"name": ["There is such a field already."]}) from None
    return row
