"""The money of the demo day, a module for each part of it."""

from __future__ import annotations

from datetime import datetime

from billing.demo import gateway, places, recharges

__all__ = ["seed"]


def seed(*, at: datetime) -> None:
    """Say where to pay, then tell what was paid in."""
    places.seed(at=at)
    recharges.seed(at=at)
    gateway.seed(at=at)
