"""Statements of account: nothing but the ledger, told in days.

What a customer owes is the debit of their receivable less what they have to use (`credit`). Rows
that were joined to them count along, so that a join moves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet, Sum

from billing.models import Allocation, CreditNote, Invoice, Payment, Posting, WriteOff
from billing.queries.printed import receipt_number
from billing.types import AccountKind
from billing.types.ledger import told_of
from billing.types.statements import AGES, Movement, Statement
from crm.queries.customers import family_of
from hub.kernel.home import home, start_after, start_of
from hub.kernel.money import Money

OWING = (AccountKind.RECEIVABLE, AccountKind.CREDIT)
Source = tuple[str, UUID]


def statement(customer_id: UUID, *, since: date, until: date) -> Statement:
    """Return how a customer stood from the beginning of a day to the end of another."""
    currency = home().currency
    family = family_of(customer_id)
    rows = _postings(family, currency, before=start_after(until))
    opening = -_sum(rows.filter(entry__created_at__lt=start_of(since)))
    movements = _movements(rows.filter(entry__created_at__gte=start_of(since)), opening, currency)
    closing = movements[-1].balance if movements else Money(opening, currency)
    return Statement(
        customer_id=customer_id,
        since=since,
        until=until,
        opening=Money(opening, currency),
        movements=tuple(movements),
        closing=closing,
        ageing=_ageing(rows, until, currency),
        unapplied=Money(_sum(rows.filter(account__kind=AccountKind.CREDIT)), currency),
        held=Money(_held(family, currency, start_after(until)), currency),
    )


def _postings(family: list[UUID], currency: str, *, before: datetime) -> QuerySet[Posting]:
    return Posting.objects.filter(
        account__kind__in=OWING,
        account__customer__in=family,
        account__currency=currency,
        entry__created_at__lt=before,
    )


def _held(family: list[UUID], currency: str, before: datetime) -> int:
    return _sum(
        Posting.objects.filter(
            account__kind=AccountKind.CUSTOMER,
            account__customer__in=family,
            account__currency=currency,
            entry__created_at__lt=before,
        )
    )


def _movements(rows: QuerySet[Posting], owed: int, currency: str) -> list[Movement]:
    """Return the entries that changed what is owed, in the order they were posted."""
    entries = rows.values(
        "entry__created_at",
        "entry__kind",
        "entry__source_type",
        "entry__source_id",
        "entry__description",
    ).annotate(total=Sum("amount"), last=Max("id"))
    found = [row for row in entries.order_by("entry__created_at", "last") if row["total"]]
    numbers = numbers_of((row["entry__source_type"], row["entry__source_id"]) for row in found)
    told = []
    for row in found:
        owed -= row["total"]
        source = (row["entry__source_type"], row["entry__source_id"])
        told.append(
            Movement(
                at=row["entry__created_at"],
                kind=row["entry__kind"],
                number=numbers.get(source)
                or told_of(row["entry__kind"], row["entry__description"]),
                amount=Money(-row["total"], currency),
                balance=Money(owed, currency),
            )
        )
    return told


def numbers_of(sources: Iterable[Source]) -> dict[Source, str]:
    """Return what the documents behind entries are called."""
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for kind, id_ in sources:
        wanted[kind].add(id_)
    told: dict[Source, str] = {}
    for kind, labels in (
        ("invoice", Invoice.objects.filter(id__in=wanted["invoice"])),
        ("credit_note", CreditNote.objects.filter(id__in=wanted["credit_note"])),
    ):
        told |= {(kind, row[0]): row[1] for row in labels.values_list("id", "label")}
    for payment in Payment.objects.filter(id__in=wanted["payment"]).only("id"):
        told["payment", payment.id] = receipt_number(payment)
    return told


def _ageing(rows: QuerySet[Posting], until: date, currency: str) -> tuple[Money, ...]:
    """Return what was owed on invoices at the end of a day, by how long it was overdue then."""
    sums = rows.filter(account__kind=AccountKind.RECEIVABLE)
    owed = _by_invoice(
        ((row["entry__source_type"], row["entry__source_id"]), -row["total"])
        for row in sums.values("entry__source_type", "entry__source_id")
        .annotate(total=Sum("amount"))
        .order_by()
    )
    due = dict(Invoice.objects.filter(id__in=list(owed)).values_list("id", "due_on"))
    buckets = [0] * (len(AGES) + 1)
    for invoice_id, minor in owed.items():
        # What no invoice explains (two who were taken apart) is nobody's delay.
        days = (until - due[invoice_id]).days if invoice_id in due else 0
        buckets[bucket_of(days)] += minor
    return tuple(Money(minor, currency) for minor in buckets)


def bucket_of(days: int) -> int:
    """Return the place in `AGES` of something so many days overdue."""
    return next((place for place, most in enumerate(AGES) if days <= most), len(AGES))


def _by_invoice(amounts: Iterable[tuple[Source, int]]) -> dict[Any, int]:
    """Add up by invoice what was posted for it, whatever it was posted by."""
    by_source = dict(amounts)
    behind = _invoices_behind(by_source)
    sums: dict[Any, int] = defaultdict(int)
    for source, minor in by_source.items():
        sums[behind.get(source)] += minor
    return {invoice_id: minor for invoice_id, minor in sums.items() if minor}


def _invoices_behind(sources: Iterable[Source]) -> dict[Source, UUID]:
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for kind, id_ in sources:
        wanted[kind].add(id_)
    found: dict[Source, UUID] = {("invoice", id_): id_ for id_ in wanted["invoice"]}
    for kind, model in (
        ("allocation", Allocation),
        ("credit_note", CreditNote),
        ("write_off", WriteOff),
    ):
        rows = model._default_manager.filter(id__in=wanted[kind])
        found |= {(kind, row[0]): row[1] for row in rows.values_list("id", "invoice_id")}
    return found


def _sum(rows: QuerySet[Posting]) -> int:
    total: int | None = rows.aggregate(total=Sum("amount"))["total"]
    return total or 0
