"""Flags the addresses a mail server refused for good, and lets them be once one arrives."""

from __future__ import annotations

from datetime import datetime

from billing.models import BouncedAddress
from hub.kernel.mail import Handed


def note(address: str, handed: Handed, *, at: datetime) -> None:
    """Write down what a server said of an address; "not now" says nothing of it."""
    key = address.lower()
    if handed.refused:
        said = {"error": handed.error[:200], "bounced_at": at}
        BouncedAddress.objects.update_or_create(address=key, defaults=said)
    elif handed.taken:
        BouncedAddress.objects.filter(address=key).delete()
