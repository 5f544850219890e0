"""The money of the demo day, a module for each part of it."""

from datetime import datetime

from billing.demo import gateway, recharges


def seed(*, at: datetime) -> None:
    """Tell the stories in their order."""
    recharges.seed(at=at)
    gateway.seed(at=at)


__all__ = ["seed"]
