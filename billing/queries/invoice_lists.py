"""Lists of invoices: narrowed to what somebody looks for, and found by their number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from billing.models import CreditNote, Invoice, InvoiceChange, Payment, Quote, Series
from billing.queries import credit_notes, payments
from billing.queries.electronic import standing_so
from billing.queries.invoices import visible_to
from billing.queries.untold import untold_invoices
from billing.types import OWED, InvoiceState
from billing.types.notices import Electronic
from crm.queries import contracts
from crm.queries.customers import called, family_of
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.home import start_after, start_of, today

if TYPE_CHECKING:
    from hub.accounts.models import User

OVERDUE = "overdue"
LAST = "\U0010ffff"  # behind every sign a number is written with
_EQUAL = ("kind", "opportunity", "conversation")


def narrowed(rows: QuerySet[Invoice], asked: Mapping[str, Any]) -> QuerySet[Invoice]:
    """Keep the invoices of a state, customer, contract, series or number, and stretch of days."""
    if asked.get("state"):
        rows = rows.filter(_in_state(set(asked["state"])))
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    if asked.get("contract"):
        rows = rows.filter(contract__in=list(contracts.numbered(asked["contract"])))
    for name in _EQUAL:
        if name in asked:
            rows = rows.filter(**{name: asked[name]})
    rows = _within(_told(rows, asked), asked)
    if text := asked.get("q", "").strip():
        rows = rows.filter(_worded(text))
    return rows


def _told(rows: QuerySet[Invoice], asked: Mapping[str, Any]) -> QuerySet[Invoice]:
    """Keep what its customer, or what the authority, was told or not."""
    if asked.get("untold"):
        rows = rows.filter(untold_invoices())
    if "electronic" in asked:
        rows = rows.filter(standing_so(Electronic(asked["electronic"])))
    return rows


def _within(rows: QuerySet[Invoice], asked: Mapping[str, Any]) -> QuerySet[Invoice]:
    """Keep what was issued on these days, and the drafts that were written on them."""
    if "since" in asked:
        rows = rows.filter(_day(asked["since"], "gte") | _written(start_of(asked["since"]), "gte"))
    if "until" in asked:
        rows = rows.filter(
            _day(asked["until"], "lte") | _written(start_after(asked["until"]), "lt")
        )
    return rows


def of_contract(contract_id: UUID) -> QuerySet[Invoice]:
    """Return the bills of a contract that were issued, latest first."""
    rows = Invoice.objects.filter(contract=contract_id).exclude(state=InvoiceState.DRAFT)
    return rows.order_by("-issue_on", "-id")


def numbered(user: User, number: str) -> QuerySet[Invoice]:
    """Return those this person may see whose number begins so (`A-Z0-9`), rising."""
    rows = visible_to(user).filter(_numbered(number)).select_related("customer")
    return rows.order_by("label", "id")


def history(invoice: Invoice, user: User) -> QuerySet[InvoiceChange]:
    """Return what was done with an invoice, oldest first; for the counter only."""
    rows = invoice.changes.select_related("author").order_by("id")
    return rows if user.role in COUNTER else rows.none()


def paid_by(invoice: Invoice, user: User) -> QuerySet[Payment]:
    """Return the payments that are on an invoice, oldest first."""
    rows = payments.visible_to(user).filter(Q(allocations__invoice=invoice) | Q(invoice=invoice))
    return rows.distinct().order_by("created_at", "id")


def corrected_by(invoice: Invoice, user: User) -> QuerySet[CreditNote]:
    """Return the credit notes of an invoice, oldest first."""
    rows = credit_notes.visible_to(user).filter(invoice=invoice)
    return rows.order_by("created_at", "id")


def quote_of(invoice_id: UUID) -> Quote | None:
    """Return the quote an invoice was made from."""
    return Quote.objects.filter(invoice=invoice_id).first()


def in_panel(customer_id: UUID) -> QuerySet[Invoice]:
    """Return a customer's invoices, those still owed first by their day, then the newest."""
    rows = Invoice.objects.filter(customer__in=family_of(customer_id))
    closed = Case(
        When(state__in=OWED, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return rows.order_by(closed, "-created_at", "-id")


def credited(row: Invoice) -> str:
    """Return how much of an invoice credit notes took back: none, partly or fully."""
    if not row.credited_minor:
        return "none"
    return "fully" if row.credited_minor >= row.total_minor else "partly"


def _in_state(states: set[str]) -> Q:
    overdue = Q(state__in=OWED, due_on__lt=today(clock.now())) if OVERDUE in states else Q(pk=None)
    return Q(state__in=states - {OVERDUE}) | overdue


def _day(day: Any, how: str) -> Q:
    return Q(issue_on__isnull=False, **{f"issue_on__{how}": day})


def _written(instant: Any, how: str) -> Q:
    return Q(issue_on=None, **{f"created_at__{how}": instant})


def _worded(text: str) -> Q:
    plain = re.sub(r"[\s-]", "", text).upper()
    return _numbered(plain) | _named(text) | Q(authority_label=text.upper())


def _named(text: str) -> Q:
    """Match the customer's name; not through a join where a few ids do, each branch by an index."""
    if len(text) < 3:
        return Q(pk=None)
    few = called(text)
    return Q(customer__name__icontains=text) if few is None else Q(customer__in=few)


def _numbered(number: str) -> Q:
    """Match a number with or without its series, dash and zeros; each branch walks an index."""
    if number.isdecimal() and number.isascii():
        every = list(Series.objects.values_list("id", flat=True))
        return Q(series__in=every, number=_small(number))
    found = Q(pk=None)
    for series in Series.objects.filter(code__in=_codes(number)):
        rest = number[len(series.code) :]
        begin = f"{series.code}-{rest}"
        found |= Q(label__gte=begin, label__lt=begin + LAST)
        if rest:
            found |= Q(series=series, number=_small(rest))
    return found


def _codes(number: str) -> list[str]:
    """Return every beginning of a text that a series may be called, where digits follow."""
    return [
        number[:end]
        for end in range(1, min(len(number), 10) + 1)
        if not number[end:] or (number[end:].isdecimal() and number[end:].isascii())
    ]


def _small(digits: str) -> int:
    return min(int(digits[:20] or 0), 2_147_483_647)
