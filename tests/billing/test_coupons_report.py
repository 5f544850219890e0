"""The report of coupons against sums over the same coupons and uses, made by hand."""

import pytest

from billing.models import Coupon, CouponUse
from tests.billing.office import add_customer
from tests.billing.test_statements import START, Past
from tests.ranges import AFTER, BEFORE, DAY, FIRST, LAST, column, february, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def past(admin):
    return Past(admin, add_customer())


@pytest.fixture
def coupon(past):
    """Write a coupon down as it stands; one of an invoice is a slip."""
    codes = iter(range(1000))

    def make(made, *, state="issued", used=0, ends=36500, customer=past.customer, **more):
        code = f"CODE{next(codes):04}"
        worth = {"amount_minor": 500} if more.get("kind") == "payment" else {"percent": 10}
        return Coupon.objects.create(
            state=state, code=code, digest=code * 8, customer=customer, made_for=customer,
            used=used, starts_at=made, expires_at=made + ends * DAY, created_at=made,
            updated_at=made, **{"kind": "discount", "currency": "PEN", **worth, **more},
        )  # fmt: skip

    return make


def used(coupon, at, minor, **more):
    return CouponUse.objects.create(
        coupon=coupon, customer=coupon.customer, nth=more.pop("nth", 1), amount_minor=minor,
        created_at=at, **more,
    )  # fmt: skip


def load(coupon, past):
    slip = {"kind": "payment", "invoice": past.issues(9, START), "limit": 1, "per_customer": 1}
    plenty = coupon(FIRST, used=2)
    used(plenty, FIRST, 100)
    again = used(plenty, FIRST + DAY, 70, nth=2)
    given_back = coupon(FIRST + DAY)
    use = used(given_back, FIRST + 2 * DAY, 40)
    used(given_back, LAST, -40, undoes=use)
    paid = coupon(LAST, state="redeemed", used=1, **slip)
    used(paid, AFTER - DAY, 500)
    coupon(FIRST + DAY, state="void")
    coupon(FIRST + DAY, state="expired")
    coupon(FIRST + DAY, ends=2)  # ran out, though nobody wrote it down yet
    coupon(FIRST + DAY, ends=2, used=1)
    older = coupon(BEFORE, used=1)
    used(older, BEFORE, 30)
    used(older, LAST, 9, nth=2)
    used(coupon(FIRST, currency="USD", used=1), FIRST, 7_777)
    used(coupon(AFTER, used=1), AFTER, 1)
    return again


def test_coupons_are_counted_by_hand(coupon, past):
    load(coupon, past)

    told = said("coupons")

    figures = told.figures
    assert figures["issued"] == 7
    assert (figures["redeemed"], figures["expired"], figures["void"]) == (3, 2, 1)
    assert figures["redeemed_percent"] == pytest.approx(100 * 3 / 7)
    assert figures["cost"] == 100 + 70 + 40 - 40 + 9
    assert figures["paid"] == 500
    for table in ("kinds", "days"):
        for key in ("issued", "redeemed", "expired", "void"):
            assert sum(column(told, table, key)) == figures[key]
    assert sum(column(told, "days", "amount")) == figures["cost"] + figures["paid"]


def test_coupons_are_narrowed_and_compared(coupon, past):
    load(coupon, past)
    other = add_customer("Otra SAC", "20512345671")
    used(coupon(FIRST, used=1, customer=other), FIRST, 3)

    theirs = said("coupons", february(customer=other.id)).figures
    assert (theirs["issued"], theirs["redeemed"], theirs["cost"], theirs["paid"]) == (1, 1, 3, 0)
    dollars = said("coupons", february(currency="USD")).figures
    assert (dollars["issued"], dollars["cost"]) == (1, 7_777)
    before = said("coupons", february().before()).figures
    assert (before["issued"], before["redeemed"], before["cost"]) == (1, 1, 30)
