"""Coupons at the counter: slips that pay bills, discounts on drafts."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from billing.models import Coupon, CouponUse, Invoice, Payment
from billing.operations.coupons import applying, closing, discounts, finding, redeeming, slips
from billing.operations.coupons.applying import CouponOfAnother, NotStackable
from billing.operations.coupons.records import CouponExpired, CouponUsed, CouponVoid
from billing.operations.coupons.redeeming import Redemption
from billing.operations.coupons.slips import NothingToPay
from billing.operations.coupons.uses import CouponNotForThis
from billing.operations.credit_notes import drafting as notes
from billing.operations.credit_notes import issuing as notes_issuing
from billing.operations.invoices import closing as invoices_closing
from billing.operations.invoices import drafting, issuing
from billing.operations.payments import undoing
from billing.types import Benefit, CreditReason, ItemKind, PaymentMethod
from billing.types.coupons import is_code, is_reference, new_code, new_reference
from hub.kernel import clock
from hub.kernel.errors import Forbidden, Invalid, NotFound, RateLimited
from hub.kernel.ids import new_id
from hub.kernel.money import Money
from tests.billing.office import add_customer, books_are_true, line

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


# --- codes ---------------------------------------------------------------------------------


def test_a_wrong_sign_shows_before_anything_is_looked_up():
    code, number = new_code(), new_reference()

    assert is_code(code) and is_reference(number)
    for at in range(len(code)):
        wrong = "2" if code[at] != "2" else "3"
        assert not is_code(code[:at] + wrong + code[at + 1 :])
    assert not is_reference(number[:-1] + str((int(number[-1]) + 1) % 10))


def test_a_code_is_read_however_it_is_typed(office, slip):
    made = slip(office.issue())

    for text in (str(made), made.code.lower(), f" {made} ".replace("-", " "), made.reference):
        assert finding.found(text, by=office.clerk).id == made.id


def test_who_guesses_waits_and_who_mistypes_does_not(office):
    for _ in range(20):
        with pytest.raises(Invalid):
            finding.found("AAAA-AAAA-AAA3", by=office.clerk)
    for _ in range(10):
        with pytest.raises(NotFound):
            finding.found(new_code(), by=office.clerk)
    with pytest.raises(RateLimited):
        finding.found(new_code(), by=office.clerk)


# --- slips ---------------------------------------------------------------------------------


def test_a_slip_pays_its_part_of_a_bill_at_once(office, slip):
    bill = office.issue(line("100"))
    made = slip(bill, 40)

    paid = redeem(office, made)

    bill, made = office.again(bill), office.again(made)
    assert (bill.state, bill.balance_minor, paid.amount_minor) == ("partial", 6_000, 4_000)
    assert (made.state, made.used) == ("redeemed", 1)
    assert CouponUse.objects.get().payment == paid and books_are_true()


def test_a_slip_of_everything_closes_bill_and_coupon(office, slip):
    bill = office.issue(line("100"))

    redeem(office, slip(bill))

    assert office.again(bill).state == "paid" and books_are_true()


def test_a_slip_is_paid_once(office, slip):
    bill = office.issue(line("100"))
    made = slip(bill, 40)
    first = redeem(office, made, key="one")

    assert redeem(office, made, key="one") == first
    with pytest.raises(CouponUsed):
        redeem(office, made, key="two")
    assert Payment.objects.count() == 1


def test_slips_never_come_to_more_than_is_owed(office, slip):
    bill = office.issue(line("100"))
    slip(bill, 60)

    with pytest.raises(Invalid) as refused:
        slip(bill, 50)
    assert refused.value.fields == {"amount": ["From 5.00 to 40.00."]}
    assert slip(bill).amount_minor == 4_000
    with pytest.raises(NothingToPay):
        slip(bill)


def test_a_slip_is_not_for_pennies_unless_they_are_all(office, slip):
    with pytest.raises(Invalid):
        slip(office.issue(line("100")), 1)
    assert slip(office.issue(line("3")), 3).amount_minor == 300


def test_one_key_is_one_slip(office, slip):
    bill = office.issue(line("100"))

    assert slip(bill, 30, key="one") == slip(bill, 30, key="one")
    assert Coupon.objects.count() == 1


def test_slips_a_bill_owes_too_little_for_are_void_the_latest_first(office, slip):
    bill = office.issue(line("100"))
    first, second = slip(bill, 50), slip(bill, 50)

    office.pay(30, on=bill)
    assert [office.again(each).state for each in (first, second)] == ["issued", "void"]
    office.pay(70, on=office.again(bill))
    assert office.again(first).state == "void"
    assert office.again(first).void_reason == "not_owed"


def test_a_void_bill_voids_its_slips(office, slip, admin):
    bill = office.issue()
    made = slip(bill)

    invoices_closing.void(invoice_id=bill.id, reason="Doble", by=admin, at=clock.now())

    assert office.again(made).state == "void"


def test_a_reversed_payment_opens_its_slip_again(office, slip, admin):
    bill = office.issue(line("100"))
    made = slip(bill)
    paid = redeem(office, made)

    undoing.reverse(payment_id=paid.id, reason="Cheque sin fondos", by=admin, at=clock.now())

    assert office.again(bill).state == "open"
    assert (office.again(made).state, office.again(made).used) == ("issued", 0)
    redeem(office, made)
    assert office.again(bill).state == "paid" and books_are_true()


def test_a_slip_whose_day_is_over_is_not_opened_again(office, slip, admin):
    bill = office.issue(line("100"))
    made = slip(bill)
    paid = redeem(office, made)
    Coupon.objects.update(starts_at=clock.now() - timedelta(9), expires_at=clock.now())

    undoing.reverse(payment_id=paid.id, reason="x", by=admin, at=clock.now())

    assert office.again(made).state == "expired"


def test_what_expired_is_refused_before_anybody_wrote_it_down(office, slip):
    bill = office.issue()
    made = slip(bill)
    later = made.expires_at

    assert made.stands(later) == "expired"
    with pytest.raises(CouponExpired) as refused:
        redeem(office, made, at=later)
    assert refused.value.status == 422
    assert closing.expire(coupon_id=made.id, at=later)
    assert not closing.expire(coupon_id=made.id, at=later)


def test_a_customer_may_void_their_slip_and_no_discount(office, slip, give, rosa):
    office.customer.portal_user = rosa
    office.customer.save()
    made, discount = slip(office.issue()), give(office.customer)

    closing.void(coupon_id=made.id, reason="Otro monto", by=rosa, at=clock.now())
    with pytest.raises(Forbidden):
        closing.void(coupon_id=discount.id, reason="x", by=rosa, at=clock.now())
    with pytest.raises(CouponVoid):
        redeem(office, made)


# --- discounts -----------------------------------------------------------------------------


def test_a_discount_lowers_what_is_taxed(office, give):
    draft = office.draft(line("100", rate="18"))
    coupon = give()

    put_on(office, draft, coupon)

    draft, coupon = office.again(draft), office.again(coupon)
    assert (draft.net_minor, draft.tax_minor, draft.discount_minor) == (9_000, 1_620, 1_000)
    assert (coupon.state, coupon.used) == ("redeemed", 1)


def test_a_discount_takes_from_its_lines_only(office, give):
    draft = office.draft(line("100"), line("200", kind=ItemKind.PART))

    use = put_on(office, draft, give(scope="part"))

    assert use.amount_minor == 2_000
    lines = office.again(draft).lines.order_by("position")
    assert [row.discount_minor for row in lines] == [0, 2_000]


@pytest.mark.parametrize(
    ("more", "takes"),
    [
        ({"amount": pen(30)}, 3_000),
        ({"amount": pen(500)}, 10_000),
        ({"percent": Decimal(50), "max_discount": pen(20)}, 2_000),
        ({"percent": Decimal("12.5")}, 1_250),
    ],
)
def test_what_a_discount_takes(office, give, more, takes):
    assert put_on(office, office.draft(line("100")), give(**more)).amount_minor == takes


def test_a_discount_that_does_nothing_is_refused_and_not_used(office, give):
    for coupon in (give(min_base=pen(200)), give(scope="part")):
        with pytest.raises(CouponNotForThis):
            put_on(office, office.draft(line("100")), coupon)
        assert office.again(coupon).used == 0


def test_changed_lines_change_what_a_discount_takes(office, give):
    draft = office.draft(line("100"))
    put_on(office, draft, give())

    form = drafting.InvoiceForm(lines=[line("300")])
    drafting.change(invoice_id=draft.id, form=form, by=office.clerk, at=clock.now())

    assert office.again(draft).total_minor == 27_000
    assert sum(CouponUse.objects.values_list("amount_minor", flat=True)) == 3_000
    assert Coupon.objects.get().used == 1


def test_a_discount_stands_alone_unless_both_may_be_together(office, give):
    draft = office.draft(line("100"))
    put_on(office, draft, give(stackable=True))

    with pytest.raises(NotStackable):
        put_on(office, draft, give())
    put_on(office, draft, give(stackable=True, amount=pen(10)))

    assert office.again(draft).total_minor in (8_000, 8_100)


def test_a_discount_is_for_its_customer(office, give):
    coupon = give(add_customer("Otra SAC", "20512333797"))

    with pytest.raises(CouponOfAnother):
        put_on(office, office.draft(), coupon)


def test_a_customer_uses_a_shared_code_once(office, give):
    coupon = give(limit=5, per_customer=1)
    put_on(office, office.draft(), coupon)

    with pytest.raises(CouponUsed):
        put_on(office, office.draft(), coupon)
    put_on(office, office.draft(customer=add_customer("Otra SAC", "20512333797")), coupon)
    assert office.again(coupon).used == 2


def test_a_draft_thrown_away_gives_its_discount_back(office, give):
    draft, coupon = office.draft(), give()
    put_on(office, draft, coupon)

    drafting.discard(invoice_id=draft.id, by=office.clerk)

    assert (office.again(coupon).state, office.again(coupon).used) == ("issued", 0)
    put_on(office, office.draft(), coupon)
    assert CouponUse.objects.count() == 3


def test_a_void_invoice_gives_its_discount_back_and_a_credit_note_does_not(office, give, admin):
    draft, coupon = office.draft(line("100")), give(limit=2)
    put_on(office, draft, coupon)
    other = office.draft(line("100"))
    put_on(office, other, coupon)
    assert office.again(coupon).state == "exhausted"
    for each in (draft, other):
        issuing.issue(invoice_id=each.id, by=office.clerk, at=clock.now())

    form = notes.CreditForm(reason=CreditReason.OTHER)
    note = notes.draft(invoice_id=other.id, form=form, by=office.clerk, at=clock.now())
    notes_issuing.issue(credit_note_id=note.id, by=admin, at=clock.now())
    assert office.again(coupon).used == 2
    invoices_closing.void(invoice_id=draft.id, reason="x", by=admin, at=clock.now())

    assert (office.again(coupon).used, office.again(coupon).state) == (1, "issued")
    assert books_are_true()


def test_a_discount_comes_off_a_draft(office, give):
    draft, coupon = office.draft(line("100")), give()
    put_on(office, draft, coupon)

    applying.take_off(invoice_id=draft.id, coupon_id=None, by=office.clerk, at=clock.now())

    assert office.again(draft).total_minor == 10_000 and office.again(coupon).used == 0
    with pytest.raises(NotFound):
        applying.take_off(invoice_id=draft.id, coupon_id=None, by=office.clerk, at=clock.now())


def test_an_issued_invoice_takes_no_discount_and_says_which_it_had(office, give):
    draft, coupon = office.draft(line("100")), give()
    put_on(office, draft, coupon)
    issued = issuing.issue(invoice_id=draft.id, by=office.clerk, at=clock.now())

    assert issued.snapshot["coupons"] == [[str(coupon), 1_000]]
    with pytest.raises(Exception, match="cannot be done"):
        put_on(office, issued, give())


def test_a_slip_is_no_discount_and_a_discount_pays_nothing(office, give, slip):
    with pytest.raises(applying.SlipPays):
        put_on(office, office.draft(), slip(office.issue()))
    with pytest.raises(redeeming.DiscountPaysNothing):
        redeem(office, give())


def test_what_was_used_cannot_be_rewritten(office, give):
    put_on(office, office.draft(), give())

    for write in (
        lambda: CouponUse.objects.update(amount_minor=1),
        lambda: CouponUse.objects.all().delete(),
        lambda: Coupon.objects.update(used=5),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_nobody_else_gives_discounts(office, ana):
    with pytest.raises(Forbidden):
        discounts.issue(benefit=benefit(), by=ana, at=clock.now())
    with pytest.raises(Invalid):
        discounts.issue(benefit=benefit(amount=pen(5), percent=Decimal(5)), by=office.clerk,
                        at=clock.now())  # fmt: skip
    with pytest.raises(NotFound):
        slips.issue(invoice_id=new_id(), by=ana, at=clock.now())
    assert Invoice.objects.count() == 0
