"""Which parts went into an order, as a report tells them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from field_service.queries import parts


def used_on(order_id: UUID) -> list[dict[str, Any]]:
    """Return the parts that stayed there: {code, name, quantity, unit}."""
    return [
        {
            "code": each.part.code,
            "name": each.part.name,
            "quantity": f"{each.quantity.normalize():f}",
            "unit": each.part.unit,
        }
        for each in parts.used_on(order_id)
    ]
