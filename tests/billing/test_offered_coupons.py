"""A discount on a quote: held while it is offered, carried to its invoice, or given back."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from billing.models import Coupon, CouponUse, Invoice, Quote
from billing.operations.coupons import discounts
from billing.tasks import award_coupons, expire_quotes
from hub.kernel import clock
from hub.kernel.home import today
from tests.billing.couponing import benefit, pen
from tests.billing.quoting import PUMP, VISIT, media, pedro, quotes, soles
from tests.billing.test_quotes import text_of
from tests.desk import desk

__all__ = ["desk", "media", "pedro", "quotes"]
pytestmark = pytest.mark.django_db
PARTS = {**PUMP, "kind": "part", "tax_rate": "0", "unit_price": "100.00", "quantity": "1"}


@pytest.fixture
def coupon(carla, pedro):
    return discounts.issue(benefit=benefit(), customer_id=pedro.id, by=carla, at=clock.now())


def put_on(quotes, row, coupon):
    return quotes.step(row, "coupon", code=str(coupon))


def stands(coupon):
    coupon.refresh_from_db()
    living = CouponUse.objects.filter(coupon=coupon, undoes=None, undone_by=None).count()
    assert living == coupon.used
    return coupon.state, coupon.used


def offered(quotes, coupon, **more):
    row = quotes.draft(lines=[PARTS], **more).data
    assert put_on(quotes, row, coupon).status_code == 200
    return quotes.step(row, "send").data


def test_a_discount_lowers_the_draft_and_comes_off_again(desk, quotes, coupon):
    row = quotes.draft().data

    on = put_on(quotes, row, coupon)

    assert [each["discount"] for each in on.data["discounts"]] == [soles("13.33")]
    now = quotes.now(row)
    assert (now["net"], now["tax"], now["total"]) == (
        soles("120.00"), soles("21.60"), soles("141.60"),
    )  # fmt: skip
    assert now["taxes"][0]["base"] == soles("120.00")
    asked = {"quote": row["id"], "lines": [PUMP, VISIT]}
    assert desk.post(quotes.ana, "quotes/price/", asked).data["total"] == soles("141.60")
    off = desk.call(quotes.ana, "DELETE", f"quotes/{row['id']}/coupon/")
    assert off.data["discounts"] == [] and quotes.now(row)["total"] == row["total"]
    assert stands(coupon) == ("issued", 0)


def test_changed_lines_change_what_it_takes(desk, quotes, coupon):
    row = quotes.draft(lines=[PARTS]).data
    put_on(quotes, row, coupon)

    body = {"version": quotes.now(row)["version"], "lines": [{**PARTS, "quantity": "3"}]}
    desk.patch(quotes.ana, f"quotes/{row['id']}/", body)

    assert quotes.now(row)["total"] == soles("270.00") and stands(coupon) == ("redeemed", 1)


def test_what_was_accepted_is_what_the_invoice_asks_for(desk, quotes, coupon, carla):
    sent = offered(quotes, coupon)
    Coupon.objects.update(expires_at=clock.now() + timedelta(seconds=1))
    quotes.agrees(sent)
    assert str(coupon) in text_of(desk.get(quotes.ana, f"quotes/{sent['id']}/pdf/"))

    made = quotes.step(sent, "convert").data["invoice"]

    bill = Invoice.objects.get(id=made)
    assert (bill.total_minor, stands(coupon)) == (9_000, ("redeemed", 1))
    whole = desk.get(carla, f"invoices/{made}/coupons/").data["discounts"]
    assert [each["coupon"]["code"] for each in whole] == [str(coupon)]
    told = [step["what"] for step in desk.get(carla, f"coupons/{coupon.id}/").data["history"]]
    assert told == ["issued", "held", "redeemed"]
    issued = desk.post(carla, f"invoices/{made}/issue/")
    assert issued.data["total"] == soles("90.00")
    assert Invoice.objects.get(id=made).snapshot["coupons"] == [[str(coupon), 1_000]]


def test_a_draft_of_it_thrown_away_leaves_the_agreement_as_it_is(desk, quotes, coupon):
    sent = offered(quotes, coupon)
    quotes.agrees(sent)
    made = quotes.step(sent, "convert").data["invoice"]
    refused = desk.call(quotes.ana, "DELETE", f"invoices/{made}/coupon/")
    assert (refused.status_code, refused.data["code"]) == (409, "coupon_agreed")

    desk.call(quotes.ana, "DELETE", f"invoices/{made}/")

    assert stands(coupon) == ("redeemed", 1) and quotes.now(sent)["state"] == "accepted"
    again = quotes.step(sent, "convert").data["invoice"]
    assert Invoice.objects.get(id=again).total_minor == 9_000


def test_a_void_invoice_gives_it_back(desk, quotes, coupon, carla, admin):
    sent = offered(quotes, coupon)
    quotes.agrees(sent)
    made = quotes.step(sent, "convert").data["invoice"]
    desk.post(carla, f"invoices/{made}/issue/")

    assert desk.post(admin, f"invoices/{made}/void/", {"reason": "Error"}).status_code == 200

    assert stands(coupon) == ("issued", 0)


@pytest.mark.parametrize("how", ["reject", "cancel", "revise", "expire"])
def test_an_offer_that_is_over_gives_it_back_once(quotes, coupon, how):
    sent = offered(quotes, coupon)

    if how == "expire":
        Quote.objects.update(valid_until=today(clock.now()) - timedelta(days=2))
        expire_quotes()
        expire_quotes()
    else:
        quotes.step(sent, how)

    assert stands(coupon) == ("issued", 0)
    # What was sent stays as it was; a new revision is a draft without it.
    left = soles("100.00" if how == "revise" else "90.00")
    assert quotes.now(sent)["total"] == left
    assert quotes.now(sent)["revisions"][0]["total"] == soles("90.00")


def test_a_draft_thrown_away_gives_it_back(desk, quotes, coupon):
    row = quotes.draft().data
    put_on(quotes, row, coupon)

    assert desk.call(quotes.ana, "DELETE", f"quotes/{row['id']}/").status_code == 204

    assert stands(coupon) == ("issued", 0)


def test_refusals_say_why(desk, quotes, coupon, carla, rosa, office):
    row, other = quotes.draft().data, quotes.draft().data
    put_on(quotes, row, coupon)
    assert put_on(quotes, other, coupon).data["code"] == "coupon_used"

    theirs = desk.post(carla, "coupons/", {
        "percent": "5", "customer": str(office.customer.id), "expires_on": "2027-12-31",
    })  # fmt: skip
    assert put_on(quotes, other, theirs.data["code"]).data["code"] == "coupon_of_another"
    sent = quotes.step(row, "send").data
    assert put_on(quotes, sent, coupon).status_code == 409
    assert desk.get(rosa, f"quotes/{row['id']}/coupons/").status_code == 403
    assert desk.post(carla, f"quotes/{other['id']}/coupon/", {"code": "x"}).status_code == 403


def test_a_use_is_on_one_document(coupon, pedro, office):
    bill, at = office.draft(), clock.now()
    quote = Quote.objects.create(
        customer=pedro, made_for=pedro, currency="PEN", valid_until=at.date(),
        created_by=office.clerk, created_at=at, updated_at=at,
    )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        CouponUse.objects.create(
            coupon=coupon, invoice=bill, quote=quote, customer=pedro, nth=1, amount_minor=1,
            created_at=at,
        )  # fmt: skip


# --- for chosen items of the catalogue -----------------------------------------------------


@pytest.fixture
def item(desk, admin):
    body = {"code": "F-1", "kind": "part", "name": "Filtro", "price": soles("100.00")}
    return desk.post(admin, "catalogue/", body).data


def for_items(desk, carla, *items):
    body = {"percent": "50", "scope": "items", "items": list(items), "expires_on": "2027-12-31"}
    return desk.post(carla, "coupons/", body)


def test_it_takes_from_the_lines_of_its_items_only(desk, quotes, carla, item):
    made = for_items(desk, carla, item["id"])
    assert made.data["items"] == [{"id": item["id"], "name": "Filtro"}]
    row = quotes.draft(lines=[PARTS, {**PARTS, "item": item["id"]}]).data

    assert quotes.step(row, "coupon", code=made.data["code"]).status_code == 200

    now = quotes.now(row)
    assert [line["total"] for line in now["lines"]] == [soles("100.00"), soles("50.00")]
    sent = quotes.step(row, "send").data
    quotes.agrees(sent)
    bill = quotes.step(sent, "convert").data["invoice"]
    assert Invoice.objects.get(id=bill).total_minor == 15_000


def test_an_invoice_without_them_refuses_it(desk, carla, office, item):
    made = for_items(desk, carla, item["id"]).data
    lines = [{"description": "Filtro", "quantity": "1", "unit_price": "100"}]
    body = {"customer": str(office.customer.id), "lines": lines}
    draft = desk.post(carla, "invoices/", body).data

    refused = desk.post(carla, f"invoices/{draft['id']}/coupon/", {"code": made["code"]})
    assert (refused.status_code, refused.data["code"]) == (422, "coupon_not_for_this")

    lines[0]["item"] = item["id"]
    desk.patch(carla, f"invoices/{draft['id']}/", {"lines": lines})
    on = desk.post(carla, f"invoices/{draft['id']}/coupon/", {"code": made["code"]})
    assert on.data["discounts"][0]["discount"] == soles("50.00")
    asked = {"lines": lines, "invoice": draft["id"]}
    assert desk.post(carla, "invoices/preview/", asked).data["total"] == soles("50.00")


def test_which_items_is_said(desk, carla, item):
    assert for_items(desk, carla).status_code == 422
    assert for_items(desk, carla, str(clock.now().timestamp())).status_code == 422
    unknown = for_items(desk, carla, "00000000-0000-7000-8000-000000000000")
    assert list(unknown.data["fields"]) == ["items"]


def test_a_rule_gives_coupons_for_its_items(desk, admin, office, item):
    body = {"name": "Filtros", "event": "payment", "percent": "5", "days": 3,
            "scope": "items", "items": [item["id"]]}  # fmt: skip
    made = desk.post(admin, "coupon-rules/", body).data
    assert made["items"] == [{"id": item["id"], "name": "Filtro"}]
    renamed = desk.patch(admin, f"coupon-rules/{made['id']}/", {"name": "Solo filtros"}).data
    assert renamed["items"] == made["items"]
    office.pay(150)

    award_coupons()

    assert [str(each.id) for each in Coupon.objects.get().items.all()] == [item["id"]]
    anything = {"scope": "any", "items": []}
    assert desk.patch(admin, f"coupon-rules/{made['id']}/", anything).data["items"] == []


def test_amounts_too(quotes, carla, pedro):
    made = discounts.issue(benefit=benefit(amount=pen(30)), by=carla, at=clock.now())
    row = quotes.draft(lines=[PARTS]).data
    put_on(quotes, row, made)
    assert quotes.now(row)["total"] == soles("70.00")
