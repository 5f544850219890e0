"""Asks for another visit because of what a checklist showed, once for an item."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from field_service.models import Order
from field_service.operations.fieldwork.holding import WRITING
from field_service.operations.orders import requesting
from field_service.queries.checklists import Found, found_at
from field_service.queries.orders import order_for
from field_service.types import OrderForm, OrderSource
from hub.kernel.errors import Forbidden, Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User


def follow_up(*, order_id: UUID, item: str, by: User, at: datetime) -> Order:
    """Make an order for what is wrong with one item; again returns the one that was made.

    Raises NotFound, Forbidden, Invalid (`item`) where nothing was found wrong, MachineRetired.
    """
    row = order_for(by, order_id)
    if by.role not in WRITING:
        raise Forbidden
    found = next((each for each in found_at(row) if each.item["key"] == item), None)
    if found is None or not found.is_bad:
        raise Invalid(fields={"item": ["Nothing was found wrong with it."]})
    form = OrderForm(
        title=found.item["label"],
        symptom=_said(row, found),
        kind_id=row.kind_id,
        machine_id=row.machine_id,
        place=row.place,
        source=OrderSource.RETURN,
    )
    key = f"follow-up:{row.id}:{item}"
    return requesting.request(
        customer_id=row.customer_id, form=form, by=by, at=at, key=key, earlier=row
    )


def _said(row: Order, found: Found) -> str:
    unit = found.item.get("unit", "")
    value = "" if found.value == "no" else f" {found.value} {unit}".rstrip()
    return f"{row.label}: {found.item['label']}{value}"
