"""Places to pay on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from billing.types import PlaceKind
from hub.kernel.api import StrictSerializer
from hub.kernel.money import EXPONENTS
from hub.kernel.text import Phrase


class PayPlaceShape(serializers.Serializer[Any]):
    """A wallet or a bank account customers can pay to."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=PlaceKind.choices)
    name = serializers.CharField(help_text="Of the wallet or the bank.")
    holder = serializers.CharField()
    number = serializers.CharField()
    interbank_number = serializers.CharField(allow_blank=True, help_text="CCI, of banks.")
    currency = serializers.ChoiceField(choices=sorted(EXPONENTS))
    picture = serializers.CharField(allow_null=True, help_text="Address of the QR to pay by.")
    active = serializers.BooleanField(help_text="Customers are shown it.")


class PayPlacePageShape(serializers.Serializer[Any]):
    """A keyset page of places, in the order of the house."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = PayPlaceShape(many=True)


class PayPlacePatch(StrictSerializer):
    """What is to be corrected; a wallet stays a wallet."""

    name = Phrase(max_length=60, required=False)
    holder = Phrase(max_length=120, required=False)
    number = serializers.RegexField(r"^[0-9A-Za-z .+-]+$", max_length=40, required=False)
    interbank_number = serializers.RegexField(
        r"^[0-9 -]*$", max_length=40, required=False, allow_blank=True
    )
    currency = serializers.ChoiceField(choices=sorted(EXPONENTS), required=False)
    active = serializers.BooleanField(required=False)


class NewPayPlace(PayPlacePatch):
    """A place to pay."""

    kind = serializers.ChoiceField(choices=PlaceKind.choices)
    name = Phrase(max_length=60)
    holder = Phrase(max_length=120)
    number = serializers.RegexField(r"^[0-9A-Za-z .+-]+$", max_length=40)


class PlacesInOrder(StrictSerializer):
    """Each place once, in the order to be."""

    ids = serializers.ListField(child=serializers.UUIDField(), max_length=100)


class PayPictureBody(StrictSerializer):
    """A picture: JPEG, PNG or WebP."""

    file = serializers.FileField(allow_empty_file=False, max_length=255)
