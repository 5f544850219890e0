"""What bills and payment slips go by, and the bounds of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from environs import Env

# Usual value, least, most; amounts are whole units.
TERMS = {
    "INVOICE_DAYS": (15, 0, 365),
    "REVERSAL_LIMIT": (500, 0, 10**9),
    "SLIP_MIN": (5, 1, 10**9),
    "SLIP_DAYS": (7, 1, 90),
}


def read(env: Env) -> list[int]:
    """Return the terms in their order; raises for days nobody keeps or amounts nobody means."""
    return [_within(name, env.int(name, usual)) for name, (usual, _, _) in TERMS.items()]


def _within(name: str, value: int) -> int:
    _, least, most = TERMS[name]
    if not least <= value <= most:
        raise ImproperlyConfigured(f"{name} must be from {least} to {most}.")
    return value
