"""Tables of the books, line by line: what was sold, what was posted, what moved a balance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from billing.models import CreditNote, Invoice, Posting
from billing.queries.statements import numbers_of
from billing.types import UNSOLD, InvoiceState, TaxKind
from billing.types.ledger import told_of
from billing.types.statements import Statement
from hub.kernel.home import local, start_after, start_of
from hub.kernel.money import EXPONENTS
from hub.kernel.sheets import Cell

AT_ONCE = 500
Line = list[Cell]


@dataclass(frozen=True, kw_only=True)
class SalesSums:
    """What a register comes to, in minor units; credit notes are taken off."""

    documents: int
    net: int
    tax: int
    total: int


def sales(since: date, until: date) -> Iterator[Line]:
    """Yield the register of sales by day and number; notes below zero, voided ones at nothing."""
    for row in _sold(since, until):
        yield _sale(row)


def sums_of_sales(since: date, until: date) -> SalesSums:
    """Return what the register comes to."""
    count = net = tax = total = 0
    for row in _sold(since, until):
        sign = _sign(row)
        count, net = count + 1, net + sign * row.net_minor
        tax, total = tax + sign * row.tax_minor, total + sign * row.total_minor
    return SalesSums(documents=count, net=net, tax=tax, total=total)


def ledger(since: date, until: date, account: str = "") -> Iterator[Line]:
    """Yield every posting of a stretch of days in the order it was written."""
    rows = Posting.objects.filter(
        entry__created_at__gte=start_of(since), entry__created_at__lt=start_after(until)
    )
    rows = rows.filter(account__kind=account) if account else rows
    for batch in _batches(rows.select_related("entry__author", "account__customer").order_by("id")):
        numbers = numbers_of((row.entry.source_type, row.entry.source_id) for row in batch)
        for row in batch:
            yield _posted(row, numbers.get((row.entry.source_type, row.entry.source_id), ""))


def movements(rows: QuerySet[Posting], word_of: Callable[[Posting], str]) -> Iterator[Line]:
    """Yield what moved a balance, newest first, each called as `word_of` says."""
    for row in rows.order_by("-id").iterator(AT_ONCE):
        at, code = local(row.entry.created_at), row.account.currency
        yield [
            *(at.date().isoformat(), f"{at:%H:%M}", word_of(row)),
            *(
                told_of(row.entry.kind, row.entry.description),
                amount(row.amount, code),
                amount(row.balance_after, code),
                code,
            ),
        ]


def of_statement(found: Statement, words: dict[str, str]) -> Iterator[Line]:
    """Yield a statement: what was owed, each movement, what is owed."""
    code = found.opening.currency
    yield [found.since.isoformat(), words["opening"], "", "", "", _units(found.opening), code]
    for each in found.movements:
        raised = each.amount.minor > 0
        yield [
            *(local(each.at).date().isoformat(), words.get(each.kind, each.kind), each.number),
            _units(each.amount) if raised else "",
            "" if raised else _units(-each.amount),
            *(_units(each.balance), code),
        ]
    yield [found.until.isoformat(), words["closing"], "", "", "", _units(found.closing), code]


def amount(minor: int, currency: str) -> Decimal:
    """Return minor units as a number with the decimals of its currency."""
    return Decimal(minor).scaleb(-EXPONENTS[currency])


def _units(money: Any) -> Decimal:
    return amount(money.minor, money.currency)


def _sold(since: date, until: date) -> Iterator[Any]:
    """Yield issued invoices and then notes of a stretch of days; no balance of before was sold."""
    invoices = Invoice.objects.exclude(kind__in=UNSOLD).select_related("series")
    notes = CreditNote.objects.select_related("series", "invoice")
    for rows in (invoices, notes):
        within = rows.filter(issue_on__range=(since, until))
        yield from within.order_by("issue_on", "series", "number").iterator(AT_ONCE)


def _sign(row: Any) -> int:
    if isinstance(row, CreditNote):
        return -1
    return 0 if row.state == InvoiceState.VOID else 1


def _sale(row: Any) -> Line:
    sign, said = _sign(row), row.snapshot["customer"]
    bases = dict.fromkeys(TaxKind.values, 0)
    for tax in row.snapshot["taxes"]:
        bases[tax["kind"]] += tax["base"]
    sums = [*(bases[kind] for kind in TaxKind.values), row.tax_minor, row.total_minor]
    corrects = row.invoice.label if isinstance(row, CreditNote) else ""
    due = "" if isinstance(row, CreditNote) else row.due_on.isoformat()
    return [
        *(row.issue_on.isoformat(), due, row.kind, row.series.code, row.number, row.label),
        *(corrects, said["document_number"], said["name"], row.currency),
        *(amount(sign * minor, row.currency) for minor in sums),
        *(row.state, row.authority_label),
    ]


def _posted(row: Posting, number: str) -> Line:
    at, code, account = local(row.entry.created_at), row.account.currency, row.account
    debit, credit = max(-row.amount, 0), max(row.amount, 0)
    author = row.entry.author
    return [
        *(at.date().isoformat(), f"{at:%H:%M:%S}", str(row.entry_id), row.entry.kind, number),
        *(row.entry.description, account.kind, account.customer.name if account.customer else ""),
        *(code, amount(debit, code), amount(credit, code), amount(row.balance_after, code)),
        author.name if author is not None else "",
    ]


def _batches(rows: QuerySet[Posting]) -> Iterable[list[Posting]]:
    batch: list[Posting] = []
    for row in rows.iterator(AT_ONCE):
        batch.append(row)
        if len(batch) == AT_ONCE:
            yield batch
            batch = []
    yield batch
