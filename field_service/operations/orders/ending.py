"""Ends orders whose customer is nobody any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from field_service.models import Order
from field_service.operations.orders import booking, calling, clocks, records
from field_service.operations.parts import reserving
from field_service.types import OrderState
from hub.accounts.queries import house_bot

S = OrderState
# Who stands at the machine finishes what they do.
WITH_THEM = (S.REQUESTED, S.SCHEDULED, S.ASSIGNED, S.CANNOT_COMPLETE, S.WAITING_PARTS)
FORGOTTEN = "forgotten"  # a step: their customer was


def forget(customers: Sequence[UUID], *, at: datetime) -> None:
    """Cancel the orders of customers who are forgotten; nobody goes, and nobody is told but us."""
    rows = Order.objects.filter(customer__in=customers, state__in=WITH_THEM)
    for order_id in rows.order_by("id").values_list("id", flat=True):
        row = records.locked(order_id=order_id, by=None)
        if row.state not in WITH_THEM:
            continue
        clocks.stop(order=row, at=at)
        calling.tell_freed(row, by=house_bot(), at=at)
        booking.release(row, at)
        reserving.release_all(row, at=at)
        records.keep(row, FORGOTTEN, by=None, at=at, to=S.CANCELLED)
