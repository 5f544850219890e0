"""Asking for money, on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from billing.models import Charge
from billing.queries.notices import still_owed
from billing.serializers.invoice_shapes import NumberedShape
from billing.serializers.notices import NoticeShape, notice
from crm.serializers import NamedShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Phrase


class ChargeBody(StrictSerializer):
    """Which open invoices; all of the customer's where none is named."""

    invoices = serializers.ListField(
        child=serializers.UUIDField(),
        max_length=10,
        required=False,
        style={"label": {"es": "Facturas", "en": "Invoices"}},
    )
    note = Phrase(
        max_length=300,
        required=False,
        allow_blank=True,
        style={"label": {"es": "Nota para el cliente", "en": "Note to the customer"}},
    )


class TellBody(StrictSerializer):
    """How: `by_template` takes an approved template, which the provider bills."""

    by_template = serializers.BooleanField(required=False, default=False)


class ChargeShape(serializers.Serializer[Any]):
    """A customer asked to pay some invoices."""

    id = serializers.CharField()
    state = serializers.ChoiceField(choices=["pending", "paid"])
    customer = NamedShape()
    conversation = serializers.CharField()
    invoices = NumberedShape(many=True)
    note = serializers.CharField(allow_blank=True)
    notice = NoticeShape()
    created_at = serializers.DateTimeField()


def charge(row: Charge) -> dict[str, Any]:
    """Return a charge as it stands now."""
    owed = still_owed(row).exists()
    return {
        "id": str(row.id),
        "state": "pending" if owed else "paid",
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "conversation": str(row.conversation_id),
        "invoices": [
            {"id": str(each.id), "number": each.label}
            for each in row.invoices.order_by("due_on", "id")
        ],
        "note": row.note,
        "notice": notice(row),
        "created_at": iso(row.created_at),
    }
