"""Credit notes on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from billing.models import CreditNote
from billing.queries import steps
from billing.queries.credit_notes import STEPS
from billing.serializers.invoice_shapes import InvoiceLineShape, InvoiceTaxShape, NumberedShape
from billing.serializers.invoices import line, sums, taxes
from billing.types import CreditNoteState, CreditReason, DocumentKind
from crm.serializers import NamedShape
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.clock import iso
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyShape

if TYPE_CHECKING:
    from hub.accounts.models import User


class CreditNoteFilter(serializers.Serializer[Any]):
    """What a list of credit notes can be narrowed to."""

    state = serializers.ChoiceField(choices=CreditNoteState.choices, required=False)
    invoice = serializers.UUIDField(required=False)
    customer = serializers.UUIDField(required=False)
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)


class CreditNoteShape(serializers.Serializer[Any]):
    """A credit note in a list; `applied` came off the invoice, `credit` became the customer's."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=DocumentKind.choices)
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    state = serializers.ChoiceField(choices=CreditNoteState.choices)
    allowed_transitions = serializers.ListField(child=serializers.ChoiceField(choices=list(STEPS)))
    reason = serializers.ChoiceField(choices=CreditReason.choices)
    invoice = NumberedShape()
    customer = NamedShape()
    issue_on = serializers.DateField(allow_null=True)
    net = MoneyShape()
    tax = MoneyShape()
    total = MoneyShape()
    applied = MoneyShape()
    credit = MoneyShape()
    free = MoneyShape()
    created_by = CardShape()
    created_at = serializers.DateTimeField()
    issued_at = serializers.DateTimeField(allow_null=True)


class CreditNoteDetailShape(CreditNoteShape):
    """A credit note with what it takes back."""

    lines = InvoiceLineShape(many=True)
    taxes = InvoiceTaxShape(many=True)
    note = serializers.CharField(allow_blank=True)
    authority_label = serializers.CharField(allow_blank=True)
    hash = serializers.CharField(allow_blank=True)
    previous_hash = serializers.CharField(allow_blank=True)
    pdf = serializers.CharField()


def credit_note(row: CreditNote, user: User) -> dict[str, Any]:
    """Return a credit note with what this person may do to it."""
    amounts = {
        name: Money(getattr(row, f"{name}_minor"), row.currency).as_json()
        for name in ("applied", "credit")
    }
    said = sums(row)
    return {
        "id": str(row.id),
        "kind": row.kind,
        "label": row.label,
        "state": row.state,
        "allowed_transitions": steps.allowed(STEPS, row, user),
        "reason": row.reason,
        "invoice": {"id": str(row.invoice_id), "number": row.invoice.label},
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "issue_on": row.issue_on.isoformat() if row.issue_on else None,
        **{name: said[name] for name in ("net", "tax", "total")},
        **amounts,
        "free": row.free.as_json(),
        "created_by": card(row.created_by),
        "created_at": iso(row.created_at),
        "issued_at": iso(row.issued_at),
    }


def detail(row: CreditNote, user: User) -> dict[str, Any]:
    """Return a credit note with its lines and its seal."""
    lines = list(row.lines.order_by("position"))
    return {
        **credit_note(row, user),
        "lines": [line(each, row.currency) for each in lines],
        "taxes": taxes(lines, row.currency),
        "note": row.note,
        "authority_label": row.authority_label,
        "hash": row.hash,
        "previous_hash": row.previous_hash,
        "pdf": f"/api/v1/credit-notes/{row.id}/pdf/",
    }
