"""Which parts went into an order, as a report tells them."""

from __future__ import annotations

from typing import Any
from uuid import UUID


def used_on(order_id: UUID) -> list[dict[str, Any]]:
    """Return the parts that were used: {code, name, quantity, unit}."""
    return []
