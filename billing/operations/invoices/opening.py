"""Writes down what was owed before this house kept its books here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from billing.models import Invoice, InvoiceLine
from billing.operations import ledger
from billing.operations.invoices import records
from billing.operations.numbering import next_number, series_of
from billing.operations.sealing import previous_of
from billing.queries.pay_links import KIND as PAY_LINK
from billing.queries.seals import digest
from billing.types import DocumentKind, EntryKind, TaxKind
from hub.company.queries import issuer
from hub.company.types import as_sealed
from hub.kernel import public_links
from hub.kernel.home import today
from hub.kernel.money import EXPONENTS, Money

if TYPE_CHECKING:
    from crm.models import Customer
    from hub.accounts.models import User

BALANCE = "SALDO INICIAL"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """An open invoice of before; only what is still owed enters our books."""

    label: str  # as it was printed; empty for a balance without a document
    issue_on: date
    due_on: date
    balance: Money
    total: Money


def open_(*, customer: Customer, form: Opening, key: str, by: User, at: datetime) -> Invoice | None:
    """Write an invoice of before as issued and owed; None where it was written already.

    Its number is the one it was printed with; the series only holds its place. Nothing is sold
    by it: the other side is the opening account. Raises PeriodClosed.
    """
    with transaction.atomic():
        ledger.hold((customer.id, form.balance.currency))
        if Invoice.objects.filter(client_key=key).exists():
            return None
        invoice = _drafted(customer, form, key, by, at)
        _number(invoice, form, by, at)
        ledger.post(
            source=records.source_of(invoice),
            kind=EntryKind.INVOICE,
            lines=records.sale(invoice),
            description=invoice.label,
            by=by,
            at=at,
        )
        records.note(invoice, "opened", about=form.total.as_json()["amount"], by=by, at=at)
    return invoice


def _drafted(customer: Customer, form: Opening, key: str, by: User, at: datetime) -> Invoice:
    minor = form.balance.minor
    invoice = Invoice.objects.create(
        kind=DocumentKind.OPENING,
        customer=customer,
        made_for=customer,
        due_on=form.due_on,
        currency=form.balance.currency,
        net_minor=minor,
        total_minor=minor,
        note=_said(form),
        client_key=key,
        created_by=by,
        created_at=at,
        updated_at=at,
    )
    InvoiceLine.objects.create(
        invoice=invoice,
        position=1,
        description=_described(form),
        quantity=Decimal(1),
        unit_price=Decimal(minor).scaleb(-EXPONENTS[form.balance.currency]),
        tax_kind=TaxKind.EXEMPT,
        net_minor=minor,
        tax_minor=0,
        total_minor=minor,
    )
    return invoice


def _number(invoice: Invoice, form: Opening, by: User, at: datetime) -> None:
    series = series_of(kind=DocumentKind.OPENING, at=at)
    invoice.series, invoice.number = series, next_number(series, on=today(at))
    invoice.label = form.label or f"{BALANCE} {invoice.number}"
    invoice.issue_on, invoice.issued_at, invoice.issued_by = form.issue_on, at, by
    invoice.snapshot = _snapshot(invoice.customer, form)
    invoice.previous_hash = previous_of(invoice)
    invoice.hash = digest(invoice)
    invoice.settle_state()
    invoice.save()
    public_links.stand(PAY_LINK, invoice.id, at=at)


def _snapshot(customer: Customer, form: Opening) -> dict[str, object]:
    return {
        "customer": {
            "name": customer.name,
            "document_number": customer.document_number,
            "email": customer.email,
            "address": "",
        },
        "lines": [{"description": _described(form), "total": form.balance.as_json()}],
        "opening": {"total": form.total.as_json(), "balance": form.balance.as_json()},
        "house": as_sealed(issuer()),
    }


def _described(form: Opening) -> str:
    return f"Pendiente de {form.label}" if form.label else "Saldo inicial"


def _said(form: Opening) -> str:
    if form.total == form.balance:
        return ""
    before = form.total - form.balance
    return f"Total {form.total.as_json()['amount']}; pagado antes {before.as_json()['amount']}."
