"""The money of the demo day, each part by its own operations."""

from datetime import datetime

from billing.demo import coupons, recharges


def seed(*, at: datetime) -> None:
    """Tell how money moved until today."""
    recharges.seed(at=at)
    coupons.seed(at=at)
