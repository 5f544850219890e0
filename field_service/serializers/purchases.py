"""Requests for parts on the wire."""

from __future__ import annotations

from typing import Any

from field_service.models import PurchaseLine
from field_service.serializers.parts import named, plain


def awaited(row: PurchaseLine) -> dict[str, Any]:
    """Return a line an order waits for."""
    request = row.request
    return {
        "request": str(request.id),
        "number": request.label,
        "state": request.state,
        "part": named(row.part),
        "quantity": plain(row.quantity),
        "received": plain(row.received),
        "eta_on": request.eta_on.isoformat() if request.eta_on else None,
    }
