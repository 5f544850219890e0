"""How invoices look on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from billing.queries.invoices import STEPS
from billing.serializers.notices import NoticeShape
from billing.types import (
    CreditNoteState,
    DocumentKind,
    InvoiceState,
    ItemKind,
    PaymentMethod,
    PaymentState,
    TaxKind,
)
from billing.types.notices import Electronic
from crm.serializers import NamedShape
from hub.accounts.serializers import CardShape
from hub.kernel.money_fields import MoneyShape


class NumberedShape(serializers.Serializer[Any]):
    """Another row by what people call it."""

    id = serializers.CharField()
    number = serializers.CharField()


class DetractionShape(serializers.Serializer[Any]):
    """What the buyer pays into the seller's account at the Banco de la Nación."""

    percent = serializers.CharField()
    amount = MoneyShape()


class ElectronicShape(serializers.Serializer[Any]):
    """How it stands with the authority; `none` where nobody is connected, `said` for staff."""

    state = serializers.ChoiceField(choices=Electronic.choices)
    said = serializers.CharField(allow_blank=True)
    may_send_again = serializers.BooleanField()


class InvoiceShape(serializers.Serializer[Any]):
    """An invoice in a list; `credited` is what credit notes took back, `overdue` of today."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=DocumentKind.choices)
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    state = serializers.ChoiceField(choices=InvoiceState.choices)
    overdue = serializers.BooleanField()
    credited = serializers.ChoiceField(choices=["none", "partly", "fully"])
    allowed_transitions = serializers.ListField(child=serializers.ChoiceField(choices=list(STEPS)))
    customer = NamedShape()
    contract = NumberedShape(allow_null=True)
    opportunity = NamedShape(allow_null=True)
    conversation = serializers.CharField(allow_null=True)
    issue_on = serializers.DateField(allow_null=True)
    due_on = serializers.DateField()
    period = serializers.CharField(allow_blank=True)
    includes_tax = serializers.BooleanField()
    extra_discount = MoneyShape()
    discount = MoneyShape()
    net = MoneyShape()
    tax = MoneyShape()
    total = MoneyShape()
    paid = MoneyShape()
    balance = MoneyShape()
    detraction = DetractionShape(allow_null=True)
    authority_label = serializers.CharField(allow_blank=True)
    electronic = ElectronicShape()
    created_by = CardShape()
    issued_by = CardShape(allow_null=True)
    created_at = serializers.DateTimeField()
    issued_at = serializers.DateTimeField(allow_null=True)
    updated_at = serializers.DateTimeField()


class InvoiceLineShape(serializers.Serializer[Any]):
    """A line of an invoice or a credit note."""

    id = serializers.CharField(allow_null=True)
    kind = serializers.ChoiceField(choices=ItemKind.choices)
    item = serializers.CharField(allow_null=True)
    description = serializers.CharField()
    unit = serializers.CharField(allow_blank=True)
    quantity = serializers.CharField()
    unit_price = serializers.CharField()
    discount_percent = serializers.CharField()
    tax_kind = serializers.ChoiceField(choices=TaxKind.choices)
    tax_rate = serializers.CharField()
    discount = MoneyShape()
    net = MoneyShape()
    tax = MoneyShape()
    total = MoneyShape()


class InvoiceTaxShape(serializers.Serializer[Any]):
    """What the lines of one rate come to."""

    kind = serializers.ChoiceField(choices=TaxKind.choices)
    rate = serializers.CharField()
    base = MoneyShape()
    tax = MoneyShape()


class InvoicePriceShape(serializers.Serializer[Any]):
    """What lines come to."""

    lines = InvoiceLineShape(many=True)
    taxes = InvoiceTaxShape(many=True)
    discount = MoneyShape()
    net = MoneyShape()
    tax = MoneyShape()
    total = MoneyShape()


class InvoiceChangeShape(serializers.Serializer[Any]):
    """One step of an invoice."""

    what = serializers.CharField()
    about = serializers.CharField(allow_blank=True)
    author = CardShape(allow_null=True)
    created_at = serializers.DateTimeField()


class InvoicePaymentShape(serializers.Serializer[Any]):
    """A payment that is on an invoice."""

    id = serializers.CharField()
    state = serializers.ChoiceField(choices=PaymentState.choices)
    method = serializers.ChoiceField(choices=PaymentMethod.choices)
    amount = MoneyShape()
    paid_on = serializers.DateField()
    operation_number = serializers.CharField(allow_blank=True)


class InvoiceNoteShape(serializers.Serializer[Any]):
    """A credit note of an invoice."""

    id = serializers.CharField()
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    state = serializers.ChoiceField(choices=CreditNoteState.choices)
    total = MoneyShape()


class InvoiceDetailShape(InvoiceShape):
    """An invoice with its lines, what was paid and taken back, and its history."""

    lines = InvoiceLineShape(many=True)
    taxes = InvoiceTaxShape(many=True)
    note = serializers.CharField(allow_blank=True)
    address = serializers.CharField(allow_blank=True)
    reason = serializers.CharField(allow_blank=True)
    hash = serializers.CharField(allow_blank=True)
    previous_hash = serializers.CharField(allow_blank=True)
    payments = InvoicePaymentShape(many=True)
    credit_notes = InvoiceNoteShape(many=True)
    history = InvoiceChangeShape(many=True)
    quote = NumberedShape(allow_null=True)
    email_bounced = serializers.BooleanField(
        help_text="Mail to the customer's address was refused for good; false for the customer."
    )
    notice = NoticeShape(allow_null=True)
    pdf = serializers.CharField()
