"""Coupons of the house that is walked: Rosa's bill and its slip, a rule, her booklet."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from billing.operations.coupons import discounts, rules, slips
from billing.operations.invoices import drafting, issuing
from billing.operations.invoices.drafting import InvoiceForm
from billing.types import Benefit, DocumentKind, LineInput
from hub.kernel import clock

if TYPE_CHECKING:
    from tests.rights.house import House


def give_coupons(house: House) -> None:
    """Make one of each by the clerk and the admin."""
    at, clerk, customer_id = clock.now(), house.people["clerk"], house.owned["customer_id"]
    line = LineInput(description="x", quantity=Decimal(1), unit_price=Decimal(90))
    form = InvoiceForm(lines=[line], kind=DocumentKind.RECEIPT)
    bill = drafting.draft(customer_id=customer_id, form=form, by=clerk, at=at)
    issuing.issue(invoice_id=bill.id, by=clerk, at=at)
    fields = {"name": "r", "event": "payment", "percent": Decimal(5), "days": 9, "is_on": False}
    benefit = Benefit(percent=Decimal(5), expires_at=at + timedelta(days=9))
    house.owned |= {
        "coupon_id": slips.issue(invoice_id=bill.id, by=clerk, at=at).id,
        "coupon_rule_id": rules.create(fields=fields, by=house.people["admin"], at=at).id,
        "booklet_id": discounts.booklet(
            name="b", count=2, benefit=benefit, customer_id=customer_id, by=clerk, at=at
        ).id,
    }
    house.owned.setdefault("invoice_id", bill.id)
