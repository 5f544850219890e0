"""How requests for parts look on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from crm.serializers import NamedShape
from field_service.serializers.part_shapes import OrderRefShape
from field_service.types import OfferState, PurchaseSource, PurchaseState, SupplierMailState
from hub.accounts.serializers import CardShape
from hub.kernel.money_fields import MoneyShape


class PurchaseLineShape(serializers.Serializer[Any]):
    """A line of a request; `unit_price` once it is bought, null for technicians."""

    id = serializers.CharField()
    part = NamedShape()
    code = serializers.CharField()
    unit = serializers.CharField(allow_blank=True)
    quantity = serializers.CharField()
    received = serializers.CharField()
    missing = serializers.CharField()
    unit_price = MoneyShape(allow_null=True)
    order = OrderRefShape(allow_null=True)


class PartsRequestShape(serializers.Serializer[Any]):
    """A request for parts; `late` where it should have come."""

    id = serializers.CharField()
    number = serializers.CharField()
    purchase_number = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=PurchaseState.choices)
    state_since_at = serializers.DateTimeField()
    source = serializers.ChoiceField(choices=PurchaseSource.choices)  # type: ignore[assignment]
    allowed_transitions = serializers.ListField(child=serializers.CharField())
    supplier = NamedShape(allow_null=True)
    location = NamedShape()
    lines = PurchaseLineShape(many=True)
    total = MoneyShape(allow_null=True)
    needed_on = serializers.DateField(allow_null=True)
    promised_on = serializers.DateField(allow_null=True)
    eta_on = serializers.DateField(allow_null=True)
    late = serializers.BooleanField()
    carrier = serializers.CharField(allow_blank=True)
    tracking = serializers.CharField(allow_blank=True)
    note = serializers.CharField(allow_blank=True)
    reason = serializers.CharField(allow_blank=True)
    author = CardShape(allow_null=True)
    ordered_at = serializers.DateTimeField(allow_null=True)
    received_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()


class OfferPriceShape(serializers.Serializer[Any]):
    """What a supplier asks for a line; null where they cannot supply it."""

    line = serializers.CharField()
    unit_price = MoneyShape(allow_null=True)
    best = serializers.BooleanField(help_text="Nobody asks less for it.")


class SupplierMailShape(serializers.Serializer[Any]):
    """What became of the last mail to a supplier."""

    id = serializers.CharField()
    to = serializers.CharField()
    state = serializers.ChoiceField(choices=SupplierMailState.choices)
    error = serializers.CharField(allow_blank=True)


class OfferShape(serializers.Serializer[Any]):
    """A supplier who was asked, and what they said."""

    id = serializers.CharField()
    supplier = NamedShape()
    rating = serializers.CharField(allow_null=True)
    contact = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=OfferState.choices)
    days = serializers.IntegerField(allow_null=True)
    note = serializers.CharField(allow_blank=True)
    total = MoneyShape(allow_null=True)
    whole = serializers.BooleanField(help_text="They can supply every line.")
    best_total = serializers.BooleanField(help_text="The least of those who have everything.")
    best_days = serializers.BooleanField()
    by_link = serializers.BooleanField()
    prices = OfferPriceShape(many=True)
    mail = SupplierMailShape(allow_null=True)
    channel_error = serializers.CharField(allow_blank=True)
    asked_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)
    links = serializers.IntegerField(help_text="How many of their links open it now.")


class PartsStepShape(serializers.Serializer[Any]):
    """One step of a request."""

    what = serializers.CharField()
    state = serializers.CharField()
    reason = serializers.CharField(allow_blank=True)
    supplier = serializers.CharField(allow_blank=True)
    author = CardShape(allow_null=True)
    at = serializers.DateTimeField()


class PartsRequestDetailShape(PartsRequestShape):
    """A request with who was asked, what took place, and the orders that wait for it."""

    offers = OfferShape(many=True)
    steps = PartsStepShape(many=True)
    waiting_orders = OrderRefShape(many=True)


class SupplierLinkShape(serializers.Serializer[Any]):
    """An address by which a supplier answers; it is shown once."""

    link = serializers.CharField()
