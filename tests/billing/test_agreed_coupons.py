"""A coupon the customer agreed to stays with its quote; one put on its invoice later does not."""

import pytest

from billing.operations.coupons import discounts
from hub.kernel import clock
from tests.billing.couponing import benefit, pen
from tests.billing.quoting import media, pedro, quotes
from tests.billing.test_offered_coupons import coupon, offered, stands
from tests.desk import desk

__all__ = ["coupon", "desk", "media", "pedro", "quotes"]
pytestmark = pytest.mark.django_db


def other(carla, pedro):
    made = benefit(percent=None, amount=pen(5), stackable=True)
    return discounts.issue(benefit=made, customer_id=pedro.id, by=carla, at=clock.now())


def test_a_draft_thrown_away_keeps_nothing_nobody_agreed_to(desk, quotes, carla, pedro):
    row = offered(quotes, other(carla, pedro))
    quotes.agrees(row)
    bill = quotes.step(row, "convert").data["invoice"]
    later = other(carla, pedro)
    on = desk.post(carla, f"invoices/{bill}/coupon/", {"code": str(later)})
    assert on.status_code == 200, on.data

    assert desk.call(carla, "DELETE", f"invoices/{bill}/").status_code == 204

    assert stands(later) == ("issued", 0)
    again = quotes.step(row, "convert")
    assert again.status_code == 201, again.data
    now = desk.get(carla, f"invoices/{again.data['invoice']}/").data
    assert now["total"] == row["total"]


def test_what_an_earlier_revision_had_comes_off_its_invoice(desk, quotes, coupon, carla):
    row = offered(quotes, coupon)
    quotes.step(row, "revise")
    sent = quotes.step(row, "send").data
    quotes.agrees(sent)
    bill = quotes.step(sent, "convert").data["invoice"]
    desk.post(carla, f"invoices/{bill}/coupon/", {"code": str(coupon)})
    assert stands(coupon) == ("redeemed", 1)

    off = desk.call(carla, "DELETE", f"invoices/{bill}/coupon/")

    assert off.status_code == 200, off.data
    assert stands(coupon) == ("issued", 0)
