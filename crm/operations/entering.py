"""Writes customers down by hand or from a file: what is no column of their row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from chat.operations.labels import labels_named
from crm.models import Customer
from crm.operations import custom, words
from crm.types import WORD_FIELDS

APART = ("custom", "labels")  # are no columns


def make(*, fields: Mapping[str, Any], at: datetime, checked: bool = True) -> Customer:
    """Write down somebody who has not written yet; `checked`: no required field is left out."""
    with transaction.atomic():
        words.hold(fields)
        plain = {WORD_FIELDS.get(key, key): fields[key] for key in fields if key not in APART}
        customer = Customer(**plain, created_at=at, updated_at=at)
        if checked:
            custom.put(customer, fields.get("custom", {}))
        customer.save(force_insert=True)
        label(customer, fields.get("labels", ()))
    return customer


def label(customer: Customer, names: Iterable[str]) -> None:
    """Hang exactly these words on a customer."""
    customer.labels.set(labels_named(names))


def fill(*, customer: Customer, values: Mapping[str, Any]) -> None:
    """Add values of the house's own fields that were looked at already."""
    if values:
        with transaction.atomic():
            row = Customer.objects.select_for_update().get(id=customer.id)
            row.custom = {**row.custom, **values}
            row.save(update_fields=["custom"])
