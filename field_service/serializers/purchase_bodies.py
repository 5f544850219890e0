"""What is said about requests for parts."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from field_service.serializers.part_bodies import Quantity
from field_service.types import LinePrice, OfferForm, PurchaseState, Wanted
from hub.kernel.api import StrictSerializer
from hub.kernel.errors import Invalid
from hub.kernel.home import home
from hub.kernel.money_fields import MoneyField
from hub.kernel.text import Line, Phrase

MOST = 100


class WantedBody(StrictSerializer):
    """So many of a part, for an order where one waits for it."""

    part = serializers.UUIDField()
    quantity = Quantity()
    order = serializers.UUIDField(required=False, allow_null=True)


class NewPartsRequest(StrictSerializer):
    """Parts that are missing."""

    lines = WantedBody(many=True)
    note = Phrase(max_length=500, required=False, allow_blank=True)
    needed_on = serializers.DateField(required=False, allow_null=True)
    location = serializers.UUIDField(required=False, allow_null=True)


class PartsRequestFilter(serializers.Serializer[Any]):
    """What the list can be narrowed to; several states by commas."""

    state = Line(max_length=200, required=False)
    supplier = serializers.UUIDField(required=False)
    part = serializers.UUIDField(required=False)
    order = serializers.UUIDField(required=False)
    late = serializers.BooleanField(required=False)
    q = Line(max_length=100, required=False)

    def validate_state(self, value: str) -> list[str]:
        """Return the states that were named; a 422 for one there is not."""
        states = [each for each in value.split(",") if each]
        if not set(states) <= set(PurchaseState.values):
            raise serializers.ValidationError("There is no such state.")
        return states


class AskBody(StrictSerializer):
    """Whom to ask for a price."""

    suppliers = serializers.ListField(child=serializers.UUIDField(), max_length=20)
    version = serializers.IntegerField(min_value=1, required=False)


class LinePriceBody(StrictSerializer):
    """What one of a line costs; null where it cannot be supplied."""

    line = serializers.UUIDField()
    unit_price = MoneyField(allow_null=True)


class AnswerBody(StrictSerializer):
    """A supplier's answer: every line once, and days until delivery."""

    prices = LinePriceBody(many=True)
    days = serializers.IntegerField(min_value=0, max_value=365)
    note = Phrase(max_length=500, required=False, allow_blank=True)


class OfferAnswerBody(AnswerBody):
    """The answer of a supplier who called or wrote."""

    offer = serializers.UUIDField()


class DeclineBody(StrictSerializer):
    """They cannot supply any of it."""

    note = Phrase(max_length=500, required=False, allow_blank=True)


class OfferDeclineBody(DeclineBody):
    """A supplier who called or wrote cannot supply any of it."""

    offer = serializers.UUIDField()


class OfferBody(StrictSerializer):
    """One supplier's part of a request."""

    offer = serializers.UUIDField()


class OrderOfferBody(StrictSerializer):
    """Whose offer is bought, with the `version` that was looked at."""

    offer = serializers.UUIDField()
    version = serializers.IntegerField(min_value=1)


class ConfirmPurchaseBody(StrictSerializer):
    """It will be delivered, on this day where one is named."""

    eta_on = serializers.DateField(required=False, allow_null=True)


class ShipBody(StrictSerializer):
    """It is on its way."""

    carrier = Phrase(max_length=80, required=False, allow_blank=True)
    tracking = Line(max_length=80, required=False, allow_blank=True)
    eta_on = serializers.DateField()


class CameBody(StrictSerializer):
    """So many of a line came."""

    line = serializers.UUIDField()
    quantity = Quantity()


class ReceivePurchaseBody(StrictSerializer):
    """What came, with the `version` that was looked at."""

    lines = CameBody(many=True)
    version = serializers.IntegerField(min_value=1)


class EndRequestBody(StrictSerializer):
    """Why it comes to nothing."""

    reason = Phrase(max_length=500)


def wanted(body: dict[str, Any]) -> list[Wanted]:
    """Return the lines of a request."""
    return [
        Wanted(part_id=each["part"], quantity=each["quantity"], order_id=each.get("order"))
        for each in body["lines"][: MOST + 1]
    ]


def offer_form(body: dict[str, Any]) -> OfferForm:
    """Return a supplier's answer; Invalid for a price in another currency than the house's."""
    prices = []
    for each in body["prices"][: MOST + 1]:
        price = each["unit_price"]
        if price is not None and price.currency != home().currency:
            raise Invalid(fields={"prices": [f"Only {home().currency} is accepted."]})
        minor = price.minor if price is not None else None
        prices.append(LinePrice(line_id=each["line"], unit_minor=minor))
    return OfferForm(prices=prices, days=body["days"], note=body.get("note", ""))


def came(body: dict[str, Any]) -> dict[Any, Any]:
    """Return how many came by line; Invalid for a line named twice."""
    lines = {each["line"]: each["quantity"] for each in body["lines"]}
    if len(lines) < len(body["lines"]):
        raise Invalid(fields={"lines": ["Each line once."]})
    return lines
