"""What callers send about quotes."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from rest_framework import serializers

from billing.serializers.lines import LineBody, given
from billing.types.quotes import LONGEST_NAME, QuoteForm, QuoteState
from hub.kernel.api import StrictSerializer
from hub.kernel.errors import Invalid
from hub.kernel.home import home
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyField
from hub.kernel.text import Phrase

PNG = "data:image/png;base64,"
WORDS = ("title", "note", "terms", "prepayment_percent", "includes_tax", "valid_until")


class PriceBody(StrictSerializer):
    """Lines to be worked out."""

    quote = serializers.UUIDField(
        required=False, help_text="A draft whose coupons are taken off too."
    )
    lines = LineBody(many=True)
    includes_tax = serializers.BooleanField(required=False)
    discount = MoneyField(required=False, help_text="Off the whole quote, before tax.")


class QuoteBody(StrictSerializer):
    """What a quote says."""

    title = Phrase(max_length=120, required=False, allow_blank=True)
    lines = LineBody(many=True, required=False)
    includes_tax = serializers.BooleanField(required=False)
    discount = MoneyField(required=False, help_text="Off the whole quote, before tax.")
    valid_until = serializers.DateField(required=False)
    note = serializers.CharField(max_length=1000, required=False, allow_blank=True)
    terms = serializers.CharField(max_length=2000, required=False, allow_blank=True)
    prepayment_percent = serializers.DecimalField(
        max_digits=5, decimal_places=2, min_value=1, max_value=100, required=False, allow_null=True
    )


class NewQuote(QuoteBody):
    """A quote for a customer."""

    customer = serializers.UUIDField()
    opportunity = serializers.UUIDField(required=False, allow_null=True)
    conversation = serializers.UUIDField(required=False, allow_null=True)


class QuotePatch(QuoteBody):
    """A draft as it is to be, with the `version` that was looked at; what is left out stays."""

    version = serializers.IntegerField(min_value=1)


class QuoteFilter(serializers.Serializer[Any]):
    """What a list of quotes can be narrowed to."""

    state = serializers.ChoiceField(choices=QuoteState.choices, required=False)
    untold = serializers.BooleanField(required=False, help_text="The customer was not told.")
    customer = serializers.UUIDField(required=False)
    opportunity = serializers.UUIDField(required=False)
    conversation = serializers.UUIDField(required=False)
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)
    q = serializers.CharField(
        max_length=100, required=False, allow_blank=True, help_text="Number, title, customer."
    )


class SendQuoteBody(StrictSerializer):
    """Whether the customer is told in their own channel."""

    tell = serializers.BooleanField(required=False, default=True)


class AcceptQuoteBody(StrictSerializer):
    """Who agrees to which revision; an advisor says by what they know, a text or a file."""

    revision = serializers.IntegerField(min_value=1)
    name = Phrase(max_length=LONGEST_NAME)
    document = Phrase(max_length=40, required=False, allow_blank=True)
    signature = serializers.CharField(
        max_length=410_000, required=False, allow_blank=True, help_text=f"`{PNG}…`"
    )
    evidence = serializers.CharField(max_length=1000, required=False, allow_blank=True)
    file = serializers.UUIDField(required=False, allow_null=True)


class LinkAcceptBody(StrictSerializer):
    """Who agrees to which revision, by a link."""

    revision = serializers.IntegerField(min_value=1)
    name = Phrase(max_length=LONGEST_NAME)
    document = Phrase(max_length=40, required=False, allow_blank=True)
    signature = serializers.CharField(
        max_length=410_000, required=False, allow_blank=True, help_text=f"`{PNG}…`"
    )


class QuoteReasonBody(StrictSerializer):
    """Why."""

    reason = serializers.CharField(max_length=500, required=False, allow_blank=True)


class PaperAsked(serializers.Serializer[Any]):
    """Which revision; the newest where none is named."""

    revision = serializers.IntegerField(min_value=1, required=False)


def form_of(body: dict[str, Any], before: QuoteForm | None = None) -> QuoteForm:
    """Return what is filled in, on top of what was."""
    known = before or QuoteForm()
    fields = {name: body.get(name, getattr(known, name)) for name in WORDS}
    lines = [given(each) for each in body["lines"]] if "lines" in body else known.lines
    discount = discount_of(body) if "discount" in body else known.discount
    return QuoteForm(lines=lines, discount=discount, **fields)


def discount_of(body: dict[str, Any]) -> int:
    """Return what is taken off the whole, in the house's currency; Invalid."""
    amount: Money | None = body.get("discount")
    if amount is None:
        return 0
    if amount.currency != home().currency:
        raise Invalid(fields={"discount": [f"Only {home().currency} is accepted."]})
    return amount.minor


def signature_of(body: dict[str, Any]) -> bytes:
    """Return a drawn signature as bytes; Invalid for what is none."""
    said = body.get("signature", "")
    if not said:
        return b""
    try:
        if not said.startswith(PNG):
            raise ValueError
        return base64.b64decode(said.removeprefix(PNG), validate=True)
    except (ValueError, binascii.Error):
        raise Invalid(fields={"signature": ["This is no drawing."]}) from None
