"""Discounts at the counter: coupons that lower drafts."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from billing.models import Coupon, CouponUse, Invoice
from billing.operations.coupons import applying, discounts, redeeming, slips
from billing.operations.coupons.checking import CouponOfAnother, NotStackable, SlipPays
from billing.operations.coupons.records import CouponUsed
from billing.operations.coupons.uses import CouponNotForThis
from billing.operations.credit_notes import drafting as notes
from billing.operations.credit_notes import issuing as notes_issuing
from billing.operations.invoices import closing as invoices_closing
from billing.operations.invoices import drafting, issuing
from billing.types import CreditReason, ItemKind
from billing.types.crediting import CreditForm
from hub.kernel import clock
from hub.kernel.errors import Forbidden, Invalid, NotFound
from hub.kernel.ids import new_id
from tests.billing.couponing import benefit, pen, put_on, redeem
from tests.billing.office import add_customer, books_are_true, line

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

    form = CreditForm(reason=CreditReason.OTHER)
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
    with pytest.raises(SlipPays):
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
