"""How parts and stock look on the wire: quantities are texts with up to three decimals."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from crm.serializers import NamedShape
from field_service.types import LocationKind, MoveKind, ReservationState
from hub.accounts.serializers import CardShape
from hub.kernel.money_fields import MoneyShape


class PartShape(serializers.Serializer[Any]):
    """A part with its figures; `cost` is null for technicians."""

    id = serializers.CharField()
    code = serializers.CharField()
    name = serializers.CharField()
    unit = serializers.CharField(allow_blank=True)
    maker = serializers.CharField(allow_blank=True)
    on_hand = serializers.CharField()
    reserved = serializers.CharField()
    available = serializers.CharField()
    incoming = serializers.CharField()
    asked = serializers.CharField(help_text="Requested, and not bought yet.")
    low = serializers.BooleanField(help_text="Less is there and coming than the house wants.")
    reorder_point = serializers.CharField()
    reorder_quantity = serializers.CharField()
    supplier = NamedShape(allow_null=True)
    item = NamedShape(allow_null=True)
    price = MoneyShape(allow_null=True, help_text="What the item sells at, without tax.")
    cost = MoneyShape(allow_null=True, help_text="Of one, the moving average.")
    archived = serializers.BooleanField()
    version = serializers.IntegerField()


class StockShape(serializers.Serializer[Any]):
    """How much lies at a location."""

    location = NamedShape()
    on_hand = serializers.CharField()
    reserved = serializers.CharField()


class OrderRefShape(serializers.Serializer[Any]):
    """An order by its number."""

    id = serializers.CharField()
    number = serializers.CharField()
    title = serializers.CharField()


class ReservationShape(serializers.Serializer[Any]):
    """Parts that wait for an order; `quantity` is what still does."""

    id = serializers.CharField()
    order = serializers.CharField()
    part = NamedShape()
    code = serializers.CharField()
    unit = serializers.CharField(allow_blank=True)
    location = NamedShape()
    quantity = serializers.CharField()
    state = serializers.ChoiceField(choices=ReservationState.choices)
    created_at = serializers.DateTimeField()


class HeldShape(ReservationShape):
    """A reservation of a part, and whose it is."""

    order_number = serializers.CharField()


class PartDetailShape(PartShape):
    """A part with where it lies, and who waits for it."""

    note = serializers.CharField(allow_blank=True)
    kinds = NamedShape(many=True)
    stock = StockShape(many=True)
    reservations = HeldShape(many=True)


class MoveShape(serializers.Serializer[Any]):
    """One change of stock; `quantity` is signed, `value` null for technicians."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=MoveKind.choices)
    location = NamedShape()
    quantity = serializers.CharField()
    after = serializers.CharField()
    value = MoneyShape(allow_null=True)
    order = OrderRefShape(allow_null=True)
    request = NamedShape(allow_null=True)
    reason = serializers.CharField(allow_blank=True)
    author = CardShape(allow_null=True)
    at = serializers.DateTimeField()


class LocationShape(serializers.Serializer[Any]):
    """A store or a van."""

    id = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=LocationKind.choices)
    technician = CardShape(allow_null=True)
    is_main = serializers.BooleanField()
    archived = serializers.BooleanField()


class UseShape(serializers.Serializer[Any]):
    """A part that went into an order; `cost` is null for technicians."""

    id = serializers.CharField()
    part = NamedShape()
    code = serializers.CharField()
    unit = serializers.CharField(allow_blank=True)
    location = NamedShape()
    quantity = serializers.CharField()
    given_back = serializers.CharField()
    serial = serializers.CharField(allow_blank=True)
    cost = MoneyShape(allow_null=True)
    author = CardShape(allow_null=True)
    at = serializers.DateTimeField()


class AwaitedPartShape(serializers.Serializer[Any]):
    """A line of a request for parts that an order waits for."""

    request = serializers.CharField()
    number = serializers.CharField()
    state = serializers.CharField()
    part = NamedShape()
    quantity = serializers.CharField()
    received = serializers.CharField()
    eta_on = serializers.DateField(allow_null=True)


class OrderPartsShape(serializers.Serializer[Any]):
    """What was used on an order, what waits for it, and what it waits for."""

    used = UseShape(many=True)
    reserved = ReservationShape(many=True)
    awaited = AwaitedPartShape(many=True)
