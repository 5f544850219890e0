"""Corrects what an order says, while it is not over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from billing.queries import steps
from field_service.models import Order
from field_service.operations.orders import records, requesting
from field_service.queries.steps import STEPS
from field_service.types import OrderForm, Priority

if TYPE_CHECKING:
    from hub.accounts.models import User


def correct(
    *, order_id: UUID, version: int, fields: Mapping[str, Any], by: User, at: datetime
) -> Order:
    """Change the fields of `OrderForm` that are named; a step says that it was done.

    Another kind does not change the targets that were promised.
    Raises NotFound, OrderChanged, Forbidden, IllegalTransition, Invalid, MachineRetired.
    """
    with transaction.atomic():
        row = records.locked(order_id=order_id, by=by, version=version)
        steps.demand(STEPS, row, "edit", by)
        form = OrderForm(**{**_form_of(row), **fields})
        machine = row.machine
        if form.machine_id != row.machine_id:
            machine = requesting.machine_of(form.machine_id, row.customer, by)
        kind = row.kind if form.kind_id == row.kind_id else requesting.kind_of(form.kind_id)
        row.machine, row.kind = machine, kind
        for name, value in requesting.said(form, machine).items():
            setattr(row, name, value)
        records.keep(row, "edit", by=by, at=at)
    return row


def _form_of(row: Order) -> dict[str, Any]:
    return {
        "title": row.title,
        "symptom": row.symptom,
        "kind_id": row.kind_id,
        "machine_id": row.machine_id,
        "place": row.place,
        "priority": Priority(row.priority),
        "wanted_from": row.wanted_from,
        "wanted_until": row.wanted_until,
    }
