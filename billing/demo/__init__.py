"""The money of the demo day."""

from __future__ import annotations

from datetime import datetime

from billing.demo import places, recharges


def seed(*, at: datetime) -> None:
    """Say where to pay, then tell what was paid in."""
    places.seed(at=at)
    recharges.seed(at=at)
