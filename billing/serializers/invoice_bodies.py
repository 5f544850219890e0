"""What callers ask and send about invoices."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rest_framework import serializers

from billing.queries.invoice_lists import OVERDUE
from billing.serializers.numbers import DecimalText
from billing.types import (
    CreditReason,
    DocumentKind,
    InvoiceState,
    ItemKind,
    LineInput,
    TaxKind,
)
from billing.types.notices import Electronic
from hub.kernel.api import StrictSerializer
from hub.kernel.errors import Invalid
from hub.kernel.home import home
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyField
from hub.kernel.text import Line, Phrase

KINDS = [(each.value, each.label) for each in (DocumentKind.INVOICE, DocumentKind.RECEIPT)]
KIND_WORDS = {
    DocumentKind.INVOICE: {"es": "Factura", "en": "Invoice"},
    DocumentKind.RECEIPT: {"es": "Boleta", "en": "Receipt"},
}
STATES = [*InvoiceState.choices, (OVERDUE, "Overdue")]
DIRECT = ("includes_tax", "due_on", "period", "address", "note", "detraction_percent")
TIES = ("contract", "opportunity", "conversation")


class InvoiceLineBody(StrictSerializer):
    """A line as it is filled in; numbers are texts, prices in units."""

    kind = serializers.ChoiceField(choices=ItemKind.choices, required=False)
    item = serializers.UUIDField(required=False, allow_null=True)
    description = Phrase(max_length=500)
    unit = Phrase(max_length=20, required=False, allow_blank=True)
    quantity = DecimalText(max_digits=14, decimal_places=4)
    unit_price = DecimalText(max_digits=20, decimal_places=6)
    discount_percent = DecimalText(max_digits=7, decimal_places=4, required=False)
    tax_kind = serializers.ChoiceField(choices=TaxKind.choices, required=False)
    tax_rate = DecimalText(max_digits=7, decimal_places=4, required=False)


class InvoicePriceBody(StrictSerializer):
    """Lines to be worked out; nothing is stored."""

    invoice = serializers.UUIDField(
        required=False, help_text="A draft whose coupons are taken off too."
    )
    lines = InvoiceLineBody(many=True)
    includes_tax = serializers.BooleanField(required=False)
    discount = MoneyField(required=False, help_text="Off the whole document.")


class InvoicePatch(StrictSerializer):
    """A draft as it is to be; what is left out stays."""

    kind = serializers.ChoiceField(choices=KINDS, required=False)
    lines = InvoiceLineBody(many=True, required=False)
    includes_tax = serializers.BooleanField(required=False)
    discount = MoneyField(required=False, help_text="Off the whole document.")
    due_on = serializers.DateField(required=False)
    period = Phrase(max_length=60, required=False, allow_blank=True)
    address = Phrase(max_length=300, required=False, allow_blank=True)
    note = serializers.CharField(max_length=1000, required=False, allow_blank=True)
    detraction_percent = DecimalText(
        max_digits=5, decimal_places=2, min_value=0, max_value=100, required=False, allow_null=True
    )
    contract = serializers.UUIDField(required=False, allow_null=True)
    opportunity = serializers.UUIDField(required=False, allow_null=True)
    conversation = serializers.UUIDField(required=False, allow_null=True)


class NewInvoice(InvoicePatch):
    """A draft for a customer; the usual document of the country where none is named."""

    customer = serializers.UUIDField()
    lines = InvoiceLineBody(many=True)


class ThreadInvoice(StrictSerializer):
    """An invoice for whom one is talking with; the office issues it unless it stays a `draft`."""

    lines = InvoiceLineBody(many=True, style={"label": {"es": "Detalle", "en": "Lines"}})
    kind = serializers.ChoiceField(
        choices=KINDS,
        required=False,
        style={"label": {"es": "Documento", "en": "Document"}, "choices": KIND_WORDS},
    )
    includes_tax = serializers.BooleanField(
        required=False,
        style={"label": {"es": "Precios con impuesto", "en": "Prices include tax"}},
    )
    discount = MoneyField(required=False, style={"label": {"es": "Descuento", "en": "Discount"}})
    due_on = serializers.DateField(
        required=False, style={"label": {"es": "Vence el", "en": "Due on"}}
    )
    period = Phrase(
        max_length=60,
        required=False,
        allow_blank=True,
        style={"label": {"es": "Período", "en": "Period"}},
    )
    note = serializers.CharField(
        max_length=1000,
        required=False,
        allow_blank=True,
        style={"label": {"es": "Nota", "en": "Note"}},
    )
    contract = serializers.UUIDField(
        required=False, allow_null=True, style={"label": {"es": "Contrato", "en": "Contract"}}
    )
    opportunity = serializers.UUIDField(
        required=False,
        allow_null=True,
        style={"label": {"es": "Oportunidad", "en": "Opportunity"}},
    )
    quote = serializers.UUIDField(
        required=False,
        style={"label": {"es": "Cotización", "en": "Quote"}},
        help_text="An accepted one of this customer: the invoice is the one made of it.",
    )
    draft = serializers.BooleanField(
        required=False, style={"label": {"es": "Dejar en borrador", "en": "Keep as a draft"}}
    )


class InvoiceFilter(serializers.Serializer[Any]):
    """What a list of invoices can be narrowed to."""

    state = serializers.MultipleChoiceField(choices=STATES, required=False)
    untold = serializers.BooleanField(required=False, help_text="The customer was not told.")
    customer = serializers.UUIDField(required=False)
    contract = serializers.CharField(
        max_length=60, required=False, allow_blank=True, help_text="Spaces, dashes, zeros aside."
    )
    contract_key = serializers.CharField(
        max_length=400,
        required=False,
        allow_blank=True,
        help_text="What `contracts/find/` gave: opens the bills of that contract.",
    )
    kind = serializers.ChoiceField(choices=KINDS, required=False)
    opportunity = serializers.UUIDField(required=False)
    conversation = serializers.UUIDField(required=False)
    electronic = serializers.ChoiceField(
        choices=Electronic.choices, required=False, help_text="How it stands with the authority."
    )
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)
    q = serializers.CharField(
        max_length=100, required=False, allow_blank=True, help_text="Series, number, customer."
    )


class KeyAsked(serializers.Serializer[Any]):
    """What opens somebody else's bill to who has its contract's number and document."""

    contract_key = serializers.CharField(max_length=400, required=False, allow_blank=True)


class IssueBody(StrictSerializer):
    """By which series; the default one of its kind where none is named."""

    series = serializers.UUIDField(required=False, allow_null=True)


class IssueInvoiceBody(IssueBody):
    """`tell`: the customer is told in the conversation it came from."""

    tell = serializers.BooleanField(required=False, default=False)


class InvoiceReasonBody(StrictSerializer):
    """Why."""

    reason = Phrase(max_length=500)


class AuthorityBody(StrictSerializer):
    """The series and number the authority gave."""

    label = Line(max_length=40)  # type: ignore[assignment]


class TakenBackBody(StrictSerializer):
    """Of one line: so many units, or so much money with its tax; neither is all that is left."""

    line = serializers.UUIDField()
    quantity = DecimalText(max_digits=14, decimal_places=4, required=False)
    amount = MoneyField(required=False)


class NewCreditNote(StrictSerializer):
    """What is taken back of an invoice; without lines, all that is left of it."""

    invoice = serializers.UUIDField()
    reason = serializers.ChoiceField(choices=CreditReason.choices)
    note = serializers.CharField(max_length=1000, required=False, allow_blank=True)
    lines = TakenBackBody(many=True, required=False)


def fields_of(body: dict[str, Any]) -> dict[str, Any]:
    """Return the named fields of a checked body as `InvoiceForm` and its ties call them."""
    fields = {name: body[name] for name in (*DIRECT, *TIES) if name in body}
    if "kind" in body:
        fields["kind"] = DocumentKind(body["kind"])
    if "lines" in body:
        fields["lines"] = [line_of(each) for each in body["lines"]]
    if "discount" in body:
        fields["discount"] = minor_of("discount", body["discount"])
    return fields


def line_of(body: dict[str, Any]) -> LineInput:
    """Return a checked line as the arithmetic takes it."""
    return LineInput(
        description=body["description"],
        quantity=body["quantity"],
        unit_price=body["unit_price"],
        kind=ItemKind(body.get("kind", ItemKind.SERVICE)),
        discount_percent=body.get("discount_percent", Decimal(0)),
        tax_kind=TaxKind(body.get("tax_kind", TaxKind.TAXED)),
        tax_rate=body.get("tax_rate", Decimal(0)),
        unit=body.get("unit", ""),
        item=body.get("item"),
    )


def minor_of(name: str, money: Money) -> int:
    """Return an amount in the house's minor units; Invalid for another currency or below zero."""
    if money.currency != home().currency:
        raise Invalid(fields={name: [f"Only {home().currency} is accepted."]})
    if money.minor < 0:
        raise Invalid(fields={name: ["Not below zero."]})
    return money.minor
