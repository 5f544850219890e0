"""The house on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from hub.company.models import Company
from hub.company.queries import Stand
from hub.company.types import TAX_ID_LABELS, Language, countries, zones
from hub.kernel.api import StrictSerializer
from hub.kernel.home import Home
from hub.kernel.money import EXPONENTS
from hub.kernel.text import Line, Phrase

Shape = serializers.Serializer[Any]


class HouseShape(Shape):
    """What anybody may know before they sign in."""

    name = serializers.CharField(help_text="`Mostrador` as long as the house has no name.")
    logo = serializers.CharField(allow_null=True, help_text="Address of its picture.")
    language = serializers.ChoiceField(choices=Language.choices)


class CompanyShape(HouseShape):
    """What everybody signed in may know: `name` as it was given, empty at first."""

    zone = serializers.CharField(help_text="IANA, `America/Lima`.")
    country = serializers.CharField(help_text="ISO 3166, `PE`.")
    currency = serializers.ChoiceField(choices=sorted(EXPONENTS))
    currency_settled = serializers.BooleanField(help_text="There is money: it stays.")


class CompanyBody(StrictSerializer):
    """What is to be changed."""

    name = Phrase(max_length=80, required=False)
    zone = serializers.CharField(max_length=60, required=False)
    country = serializers.CharField(max_length=2, required=False)
    currency = serializers.ChoiceField(choices=sorted(EXPONENTS), required=False)
    language = serializers.ChoiceField(choices=Language.choices, required=False)

    def validate_zone(self, value: str) -> str:
        if value not in zones():
            raise serializers.ValidationError("There is no such zone.")
        return value

    def validate_country(self, value: str) -> str:
        if value not in countries():
            raise serializers.ValidationError("There is no such country.")
        return value


class IssuerBody(StrictSerializer):
    """What of the issuer is to be changed; an empty text is not printed."""

    legal_name = Phrase(max_length=160, required=False, allow_blank=True)
    tax_id = Line(max_length=30, required=False, allow_blank=True)
    address = Phrase(max_length=200, required=False, allow_blank=True)
    phone = Line(max_length=40, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    document_foot = Phrase(max_length=300, required=False, allow_blank=True)
    document_terms = serializers.CharField(max_length=2000, required=False, allow_blank=True)


class IssuerShape(Shape):
    """Who issues documents; empty is not printed."""

    legal_name = serializers.CharField()
    tax_id = serializers.CharField(help_text="Without dots and dashes, as it is kept.")
    tax_id_label = serializers.CharField(help_text="What it is called there: `RUC`, `NIT`.")
    address = serializers.CharField()
    phone = serializers.CharField()
    email = serializers.CharField()
    document_foot = serializers.CharField(help_text="A short line below every document.")
    document_terms = serializers.CharField(help_text="Conditions printed on quotes and invoices.")


class LogoBody(StrictSerializer):
    """A picture: JPEG, PNG or WebP."""

    file = serializers.FileField(allow_empty_file=False, max_length=255)


class CompanyChoicesShape(Shape):
    """What there is to choose from."""

    zones = serializers.ListField(child=serializers.CharField())
    countries = serializers.ListField(child=serializers.CharField())
    currencies = serializers.ListField(child=serializers.CharField())


class StepShape(Shape):
    """One first step; `link` is the page where it is done."""

    key = serializers.CharField()
    link = serializers.CharField()
    done = serializers.BooleanField()


class FirstStepsShape(Shape):
    """What the house needs first, and whether this person wants to see it."""

    steps = StepShape(many=True)
    hidden = serializers.BooleanField()


def house(row: Home) -> dict[str, Any]:
    """Return a HouseShape."""
    return {
        "name": row.title,
        "logo": logo_address(row.logo),
        "language": row.language,
    }


def company(row: Company) -> dict[str, Any]:
    """Return a CompanyShape."""
    return {
        "name": row.name,
        "logo": logo_address(row.logo_version),
        "language": row.language,
        "zone": row.zone,
        "country": row.country,
        "currency": row.currency,
        "currency_settled": row.settled_currency is not None,
    }


def issuer(row: Company) -> dict[str, Any]:
    """Return an IssuerShape."""
    return {
        "legal_name": row.legal_name,
        "tax_id": row.tax_id,
        "tax_id_label": TAX_ID_LABELS.get(row.country, ""),
        "address": row.address,
        "phone": row.phone,
        "email": row.email,
        "document_foot": row.document_foot,
        "document_terms": row.document_terms,
    }


def choices() -> dict[str, Any]:
    """Return a CompanyChoicesShape."""
    return {"zones": zones(), "countries": countries(), "currencies": sorted(EXPONENTS)}


def first_steps(found: list[Stand], *, hidden: bool) -> dict[str, Any]:
    """Return a FirstStepsShape."""
    steps = [{"key": each.key, "link": each.link, "done": each.done} for each in found]
    return {"steps": steps, "hidden": hidden}


def logo_address(version: str) -> str | None:
    """Return where the picture lies, another address for each picture; None without one."""
    return f"/api/v1/company/public/logo/?v={version}" if version else None
