"""Puts discounts on drafts and takes them off: they lower what is taxed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import Coupon, CouponUse, Invoice
from billing.operations import ledger
from billing.operations.coupons import finding, records, uses
from billing.operations.invoices import drafting
from billing.operations.invoices import records as invoices
from billing.queries import coupons as queries
from billing.queries import steps
from billing.queries.invoices import STEPS, invoice_for
from billing.types import CouponKind, priced
from crm.queries.customers import family_of
from hub.kernel.errors import Conflict, Invalid, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


class NotStackable(Conflict):
    """It stands alone, or one that does is on the document."""

    code, detail = "coupon_not_stackable", "These coupons cannot be used together."


class CouponOfAnother(Invalid):
    """It belongs to another customer, or counts in another currency."""

    code, detail = "coupon_of_another", "This coupon is not for this customer."


class SlipPays(Invalid):
    """A slip pays a bill; it is no discount."""

    code, detail = "coupon_is_a_slip", "This code pays a bill; it is no discount."


def put_on(*, invoice_id: UUID, text: str, by: User, at: datetime) -> CouponUse:
    """Use a discount on a draft, which is worked out anew.

    Raises NotFound, Forbidden, IllegalTransition, RateLimited, CouponExpired, CouponUsed,
    CouponVoid, CouponOfAnother, NotStackable, CouponNotForThis, SlipPays.
    """
    seen = invoice_for(by, invoice_id)
    steps.demand(STEPS, seen, "edit", by)
    coupon = finding.found(text, by=by)
    if coupon.kind != CouponKind.DISCOUNT:
        raise SlipPays
    with transaction.atomic():
        ledger.hold((seen.customer_id, seen.currency))
        taken = records.take(coupon, at=at)
        invoice = invoices.locked(invoice_id=invoice_id, by=by)
        steps.demand(STEPS, invoice, "edit", by)
        others = queries.living_uses(invoice)
        _check(taken, invoice, others)
        made = uses.enter(taken, invoice, _worth(taken, invoice, others), by=by, at=at)
        drafting.work_out_anew(invoice, "coupon_on", about=str(taken), by=by, at=at)
        records.note(taken, _step(taken), about=_label(invoice), by=by, at=at)
    return made


def take_off(*, invoice_id: UUID, coupon_id: UUID | None, by: User, at: datetime) -> Invoice:
    """Take one discount off a draft, or all of them; NotFound where there is none."""
    with transaction.atomic():
        invoice = invoices.locked(invoice_id=invoice_id, by=by)
        steps.demand(STEPS, invoice, "edit", by)
        found = [
            use
            for use in queries.living_uses(invoice)
            if coupon_id is None or use.coupon_id == coupon_id
        ]
        if not found:
            raise NotFound
        for use in found:
            uses.take_off(use, by=by, at=at)
        about = ", ".join(str(use.coupon) for use in found)
        drafting.work_out_anew(invoice, "coupon_off", about=about, by=by, at=at)
    return invoice


def _check(coupon: Coupon, invoice: Invoice, others: list[CouponUse]) -> None:
    owner = coupon.customer_id
    if owner is not None and invoice.customer_id not in family_of(owner):
        raise CouponOfAnother(fields={"code": ["Of another customer."]})
    if coupon.currency != invoice.currency:
        raise CouponOfAnother(fields={"code": ["Of another currency."]})
    if any(use.coupon_id == coupon.id for use in others):
        raise records.CouponUsed
    if others and not all(each.stackable for each in (coupon, *(use.coupon for use in others))):
        raise NotStackable
    most = coupon.per_customer
    if most is not None and queries.times_used(coupon, invoice.customer_id) >= most:
        raise records.CouponUsed


def _worth(coupon: Coupon, invoice: Invoice, others: list[CouponUse]) -> int:
    form = drafting.form_of(invoice)
    held = sorted([coupon, *(use.coupon for use in others)], key=lambda each: each.id)
    sums = priced(
        form.lines,
        invoice.currency,
        includes_tax=form.includes_tax,
        discount=form.discount,
        reductions=[uses.reduction_of(each) for each in held],
    )
    return sums.taken[held.index(coupon)]


def _step(coupon: Coupon) -> str:
    return "redeemed" if coupon.state != "issued" else "used"


def _label(invoice: Invoice) -> str:
    return invoice.label or invoice.period
