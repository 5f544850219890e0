"""What became of telling somebody, on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from billing.models import Charge, InvoiceNotice
from billing.types.notices import NoticeState
from hub.kernel.clock import iso


class NoticeShape(serializers.Serializer[Any]):
    """What became of telling the customer; `delivery` is the state of the message in the thread."""

    state = serializers.ChoiceField(choices=NoticeState.choices)
    error = serializers.CharField(allow_blank=True)
    cost = serializers.CharField(
        allow_blank=True, help_text="Class a template is billed by; empty without a template."
    )
    message = serializers.CharField(allow_null=True)
    delivery = serializers.CharField(allow_blank=True)
    updated_at = serializers.DateTimeField()


def notice(row: InvoiceNotice | Charge | None) -> dict[str, Any] | None:
    """Return what became of telling somebody."""
    if row is None:
        return None
    return {
        "state": row.notice_state,
        "error": row.error,
        "cost": row.cost,
        "message": str(row.message_id) if row.message_id else None,
        "delivery": row.message.state if row.message is not None else "",
        "updated_at": iso(row.updated_at),
    }
