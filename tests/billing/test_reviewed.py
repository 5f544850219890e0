"""What somebody with bad intentions, or bad luck, may try with bills and payments."""

import base64
import struct
import zlib

import pytest

from billing.models import Payment, Quote
from billing.operations.coupons.redeeming import Redemption, redeem
from billing.operations.invoices import closing
from billing.operations.payments import allocating, undoing
from billing.operations.quotes import answering
from billing.types import PaymentMethod
from hub.kernel import clock
from hub.kernel.idempotency import IdempotencyMismatch
from tests.billing.office import books_are_true
from tests.billing.quoting import media, pedro, quotes, soles
from tests.desk import desk

__all__ = ["desk", "media", "pedro", "quotes"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("how", ["deallocate", "reverse"])
def test_what_part_paid_a_bill_given_up_goes_and_the_books_stay_true(office, admin, how):
    made = office.issue()
    paid = office.pay(40, on=made)
    closing.write_off(invoice_id=made.id, reason="Quebró", by=admin, at=clock.now())

    if how == "reverse":
        undoing.reverse(payment_id=paid.id, reason="Cheque", by=admin, at=clock.now())
    else:
        share = paid.allocations.get()
        allocating.deallocate(allocation_id=share.id, by=office.clerk, at=clock.now())

    assert (office.again(made).state, office.again(made).balance_minor) == ("open", 100_00)
    assert books_are_true()
    again = closing.write_off(invoice_id=made.id, reason="Nada", by=admin, at=clock.now())
    assert again.state == "uncollectible" and books_are_true()


def test_no_share_of_a_payment_is_in_another_currency(desk, office):
    bill = office.issue()
    dollars = {"invoice": str(bill.id), "amount": {"amount": "10.00", "currency": "USD"}}
    body = {"customer": str(office.customer.id), "amount": soles("50.00"), "method": "cash"}

    recorded = desk.post(office.clerk, "payments/", {**body, "allocations": [dollars]})
    free = office.pay(50, shares=[])
    given = desk.post(office.clerk, f"payments/{free.id}/allocate/", {"allocations": [dollars]})

    assert (recorded.status_code, given.status_code) == (422, 422)
    assert Payment.objects.count() == 1 and office.again(bill).paid_minor == 0


def test_a_payment_is_not_told_in_somebody_elses_conversation(desk, office):
    thread = desk.writes().conversation_id
    body = {"customer": str(office.customer.id), "amount": soles("50.00"), "method": "cash"}

    answer = desk.post(office.clerk, "payments/", {**body, "conversation": str(thread)})

    assert (answer.status_code, [*answer.data["fields"]]) == (422, ["conversation"])
    assert not Payment.objects.exists()


def test_a_quote_is_not_told_in_somebody_elses_conversation(desk, quotes):
    thread = desk.writes(sender="51987000777", name="Otra Persona").conversation_id

    answer = quotes.draft(conversation=str(thread))

    assert (answer.status_code, [*answer.data["fields"]]) == (422, ["conversation"])
    assert not Quote.objects.exists()


def test_one_key_at_two_doors_makes_two_things(desk, office, slip):
    one, two = office.issue(), office.issue()
    of_one = desk.post(office.clerk, f"invoices/{one.id}/coupons/", {}, key="same")
    of_two = desk.post(office.clerk, f"invoices/{two.id}/coupons/", {}, key="same")
    assert of_one.data["id"] != of_two.data["id"]

    body = {"customer": str(office.customer.id), "amount": soles("5.00"), "method": "cash"}
    desk.post(office.clerk, "payments/", {**body, "allocations": []}, key="same")
    said = {"code": of_two.data["code"], "method": "cash"}
    redeemed = desk.post(office.clerk, "coupons/redeem/", said, key="same")

    assert redeemed.status_code == 200, redeemed.data
    assert Payment.objects.count() == 2 and office.again(two).state == "paid"


def test_a_slip_is_not_used_up_by_a_payment_of_something_else(office, slip):
    bill = office.issue()
    coupon = slip(bill)
    office.pay(5, shares=[], key="k")
    form = Redemption(method=PaymentMethod.CASH)

    with pytest.raises(IdempotencyMismatch):
        redeem(text=coupon.code, form=form, by=office.clerk, at=clock.now(), key="k")

    assert office.again(coupon).state == "issued" and office.again(bill).state == "open"


def _bomb() -> bytes:
    def part(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", b"") + part(b"IEND", b"")


def test_a_signature_that_would_fill_the_memory_is_refused(quotes):
    with pytest.raises(answering.Invalid):
        answering.drawn(_bomb())
    row = quotes.sent()
    drawing = "data:image/png;base64," + base64.b64encode(_bomb()).decode()
    assert quotes.agrees(row, signature=drawing).status_code == 422


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_days_at_the_ends_of_time_break_nothing(desk, office, quotes, admin, day):
    lines = [{"description": "Visita", "quantity": "1", "unit_price": "10"}]
    body = {"customer": str(office.customer.id), "lines": lines, "due_on": day}
    bill = desk.post(office.clerk, "invoices/", body)
    assert bill.status_code in (201, 422), bill.data
    if bill.status_code == 201:
        done = desk.post(office.clerk, f"invoices/{bill.data['id']}/issue/")
        assert done.status_code in (200, 422), done.data
        assert desk.get(office.clerk, f"invoices/{bill.data['id']}/pdf/").status_code == 200
        link = f"invoices/{bill.data['id']}/promise/"
        assert desk.post(office.clerk, link, {"promised_on": day}).status_code in (200, 404, 422)
    row = quotes.draft(valid_until=day)
    assert row.status_code in (201, 422)
    if row.status_code == 201:
        assert quotes.step(row.data, "send").status_code in (200, 422)
        assert quotes.step(row.data, "link").status_code in (201, 409, 422)
    for path in ("invoices/", "payments/", "quotes/", "credit-notes/", "books/", "sales/"):
        for asked in (f"since={day}", f"until={day}", f"since={day}&until={day}"):
            assert desk.get(admin, f"{path}?{asked}").status_code in (200, 404, 422), path
    coupon = {"percent": "5", "expires_on": day}
    assert desk.post(office.clerk, "coupons/", coupon).status_code in (201, 422)
    statement = f"customers/{office.customer.id}/statement/?since={day}&until={day}"
    for format in ("json", "csv", "pdf"):
        assert desk.get(office.clerk, f"{statement}&format={format}").status_code in (200, 422)
