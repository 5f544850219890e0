"""Words of the company: which zones, countries and languages there are."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from zoneinfo import available_timezones

import phonenumbers
from django.db.models import TextChoices
from stdnum import get_cc_module
from stdnum.exceptions import ValidationError

# Beside `Area/City` stand old names and clocks without a place.
_NO_PLACE = ("Etc/", "posix/", "right/", "SystemV/", "US/")


class Language(TextChoices):
    """What people are spoken to in who never chose."""

    SPANISH = "es"
    ENGLISH = "en"


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """Who issues a document, as it is printed on it; what is empty is not printed."""

    name: str  # what people call it
    legal_name: str
    tax_id: str
    tax_id_label: str  # `RUC`, `NIT`; empty where the country has no name for it here
    address: str
    phone: str
    email: str
    foot: str
    terms: str
    country: str
    language: str
    logo: bytes | None = None  # WebP


def as_sealed(issuer: Issuer) -> dict[str, str]:
    """Return what a document keeps of its issuer: all but the picture, as JSON."""
    said = asdict(issuer)
    del said["logo"]
    return said


# What the number that the tax office gave is called.
TAX_ID_LABELS = {
    **{"PE": "RUC", "CO": "NIT", "EC": "RUC", "PY": "RUC", "UY": "RUT", "CL": "RUT", "AR": "CUIT"},
    **{"BO": "NIT", "BR": "CNPJ", "CR": "Cédula jurídica", "DO": "RNC", "ES": "NIF", "GT": "NIT"},
    **{"HN": "RTN", "MX": "RFC", "NI": "RUC", "PA": "RUC", "SV": "NIT", "VE": "RIF"},
}


_BETWEEN = str.maketrans("", "", " .-/")  # what people write between the signs of a number


def tax_id_of(country: str, raw: str) -> str:
    """Return a tax number as it is kept; ValueError where its form or check digit is wrong.

    A country that python-stdnum does not know keeps what was typed.
    """
    typed = " ".join(raw.split())
    known = get_cc_module(country.lower(), "vat")
    if not typed or known is None:
        return typed
    try:
        return str(known.validate(typed.translate(_BETWEEN)))
    except ValidationError as error:
        raise ValueError(str(error)) from None


@cache
def zones() -> list[str]:
    """Return the zones a house can stand in (IANA), in order."""
    found = available_timezones()
    return sorted(name for name in found if "/" in name and not name.startswith(_NO_PLACE))


@cache
def countries() -> list[str]:
    """Return the countries a house can stand in (ISO 3166), in order."""
    return sorted(phonenumbers.SUPPORTED_REGIONS)
