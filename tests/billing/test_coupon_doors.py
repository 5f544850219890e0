"""Coupons over HTTP: from a contract's number to the paid bill, in the thread, on paper."""

from datetime import timedelta

import pytest

from billing.models import Booklet, Coupon
from billing.operations.coupons import thread
from billing.operations.coupons.discounts import issue as give
from billing.queries import printed_coupons
from billing.tasks import expire_coupons, show_coupons
from chat.models import Message
from crm.models import Contract, Customer
from crm.operations import customers
from hub.kernel import clock
from hub.kernel.home import today
from hub.reports.models import Notification
from tests.billing.couponing import benefit
from tests.billing.office import line
from tests.billing.papers import text_of


@pytest.fixture
def owner(office, rosa):
    """Rosa, who has a contract with a bill of 100 on it."""
    row = customers.of_user(rosa, at=clock.now())
    Customer.objects.filter(id=row.id).update(document_number="20100070970")
    office.customer = Customer.objects.get(id=row.id)
    office.customer.save()
    return office.customer


@pytest.fixture
def contract(owner, carla):
    at = clock.now()
    return Contract.objects.create(
        number="0012-345", customer=owner, made_for=owner, created_by=carla,
        created_at=at, updated_at=at,
    )  # fmt: skip


@pytest.fixture
def bill(office, contract):
    return office.issue(line("100"), tied_to={"contract_id": contract.id}, period="Octubre")


def money(units):
    return {"amount": f"{units}.00", "currency": "PEN"}


def found(desk, who, **more):
    return desk.post(who, "contracts/find/", {"number": "12345", **more})


def test_a_contract_and_its_document_lead_to_a_slip_that_is_paid(desk, bill, jorge, rosa, carla):
    key = found(desk, jorge, document="20100070970").data["key"]
    bills = desk.post(jorge, "contracts/bills/", {"key": key}).data["results"]
    assert [(row["label"], row["free"]) for row in bills] == [(bill.label, money(100))]

    body = {"key": key, "invoice": bills[0]["id"], "amount": money(60)}
    made = desk.post(jorge, "contracts/bills/coupon/", body, key="one")

    assert made.status_code == 201 and made.data["customer"] is None
    assert desk.post(jorge, "contracts/bills/coupon/", body, key="one").data == made.data
    assert [row["id"] for row in desk.get(jorge, "me/coupons/").data["results"]] == [
        made.data["id"]
    ]
    assert "Rosa" not in str(made.data) + text_of(
        desk.get(jorge, f"coupons/{made.data['id']}/pdf/").content
    )
    assert printed_coupons.coupon(made.data["id"]).paper.scan == made.data["code"].replace("-", "")
    paid = desk.post(carla, "coupons/redeem/", {"code": made.data["code"], "method": "cash"})
    assert (paid.status_code, paid.data["state"]) == (200, "redeemed")
    assert paid.data["invoice"]["state"] == "partial"


def test_another_bill_than_the_contracts_is_nobodys(desk, office, bill, contract, jorge):
    other = office.issue(line("50"))
    key = found(desk, jorge, document="20100070970").data["key"]

    answer = desk.post(jorge, "contracts/bills/coupon/", {"key": key, "invoice": str(other.id)})
    assert answer.status_code == 404
    assert desk.post(jorge, f"invoices/{bill.id}/coupons/").status_code == 404
    assert desk.post(jorge, "contracts/bills/", {"key": "x"}).status_code == 404


def test_a_customer_asks_for_part_of_their_bill(desk, bill, rosa, carla):
    made = desk.post(rosa, f"invoices/{bill.id}/coupons/", {"amount": money(40)})
    assert made.status_code == 201 and made.data["qr"].startswith("<svg")
    assert desk.post(rosa, f"invoices/{bill.id}/coupons/", {"amount": money(90)}).status_code == 422
    whole = desk.get(carla, f"invoices/{bill.id}/coupons/").data
    assert whole["free"] == money(60) and len(whole["slips"]) == 1
    said = text_of(desk.get(rosa, f"coupons/{made.data['id']}/pdf/").content)
    for word in (made.data["code"], made.data["reference"], bill.label, "40.00", "0012-345"):
        assert word in said


def test_a_discount_over_http(desk, office, owner, carla, admin, ana, rosa):
    body = {"percent": "5", "customer": str(owner.id), "expires_on": _in_days(30)}
    assert desk.post(ana, "coupons/", body).status_code == 403
    assert desk.post(carla, "coupons/", {**body, "amount": money(3)}).status_code == 422
    made = desk.post(carla, "coupons/", body, key="a").data
    assert desk.post(carla, "coupons/", body, key="a").data["id"] == made["id"]
    draft = office.draft(line("100"))

    on = desk.post(carla, f"invoices/{draft.id}/coupon/", {"code": made["code"]})
    assert on.data["discounts"][0]["discount"] == money(5)
    off = desk.call(carla, "DELETE", f"invoices/{draft.id}/coupon/")
    assert off.data["discounts"] == [] and office.again(draft).total_minor == 10_000
    void = desk.post(admin, f"coupons/{made['id']}/void/", {"reason": "Error"})
    assert [step["what"] for step in void.data["history"]] == [
        "issued", "redeemed", "returned", "void",
    ]  # fmt: skip
    assert len(void.data["uses"]) == 2
    assert desk.get(rosa, f"coupons/{made['id']}/").data["uses"] == []
    refused = desk.post(carla, f"invoices/{draft.id}/coupon/", {"code": made["code"]})
    assert (refused.status_code, refused.data["code"]) == (409, "coupon_void")


