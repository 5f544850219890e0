"""The money of the demo day."""

from __future__ import annotations

from datetime import datetime

from billing.demo import places, recharges


def seed(*, at: datetime) -> None:
    """Say where to pay, then tell what was paid in."""
    places.seed(at=at)
    recharges.seed(at=at)


"""The money of the demo day, a module for each part of it."""


from billing.demo import gateway


def seed(*, at: datetime) -> None:
    """Tell the stories in their order."""
    recharges.seed(at=at)
    gateway.seed(at=at)


__all__ = ["seed"]
