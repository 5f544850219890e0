"""Invoices on the wire."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from billing.models import CreditNote, Invoice, InvoiceChange, LineFields, Payment
from billing.queries import invoice_lists
from billing.queries.electronic import standing, submission_of
from billing.queries.invoice_lists import quote_of
from billing.queries.invoices import allowed
from billing.queries.mailing import has_bounced
from billing.queries.notices import notice_of
from billing.serializers.notices import notice
from billing.serializers.numbers import plain
from billing.types import LineInput, Priced
from billing.types.notices import Electronic
from hub.accounts.queries import card
from hub.accounts.roles import COUNTER, OFFICE
from hub.kernel import clock
from hub.kernel.clock import iso
from hub.kernel.home import today
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User

SUMS = ("discount", "net", "tax", "total")


def invoice(row: Invoice, user: User) -> dict[str, Any]:
    """Return an invoice of `queries.with_people` with what this person may do to it."""
    deal, contract = row.opportunity, row.contract
    seen = user.role in COUNTER
    return {
        "id": str(row.id),
        "kind": row.kind,
        "label": row.label,
        "state": row.state,
        "overdue": row.is_overdue(today(clock.now())),
        "credited": invoice_lists.credited(row),
        "allowed_transitions": allowed(row, user),
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "contract": {"id": str(contract.id), "number": contract.number} if contract else None,
        "opportunity": {"id": str(deal.id), "name": deal.title} if deal and seen else None,
        "conversation": str(row.conversation_id) if row.conversation_id and seen else None,
        "issue_on": row.issue_on.isoformat() if row.issue_on else None,
        "due_on": row.due_on.isoformat(),
        "period": row.period,
        "includes_tax": row.includes_tax,
        "extra_discount": Money(row.extra_discount_minor, row.currency).as_json(),
        **sums(row),
        "paid": Money(row.paid_minor, row.currency).as_json(),
        "balance": Money(row.balance_minor, row.currency).as_json(),
        "detraction": _detraction(row),
        "authority_label": row.authority_label,
        "electronic": _electronic(row, user),
        **_written(row),
    }


def _written(row: Invoice) -> dict[str, Any]:
    return {
        "created_by": card(row.created_by),
        "issued_by": card(row.issued_by) if row.issued_by is not None else None,
        "created_at": iso(row.created_at),
        "issued_at": iso(row.issued_at),
        "updated_at": iso(row.updated_at),
    }


def detail(row: Invoice, user: User) -> dict[str, Any]:
    """Return an invoice with all that hangs on it, as far as this person may see it."""
    lines = list(row.lines.order_by("position"))
    return {
        **invoice(row, user),
        "lines": [line(each, row.currency) for each in lines],
        "taxes": taxes(lines, row.currency),
        "note": row.note,
        "address": row.address,
        "reason": row.closed_reason if user.role in COUNTER or row.state == "void" else "",
        "hash": row.hash,
        "previous_hash": row.previous_hash,
        "payments": [_payment(each) for each in invoice_lists.paid_by(row, user)],
        "credit_notes": [_note(each) for each in invoice_lists.corrected_by(row, user)],
        "history": [_change(each) for each in invoice_lists.history(row, user)],
        "quote": _quote(row) if user.role in COUNTER else None,
        "email_bounced": user.role in COUNTER and has_bounced(row.customer.email),
        "notice": notice(notice_of(row.id)) if user.role in COUNTER else None,
        "pdf": f"/api/v1/invoices/{row.id}/pdf/",
    }


def sums(row: Any) -> dict[str, Any]:
    """Return what a document comes to."""
    return {name: Money(getattr(row, f"{name}_minor"), row.currency).as_json() for name in SUMS}


def line(row: LineFields, currency: str) -> dict[str, Any]:
    """Return a line as it is stored."""
    amounts = {name: Money(getattr(row, f"{name}_minor"), currency).as_json() for name in SUMS}
    return {"id": str(row.id), **_filled(row), **amounts}


def taxes(rows: Iterable[LineFields], currency: str) -> list[dict[str, Any]]:
    """Return what the lines of each rate come to."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        held = found.setdefault((row.tax_kind, plain(row.tax_rate)), [0, 0])
        held[0] += row.net_minor
        held[1] += row.tax_minor
    return [
        {
            "kind": kind,
            "rate": rate,
            "base": Money(base, currency).as_json(),
            "tax": Money(tax, currency).as_json(),
        }
        for (kind, rate), (base, tax) in found.items()
    ]


def price(worked: Priced, currency: str) -> dict[str, Any]:
    """Return what lines come to that nobody stored."""
    lines = [
        {
            "id": None,
            **_filled(each.line),
            **{name: Money(getattr(each, name), currency).as_json() for name in SUMS},
        }
        for each in worked.lines
    ]
    found = [
        {
            "kind": each.kind,
            "rate": plain(each.rate),
            "base": Money(each.base, currency).as_json(),
            "tax": Money(each.tax, currency).as_json(),
        }
        for each in worked.taxes
    ]
    totals = {name: Money(getattr(worked, name), currency).as_json() for name in SUMS}
    return {"lines": lines, "taxes": found, **totals}


def _filled(said: Any) -> dict[str, Any]:
    item = said.item if isinstance(said, LineInput) else said.item_id
    return {
        "kind": said.kind,
        "item": str(item) if item else None,
        "description": said.description,
        "unit": said.unit,
        "quantity": plain(said.quantity),
        "unit_price": plain(said.unit_price),
        "discount_percent": plain(said.discount_percent),
        "tax_kind": said.tax_kind,
        "tax_rate": plain(said.tax_rate),
    }


def _detraction(row: Invoice) -> dict[str, Any] | None:
    if not row.detraction_percent:
        return None
    return {
        "percent": plain(row.detraction_percent),
        "amount": Money(row.detraction_minor, row.currency).as_json(),
    }


def _electronic(row: Invoice, user: User) -> dict[str, Any]:
    state, found = standing(row), submission_of(row)
    again = state == Electronic.REJECTED and row.is_standing and user.role in OFFICE
    said = found.answer if found is not None and user.role in COUNTER else ""
    return {"state": state.value, "said": said, "may_send_again": again}


def _quote(row: Invoice) -> dict[str, str] | None:
    found = quote_of(row.id)
    return {"id": str(found.id), "number": found.label} if found is not None else None


def _payment(row: Payment) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "state": row.state,
        "method": row.method,
        "amount": row.amount.as_json(),
        "paid_on": row.paid_on.isoformat(),
        "operation_number": row.operation_number,
    }


def _note(row: CreditNote) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "label": row.label,
        "state": row.state,
        "total": row.total.as_json(),
    }


def _change(row: InvoiceChange) -> dict[str, Any]:
    return {
        "what": row.what,
        "about": row.about,
        "author": card(row.author) if row.author is not None else None,
        "created_at": iso(row.created_at),
    }
