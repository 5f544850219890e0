"""Coupons of two customers who become one, and two again."""

from __future__ import annotations

from billing.models import Booklet, Coupon
from crm.ports.belongings import Merging
from crm.queries.customers import family_of


class Coupons:
    """Joins the coupons of customers (`crm.ports.belongings.joins`)."""

    def join(self, merging: Merging) -> None:
        """Give what is `source`'s to `target`; `made_for` remembers whose it was."""
        for model in (Coupon, Booklet):
            model.objects.filter(customer=merging.source).update(customer=merging.target)

    def part(self, merging: Merging) -> None:
        """Give back what was made for `source`."""
        family = family_of(merging.source.id)
        for model in (Coupon, Booklet):
            rows = model.objects.filter(customer=merging.target, made_for__in=family)
            rows.update(customer=merging.source)
