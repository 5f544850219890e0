"""The money of a day: what came in and went out by whose hands, and whether the ledger agrees."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from billing.models import Payment, Posting, Refund
from billing.types import AccountKind, EntryKind
from hub.kernel.home import home, start_after, start_of
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User

TILLS: dict[str, str] = {
    AccountKind.CLEARING_CASH: "cash",
    AccountKind.CLEARING_TRANSFER: "transfer",
    AccountKind.CLEARING_WALLET: "wallet",
    AccountKind.CLEARING_CARD: "card",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """So many movements of a kind, by a method and a person; out of the house below zero."""

    method: str
    kind: str
    person: User | None
    count: int
    total: Money


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day; `agrees` where documents and clearing accounts come to the same by each method."""

    day: date
    rows: list[Row]
    totals: dict[str, Money]
    agrees: bool


def of_day(day: date) -> Day:
    """Return what the clearing accounts say of a day, held against the documents behind it."""
    currency = home().currency
    found = _posted(day, currency)
    totals: dict[str, int] = defaultdict(int)
    for row in found:
        totals[row.method] += row.total.minor
    documents = _documented(day, currency)
    methods = [*TILLS.values()]
    return Day(
        day=day,
        rows=found,
        totals={name: Money(totals[name], currency) for name in methods},
        agrees=all(totals[name] == documents[name] for name in methods),
    )


def _posted(day: date, currency: str) -> list[Row]:
    sums: dict[tuple[str, str, User | None], list[int]] = defaultdict(list)
    for posting in _postings(day, currency).select_related("account", "entry__author"):
        entry = posting.entry
        # The till is the house's: what it took in is a debit.
        sums[TILLS[posting.account.kind], entry.kind, entry.author].append(-posting.amount)
    rows = [
        Row(method=method, kind=kind, person=who, count=len(each), total=Money(sum(each), currency))
        for (method, kind, who), each in sums.items()
    ]
    return sorted(rows, key=_place)


def _place(row: Row) -> tuple[str, str, str]:
    return row.method, row.kind, row.person.name if row.person is not None else ""


def _postings(day: date, currency: str) -> QuerySet[Posting]:
    return Posting.objects.filter(
        account__kind__in=TILLS,
        account__currency=currency,
        entry__created_at__gte=start_of(day),
        entry__created_at__lt=start_after(day),
    )


def _documented(day: date, currency: str) -> dict[str, int]:
    """Return what the payments and refunds of a day come to by method.

    What else moved the tills (recharges, reversals, corrected methods) has its entry alone.
    """
    sums: dict[str, int] = defaultdict(int)
    paid = Payment.objects.filter(
        currency=currency, confirmed_at__gte=start_of(day), confirmed_at__lt=start_after(day)
    )
    for method, minor in paid.values_list("method", "amount_minor"):
        sums[method] += minor
    given = Refund.objects.filter(
        currency=currency, approved_at__gte=start_of(day), approved_at__lt=start_after(day)
    )
    for method, minor in given.values_list("method", "amount_minor"):
        sums[method] -= minor
    # A refund that was sent anew is an entry of its own; the first stands for its document.
    own = Q(entry__kind=EntryKind.REFUND, entry__source_id__in=Refund.objects.values("id"))
    others = _postings(day, currency).exclude(own | Q(entry__kind=EntryKind.PAYMENT))
    for kind, minor in others.values_list("account__kind", "amount"):
        sums[TILLS[kind]] -= minor
    return sums