def test_lists_know_what_expired_by_itself(desk, office, owner, rosa, carla):
    give(benefit=benefit(), customer_id=owner.id, by=carla, at=clock.now())
    old = give(benefit=benefit(), customer_id=owner.id, by=carla, at=clock.now())
    past = clock.now() - timedelta(minutes=1)
    Coupon.objects.filter(id=old.id).update(starts_at=past - timedelta(1), expires_at=past)

    for state in ("expired", "issued"):
        rows = desk.get(rosa, f"me/coupons/?state={state}").data["results"]
        assert [row["state"] for row in rows] == [state]
    code = str(old).lower()
    assert desk.get(carla, f"coupons/?code={code}").data["results"][0]["id"] == str(old.id)
    expire_coupons()
    expire_coupons()
    assert office.again(old).state == "expired"
    assert office.again(old).changes.filter(what="expired").count() == 1


def test_each_step_is_told_once(desk, bill, rosa, carla, admin):
    made = desk.post(carla, f"invoices/{bill.id}/coupons/", {"amount": money(40)}).data
    desk.post(carla, "coupons/redeem/", {"code": made["code"], "method": "cash"})
    show_coupons()
    thread.show(coupon_id=made["id"], at=clock.now())
    assert _told(rosa) == ["coupon_issued", "coupon_redeemed"]

    other = desk.post(rosa, f"invoices/{bill.id}/coupons/", {"amount": money(20)}).data
    desk.post(carla, f"coupons/{other['id']}/void/", {"reason": "Otro monto"})
    assert _told(rosa) == ["coupon_issued", "coupon_redeemed", "coupon_void"]


def test_a_booklet_is_told_once_and_printed_on_a_sheet(desk, owner, carla, rosa, jorge):
    body = {
        "name": "Cuponera de invierno", "customer": str(owner.id), "count": 6,
        "percent": "10", "expires_on": _in_days(60),
    }  # fmt: skip
    made = desk.post(carla, "booklets/", body, key="b").data
    assert desk.post(carla, "booklets/", body, key="b").data["id"] == made["id"]

    assert (made["count"], made["left"], made["used"]) == (6, 6, 0)
    assert Booklet.objects.count() == 1 and _told(rosa) == ["coupon_issued"]
    sheet = text_of(desk.get(rosa, f"booklets/{made['id']}/pdf/").content)
    assert all(row["code"] in sheet for row in made["coupons"])
    assert desk.get(jorge, f"booklets/{made['id']}/").status_code == 404


# --- the thread ----------------------------------------------------------------------------


def test_a_slip_from_the_thread_lives_on_its_card(desk, office, rosa, ana, carla):
    asked = desk.asks(rosa)
    office.customer = Customer.objects.get(portal_user=rosa)
    Customer.objects.filter(id=office.customer.id).update(document_number="20100070970")
    office.customer.refresh_from_db()
    bill = office.issue(line("100"))
    talk = f"conversations/{asked['conversation']}"
    assert desk.offer(ana, talk, "coupon")["locked"]
    desk.says(ana, asked["conversation"])

    body = {"kind": "payment", "invoice": str(bill.id), "amount": money(30)}
    made = desk.post(ana, f"{talk}/actions/coupon/", body)
    assert made.status_code in (200, 201), made.data
    card = Message.objects.get(card__type="coupon")
    assert made.data["code"] in card.text and card.card["state"] == "issued"
    assert f"/portal/coupons/{made.data['id']}" in card.text

    desk.post(carla, "coupons/redeem/", {"code": made.data["code"], "method": "cash"})
    card.refresh_from_db()
    assert card.card["state"] == "redeemed"
    discount = {"kind": "discount", "percent": "5"}
    assert desk.post(ana, f"{talk}/actions/coupon/", discount).status_code == 403
    assert desk.post(carla, f"{talk}/actions/coupon/", discount).status_code in (200, 201)
    rows = desk.get(carla, f"coupons/payable/?conversation={asked['conversation']}").data
    assert rows["results"][0]["free"] == money(70)


def _told(user):
    rows = Notification.objects.filter(user=user, kind__startswith="coupon")
    return list(rows.order_by("created_at", "id").values_list("kind", flat=True))


def _in_days(days):
    return (today(clock.now()) + timedelta(days=days)).isoformat()
