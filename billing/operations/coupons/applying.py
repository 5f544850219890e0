"""Puts discounts on drafts of invoices and takes them off: they lower what is taxed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import CouponUse, Invoice
from billing.operations import ledger
from billing.operations.coupons import checking, records, uses
from billing.operations.invoices import drafting
from billing.operations.invoices import records as invoices
from billing.queries import coupons as queries
from billing.queries import steps
from billing.queries.invoices import STEPS, invoice_for
from hub.kernel.errors import Conflict

if TYPE_CHECKING:
    from hub.accounts.models import User


class CouponAgreed(Conflict):
    """The customer accepted a quote with it: the invoice asks for what was agreed."""

    code, detail = "coupon_agreed", "The customer accepted the quote with this coupon."


def put_on(*, invoice_id: UUID, text: str, by: User, at: datetime) -> CouponUse:
    """Use a discount on a draft, which is worked out anew.

    Raises NotFound, Forbidden, IllegalTransition, RateLimited, CouponExpired, CouponUsed,
    CouponVoid, CouponOfAnother, NotStackable, CouponNotForThis, SlipPays.
    """
    seen = invoice_for(by, invoice_id)
    steps.demand(STEPS, seen, "edit", by)
    coupon = checking.discount_of(text, by)
    with transaction.atomic():
        ledger.hold((seen.customer_id, seen.currency))
        taken = records.take(coupon, at=at)
        invoice = invoices.locked(invoice_id=invoice_id, by=by)
        steps.demand(STEPS, invoice, "edit", by)
        made = uses.enter(taken, invoice, checking.worth_on(taken, invoice), by=by, at=at)
        drafting.work_out_anew(invoice, "coupon_on", about=str(taken), by=by, at=at)
        records.note(taken, uses.step_of(taken), about=_label(invoice), by=by, at=at)
    return made


def take_off(*, invoice_id: UUID, coupon_id: UUID | None, by: User, at: datetime) -> Invoice:
    """Take one discount off a draft, or all of them. NotFound where there is none, CouponAgreed."""
    with transaction.atomic():
        invoice = invoices.locked(invoice_id=invoice_id, by=by)
        steps.demand(STEPS, invoice, "edit", by)
        found = uses.meant(coupon_id, invoice)
        if queries.agreed_on(invoice) & {use.coupon_id for use in found}:
            raise CouponAgreed
        for use in found:
            uses.take_off(use, by=by, at=at)
        about = ", ".join(str(use.coupon) for use in found)
        drafting.work_out_anew(invoice, "coupon_off", about=about, by=by, at=at)
    return invoice


def _label(invoice: Invoice) -> str:
    return invoice.label or invoice.period
