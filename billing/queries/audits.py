"""What must be nothing in the books, each with its figure and the rows that make it something."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet, Sum
from django.db.models.functions import TruncDate

from billing.models import CreditNote, Invoice, Posting
from billing.queries import books
from billing.queries.seals import digest
from billing.types import AccountKind
from hub.kernel.home import home, start_after
from hub.kernel.money import Money

AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """One row that is not as it must be."""

    what: str
    name: str
    expected: str
    found: str


@dataclass(frozen=True, kw_only=True)
class Audit:
    """One thing that must be nothing."""

    key: str
    figure: int
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True, kw_only=True)
class Balance:
    """What the accounts of one kind come to; debits are below zero."""

    kind: str
    balance: Money
    accounts: int


def trial_balance(until: date) -> list[Balance]:
    """Return what each kind of account comes to at the end of a day; together they are nothing."""
    rows = Posting.objects.filter(entry__created_at__lt=start_after(until))
    sums = rows.values_list("account__kind", "account__currency").annotate(total=Sum("amount"))
    accounts = Counter(rows.values_list("account__kind", "account__currency", "account").distinct())
    counted: Counter[tuple[str, str]] = Counter((kind, code) for kind, code, _ in accounts)
    order = list(AccountKind.values)
    return [
        Balance(kind=kind, balance=Money(total, code), accounts=counted[kind, code])
        for kind, code, total in sorted(sums.order_by(), key=lambda row: order.index(row[0]))
    ]


def audits() -> list[Audit]:
    """Return everything that must be nothing, worked out again from the rows."""
    found = [
        Wrong(what=each.what, name=str(each.id), expected=str(each.expected), found=str(each.found))
        for each in books.discrepancies()
    ]
    named: tuple[tuple[str, Callable[[], Iterable[Wrong]]], ...] = (
        ("ledger", lambda: [each for each in found if each.what == "entry"]),
        ("days", _days),
        ("cached", lambda: [each for each in found if each.what == "account"]),
        ("receivable", lambda: [each for each in found if each.what == AccountKind.RECEIVABLE]),
        ("credit", lambda: [each for each in found if each.what == AccountKind.CREDIT]),
        (
            "documents",
            lambda: [each for each in found if each.what in ("invoice", "payment", "credit_note")],
        ),
        ("gaps", _gaps),
        ("chain", _chain),
    )
    told = []
    for key, look in named:
        wrong = tuple(look())
        told.append(Audit(key=key, figure=len(wrong), wrong=wrong))
    return told


def _days() -> Iterable[Wrong]:
    """Yield the days on which what was posted does not come to nothing."""
    day = TruncDate("entry__created_at", tzinfo=home().tz)
    sums = Posting.objects.values(on=day, code=F("account__currency")).annotate(total=Sum("amount"))
    for row in sums.exclude(total=0).order_by("on"):
        yield Wrong(what="day", name=str(row["on"]), expected="0", found=str(row["total"]))


def _issued() -> Iterable[QuerySet[Any]]:
    """Yield invoices and credit notes, by series and number."""
    for model in (Invoice, CreditNote):
        rows = model._default_manager.exclude(number=None).select_related("series")
        yield rows.order_by("series", "number")


def _gaps() -> Iterable[Wrong]:
    """Yield the numbers that are missing between the first of a series and its last."""
    taken: dict[Any, list[int]] = defaultdict(list)
    series = {}
    for rows in _issued():
        for row in rows.only("number", "series").iterator(AT_ONCE):
            taken[row.series_id].append(row.number)
            series[row.series_id] = row.series
    for series_id, numbers in taken.items():
        whole, expected = series[series_id], series[series_id].first_number
        for number in sorted(numbers):
            for missing in range(expected, number):
                name = whole.label(missing)
                yield Wrong(what="gap", name=name, expected=name, found="")
            expected = number + 1


def _chain() -> Iterable[Wrong]:
    """Yield the documents whose seal does not fit what they say, or the one before them."""
    for rows in _issued():
        before: tuple[Any, str] = (None, "")
        for row in rows.iterator(AT_ONCE):
            follows = before[1] if before[0] == row.series_id else ""
            right = digest(row)
            if row.hash != right or row.previous_hash != follows:
                yield Wrong(what="seal", name=row.label, expected=right, found=row.hash)
            before = (row.series_id, row.hash)
