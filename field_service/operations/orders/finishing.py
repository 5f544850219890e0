"""Says what an order lacks before it may be finished."""

from __future__ import annotations

from field_service.models import Order
from field_service.queries.activity import missing
from field_service.types import Told
from hub.kernel.errors import Conflict


class NotReady(Conflict):
    """Something is still to be done; `fields` has `checklist`, `photos`, `signature`."""

    code, detail = "not_ready", "This order cannot be finished yet: something is missing."


def demand_ready(row: Order, told: Told) -> None:
    """Raise NotReady with what is missing; the caller holds the order."""
    if lacking := missing(row):
        raise NotReady(fields=lacking)
