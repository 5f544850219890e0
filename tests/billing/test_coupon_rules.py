"""Rules: what earns coupons, once."""

import pytest

from billing.models import Booklet, Coupon, CouponAward
from billing.operations.payments import undoing
from billing.tasks import award_coupons
from crm.models import Customer
from crm.operations import customers
from hub.kernel import clock


@pytest.fixture
def owner(office, rosa):
    """Rosa, who has a contract with a bill of 100 on it."""
    row = customers.of_user(rosa, at=clock.now())
    Customer.objects.filter(id=row.id).update(document_number="20100070970")
    office.customer = Customer.objects.get(id=row.id)
    office.customer.save()
    return office.customer


def money(units):
    return {"amount": f"{units}.00", "currency": "PEN"}


# --- rules ---------------------------------------------------------------------------------


def rule(desk, admin, **more):
    body = {"name": "Pague 100", "event": "payment", "least": money(100), "percent": "5",
            "days": 30, **more}  # fmt: skip
    answer = desk.post(admin, "coupon-rules/", body)
    assert answer.status_code == 201, answer.data
    return answer.data


def test_a_payment_earns_one_coupon(desk, office, owner, admin, carla, committed):
    rule(desk, admin)
    with committed():
        office.pay(99, method="cash")
        paid = office.pay(150, method="cash")
    award_coupons()
    award_coupons()

    made = Coupon.objects.get()
    assert (made.customer_id, str(made.percent), made.created_by) == (owner.id, "5.00", None)
    assert CouponAward.objects.get().source_id == paid.id


def test_what_nobody_heard_of_is_found_and_what_came_before_is_not(desk, office, admin):
    office.pay(200)
    made = rule(desk, admin, count=4, name="Cuponera por pagar")
    paid = office.pay(150)

    award_coupons()
    award_coupons()

    assert CouponAward.objects.get().source_id == paid.id
    assert Booklet.objects.get().coupons.count() == 4
    desk.patch(admin, f"coupon-rules/{made['id']}/", {"is_on": False})
    office.pay(500)
    award_coupons()
    desk.patch(admin, f"coupon-rules/{made['id']}/", {"is_on": True})
    award_coupons()
    assert desk.get(admin, f"coupon-rules/{made['id']}/").data["given"] == 1


def test_a_payment_that_was_none_takes_its_coupon_back(desk, office, admin, committed):
    rule(desk, admin)
    with committed():
        paid = office.pay(150)
    with committed():
        undoing.reverse(payment_id=paid.id, reason="x", by=admin, at=clock.now())

    assert (Coupon.objects.get().state, Coupon.objects.get().void_reason) == ("void", "undone")


def test_only_admins_make_rules(desk, carla, rosa, admin):
    body = {"name": "x", "event": "payment", "percent": "5", "days": 3}
    assert desk.post(carla, "coupon-rules/", body).status_code == 403
    assert desk.get(carla, "coupon-rules/").status_code == 200
    assert desk.get(rosa, "coupon-rules/").status_code == 403
    assert desk.post(admin, "coupon-rules/", {**body, "days": 0}).status_code == 422


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)
