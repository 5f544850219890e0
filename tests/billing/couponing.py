"""Coupons in stories: what they are worth, how they are given and used."""

from datetime import timedelta
from decimal import Decimal

import pytest

from billing.operations.coupons import applying, discounts, redeeming, slips
from billing.operations.coupons.redeeming import Redemption
from billing.types import Benefit, PaymentMethod
from hub.kernel import clock
from hub.kernel.money import Money

CASH = Redemption(method=PaymentMethod.CASH)


def pen(units):
    return Money(units * 100, "PEN")


def benefit(**more):
    usual = {"expires_at": clock.now() + timedelta(days=30)}
    if "amount" not in more:
        usual["percent"] = Decimal(10)
    return Benefit(**{**usual, **more})


@pytest.fixture
def give(office):
    def give(customer=None, **more):
        owner = customer.id if customer is not None else None
        return discounts.issue(
            benefit=benefit(**more), customer_id=owner, by=office.clerk, at=clock.now()
        )

    return give


@pytest.fixture
def slip(office):
    def slip(invoice, units=None, **more):
        money = pen(units) if units is not None else None
        return slips.issue(
            invoice_id=invoice.id, money=money, by=office.clerk, at=clock.now(), **more
        )

    return slip


def put_on(office, invoice, coupon, at=None):
    return applying.put_on(
        invoice_id=invoice.id, text=str(coupon), by=office.clerk, at=at or clock.now()
    )


def redeem(office, coupon, form=CASH, **more):
    return redeeming.redeem(
        text=coupon.code, form=form, by=office.clerk, at=more.pop("at", clock.now()), **more
    )
