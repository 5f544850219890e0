"""Coupons as each caller may see them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import segno

from billing.models import Coupon, CouponChange, CouponUse
from billing.queries import coupons as queries
from billing.queries.pay_links import scan_of
from hub.accounts.queries import card
from hub.accounts.roles import COUNTER
from hub.kernel.clock import iso
from hub.kernel.money import Money

if TYPE_CHECKING:
    from billing.models import CouponRule, Invoice, Quote
    from crm.models import Customer
    from hub.accounts.models import User


def coupon(row: Coupon, user: User, at: datetime) -> dict[str, Any]:
    """Return a coupon from `queries.with_people` with what this person may do to it."""
    rule = row.award.rule if row.award is not None else None
    # Who has the key of a contract learns nothing of its customer.
    named = row.customer if user.role in COUNTER or not _is_anothers(row, user) else None
    return {
        "id": str(row.id),
        "kind": row.kind,
        "state": row.stands(at),
        "allowed_transitions": queries.allowed(row, user, at),
        "code": str(row),
        "reference": row.reference,
        "customer": _named(named),
        "invoice": _bill(row),
        "percent": f"{row.percent.normalize():f}" if row.percent is not None else None,
        **_terms(row),
        "booklet": _place(row),
        "rule": _named(rule),
        "starts_at": iso(row.starts_at),
        "expires_at": iso(row.expires_at),
        "untold": user.role in COUNTER and row.untold_at is not None,
        "void_reason": row.void_reason,
        "created_by": card(row.created_by) if row.created_by is not None else None,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def detail(row: Coupon, user: User, at: datetime) -> dict[str, Any]:
    """Return a coupon with its QR, its history and, for the counter, its uses."""
    uses: Iterable[CouponUse] = queries.uses_of(row) if user.role in COUNTER else ()
    return {
        **coupon(row, user, at),
        "qr": qr(scan_of(row)),
        "history": [_step(each) for each in queries.history(row)],
        "uses": [_use(each, row) for each in uses],
    }


def payable(row: Invoice, free: int) -> dict[str, Any]:
    """Return an owed invoice with what another slip may be for."""
    return {
        "id": str(row.id),
        "label": row.label,
        "period": row.period,
        "due_on": row.due_on.isoformat(),
        "total": row.total.as_json(),
        "balance": Money(row.balance_minor, row.currency).as_json(),
        "free": Money(max(free, 0), row.currency).as_json(),
    }


def _terms(row: Coupon) -> dict[str, Any]:
    return {
        "amount": _money(row, row.amount_minor),
        "min_base": _money(row, row.min_base_minor or None),
        "max_discount": _money(row, row.max_discount_minor),
        "limit": row.limit,
        "per_customer": row.per_customer,
        "used": row.used,
        "scope": row.scope,
        "items": items_of(row),
        "stackable": row.stackable,
    }


def items_of(row: Coupon | CouponRule) -> list[dict[str, str]]:
    """Return the items of the catalogue it is for, of rows that have them joined."""
    found = sorted(row.items.all(), key=lambda item: item.name)
    return [{"id": str(item.id), "name": item.name} for item in found]


def discounts(paper: Invoice | Quote, user: User, at: datetime) -> list[dict[str, Any]]:
    """Return the discounts on a document, in the order they were issued."""
    held = {use.coupon_id: use.amount_minor for use in queries.living_uses(paper)}
    rows = queries.with_people(queries.visible_to(user).filter(id__in=held)).order_by("id")
    return [
        {
            "coupon": coupon(row, user, at),
            "discount": Money(held[row.id], paper.currency).as_json(),
        }
        for row in rows
    ]


def _named(row: Customer | CouponRule | None) -> dict[str, str] | None:
    return {"id": str(row.id), "name": row.name} if row is not None else None


def _is_anothers(row: Coupon, user: User) -> bool:
    return row.customer is None or row.customer.portal_user_id != user.id


def _bill(row: Coupon) -> dict[str, Any] | None:
    bill = row.invoice
    if bill is None:
        return None
    contract = bill.contract.number if bill.contract is not None else ""
    return {"id": str(bill.id), "label": bill.label, "state": bill.state, "contract": contract}


def _place(row: Coupon) -> dict[str, Any] | None:
    if row.booklet is None:
        return None
    return {"id": str(row.booklet.id), "name": row.booklet.name, "position": row.position}


def _money(row: Coupon, minor: int | None) -> dict[str, str] | None:
    money = row.money(minor)
    return money.as_json() if money is not None else None


def qr(text: str) -> str:
    """Return a text as the SVG of its QR."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=2, xmldecl=False, svgns=True, nl=False, omitsize=True
    )
    return out.getvalue().decode()


def _step(row: CouponChange) -> dict[str, Any]:
    return {
        "what": row.what,
        "about": row.about,
        "author": card(row.author) if row.author is not None else None,
        "created_at": iso(row.created_at),
    }


def _use(row: CouponUse, of: Coupon) -> dict[str, Any]:
    paper = row.invoice or row.quote
    return {
        "id": str(row.id),
        "invoice": str(row.invoice.id) if row.invoice is not None else None,
        "quote": str(row.quote.id) if row.quote is not None else None,
        "label": paper.label if paper is not None else "",
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "amount": Money(row.amount_minor, of.currency).as_json(),
        "author": card(row.author) if row.author is not None else None,
        "created_at": iso(row.created_at),
    }
