"""The money of the demo day, a module for each part of it."""

from __future__ import annotations

from datetime import datetime

from billing.demo import bills, collection, coupons, gateway, offers, places, recharges
from hub.accounts.queries import all_people
from hub.reports.operations import telling

__all__ = ["seed"]


def seed(*, at: datetime) -> None:
    """Say where to pay, tell what was paid in, then what was offered, billed and collected."""
    places.seed(at=at)
    recharges.seed(at=at)
    gateway.seed(at=at)
    people = {person.username: person for person in all_people()}
    offers.seed(people=people, at=at)
    collection.seed(people, at=at)
    bills.seed(people=people, at=at)
    coupons.seed(at=at)
    telling.rest(at=at)
