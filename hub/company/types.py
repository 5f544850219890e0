"""Words of the company: which zones, countries and languages there are."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

import phonenumbers
from django.db.models import TextChoices

# Beside `Area/City` stand old names and clocks without a place.
_NO_PLACE = ("Etc/", "posix/", "right/", "SystemV/", "US/")


class Language(TextChoices):
    """What people are spoken to in who never chose."""

    SPANISH = "es"
    ENGLISH = "en"


@cache
def zones() -> list[str]:
    """Return the zones a house can stand in (IANA), in order."""
    found = available_timezones()
    return sorted(name for name in found if "/" in name and not name.startswith(_NO_PLACE))


@cache
def countries() -> list[str]:
    """Return the countries a house can stand in (ISO 3166), in order."""
    return sorted(phonenumbers.SUPPORTED_REGIONS)
