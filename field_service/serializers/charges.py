"""What an order would be billed, on the wire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from billing.queries import steps
from billing.serializers.lines import LineShape, priced
from billing.types import priced as worked_out
from crm.serializers import NamedShape
from field_service.models import Order, ServiceRate
from field_service.queries import charges as queries
from field_service.types.after import (
    ChargeLine,
    Choice,
    ChosenLine,
    Cover,
    RateFor,
    RatePer,
)
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyShape
from hub.kernel.text import Phrase

if TYPE_CHECKING:
    from billing.models import Invoice
    from hub.accounts.models import User

Shape = serializers.Serializer[Any]
MOST = 200
COVERS = [("", "—"), *Cover.choices]


class ChargesAsked(StrictSerializer):
    """Whether it is looked at as covered by us; left out: as we think."""

    covered = serializers.BooleanField(required=False, allow_null=True, default=None)


class ChosenBody(StrictSerializer):
    """A line somebody wants on the invoice; what is left out stays as it is offered."""

    key = Phrase(max_length=60)
    description = Phrase(max_length=500, required=False)
    quantity = serializers.DecimalField(max_digits=14, decimal_places=4, required=False)
    unit_price = serializers.DecimalField(max_digits=20, decimal_places=6, required=False)
    discount_percent = serializers.DecimalField(max_digits=7, decimal_places=4, required=False)


class InvoiceBody(StrictSerializer):
    """What of an order is billed now; nothing said is what is offered."""

    lines = serializers.ListField(child=ChosenBody(), required=False, max_length=MOST)
    quote = serializers.BooleanField(required=False, default=True)
    covered = serializers.BooleanField(required=False, allow_null=True, default=None)


class ChargeLineShape(LineShape):
    """A line that would be billed; `minutes` before they are rounded."""

    key = serializers.CharField()
    chosen = serializers.BooleanField()
    priced = serializers.BooleanField(help_text="False where nobody said what it costs.")
    minutes = serializers.IntegerField()


class BilledInvoiceShape(Shape):
    """An invoice an order stands on."""

    id = serializers.CharField()
    name = serializers.CharField(allow_blank=True, help_text="Empty while it is a draft.")
    state = serializers.CharField()
    total = MoneyShape()


class OfferedPaperShape(NamedShape):
    """What was agreed to and is not billed yet."""

    total = MoneyShape()


class ChargesShape(Shape):
    """What can be billed of an order, and what was."""

    lines = ChargeLineShape(many=True)
    quote = OfferedPaperShape(allow_null=True)
    covered = serializers.BooleanField()
    covered_by = serializers.ChoiceField(choices=COVERS, allow_blank=True)
    net = MoneyShape()
    tax = MoneyShape()
    total = MoneyShape(help_text="Of the lines that are chosen, and of the quote.")
    invoices = BilledInvoiceShape(many=True)
    allowed_transitions = serializers.ListField(child=serializers.ChoiceField(choices=["invoice"]))


class InvoiceMadeShape(Shape):
    """The draft that was made, and what is left."""

    invoice = BilledInvoiceShape()
    charges = ChargesShape()


class RateBody(StrictSerializer):
    """What work costs; without a kind it is for all that have none of their own."""

    what = serializers.ChoiceField(choices=RateFor.choices)
    item = serializers.UUIDField()
    kind = serializers.UUIDField(required=False, allow_null=True, default=None)
    per = serializers.ChoiceField(choices=RatePer.choices, required=False, default=RatePer.HOUR)
    rounds_to = serializers.IntegerField(min_value=1, max_value=60, required=False, default=15)


class RatedItemShape(NamedShape):
    """What of the catalogue it costs."""

    code = serializers.CharField()
    price = MoneyShape()


class RateShape(Shape):
    """What an hour or a visit costs."""

    id = serializers.CharField()
    what = serializers.ChoiceField(choices=RateFor.choices)
    kind = NamedShape(allow_null=True)
    item = RatedItemShape()
    per = serializers.ChoiceField(choices=RatePer.choices)
    rounds_to = serializers.IntegerField(help_text="Minutes; a begun one counts.")
    updated_at = serializers.DateTimeField()


class RatesShape(Shape):
    """All there are, that of all kinds first."""

    results = RateShape(many=True)


def choice_of(body: dict[str, Any]) -> Choice:
    """Return a checked InvoiceBody as the operation takes it."""
    lines = body.get("lines")
    return Choice(
        quote=body["quote"],
        covered=body["covered"],
        lines=None if lines is None else [ChosenLine(**each) for each in lines],
    )


def charges(order: Order, user: User, *, covered: bool | None = None) -> dict[str, Any]:
    """Return a ChargesShape."""
    offer = queries.offered(order, by=user, covered=covered)
    chosen = _sums([each for each in offer.lines if each.chosen])
    agreed = offer.quote
    for name in ("net", "tax", "total"):
        chosen[name] += getattr(agreed, f"{name}_minor") if agreed is not None else 0
    return {
        "lines": _lines(offer.lines),
        "quote": agreed
        and {"id": str(agreed.id), "name": agreed.label, "total": agreed.total.as_json()},
        "covered": offer.covered,
        "covered_by": offer.covered_by,
        **{name: Money(minor, queries.currency()).as_json() for name, minor in chosen.items()},
        "invoices": [billed(each) for each in queries.invoices_of(order)],
        "allowed_transitions": steps.allowed(queries.STEPS, order, user),
    }


def billed(row: Invoice) -> dict[str, Any]:
    """Return a BilledInvoiceShape."""
    return {
        "id": str(row.id),
        "name": row.label,
        "state": row.state,
        "total": row.total.as_json(),
    }


def rate(row: ServiceRate) -> dict[str, Any]:
    """Return a RateShape."""
    item = row.item
    return {
        "id": str(row.id),
        "what": row.what,
        "kind": row.kind and {"id": str(row.kind.id), "name": row.kind.name},
        "item": {
            "id": str(item.id),
            "name": item.name,
            "code": item.code,
            "price": item.price.as_json(),
        },
        "per": row.per,
        "rounds_to": row.rounds_to,
        "updated_at": iso(row.updated_at),
    }


def _sums(lines: Sequence[ChargeLine]) -> dict[str, int]:
    if not lines:
        return {"net": 0, "tax": 0, "total": 0}
    sums = worked_out([each.line for each in lines], queries.currency())
    return {"net": sums.net, "tax": sums.tax, "total": sums.total}


def _lines(lines: Sequence[ChargeLine]) -> list[dict[str, Any]]:
    if not lines:
        return []
    sums = worked_out([each.line for each in lines], queries.currency())
    shown = priced(sums, queries.currency())["lines"]
    return [
        {
            **each,
            "key": line.key,
            "chosen": line.chosen,
            "priced": line.priced,
            "minutes": line.minutes,
        }
        for each, line in zip(shown, lines, strict=True)
    ]
