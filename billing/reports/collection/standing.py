"""What was owed at the end of a day, by how late it was; also of days long gone."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet, Sum

from billing.models import Allocation, CreditNote, Invoice, Posting, WriteOff
from billing.queries.statements import bucket_of
from billing.types import OWED, AccountKind, EntryKind
from billing.types.statements import AGES
from crm.queries.customers import family_of
from hub.kernel.home import start_after
from hub.reports.types.reports import Asked

Owed = dict[date, int]


def owed_on(asked: Asked, day: date) -> Owed:
    """Return what was owed at the end of a day by the day it was due.

    What is owed now, and what was paid, credited or given up since.
    """
    found: Owed = defaultdict(int)
    issued = Q(issue_on__lte=day, issue_on__isnull=False)
    now = _of(Invoice.objects.filter(issued, state__in=OWED), asked, "")
    _add(found, now.values(due=F("due_on")).annotate(sum=Sum("balance_minor")))
    since = {"invoice__issue_on__lte": day, "created_at__gte": start_after(day)}
    for rows in (Allocation.objects.filter(**since), WriteOff.objects.filter(**since)):
        later = _of(rows, asked, "invoice__")
        _add(found, later.values(due=F("invoice__due_on")).annotate(sum=Sum("amount_minor")))
    notes = CreditNote.objects.filter(
        invoice__issue_on__lte=day, issued_at__gte=start_after(day), applied_minor__gt=0
    )
    noted = _of(notes, asked, "invoice__").values(due=F("invoice__due_on"))
    _add(found, noted.annotate(sum=Sum("applied_minor")))
    _add_voided(found, asked, day)
    return {due: minor for due, minor in found.items() if minor}


def buckets(owed: Owed, day: date) -> list[int]:
    """Return the same by how late it was, as `AGES` cuts it; the first is not late."""
    sums = [0] * (len(AGES) + 1)
    for due, minor in owed.items():
        sums[bucket_of((day - due).days)] += minor
    return sums


def _add_voided(found: Owed, asked: Asked, day: date) -> None:
    """Add what was voided since: it was owed until then."""
    rows = Posting.objects.filter(
        account__kind=AccountKind.RECEIVABLE,
        entry__kind=EntryKind.VOID,
        entry__created_at__gte=start_after(day),
    )
    sums = dict(rows.values_list("entry__source_id", "amount"))
    gone = _of(Invoice.objects.filter(id__in=list(sums), issue_on__lte=day), asked, "")
    for invoice_id, due in gone.values_list("id", "due_on"):
        found[due] += sums[invoice_id]


def _of(rows: QuerySet[Any], asked: Asked, to: str) -> QuerySet[Any]:
    rows = rows.filter(**{f"{to}currency": asked.currency}).order_by()
    if asked.customer is not None:
        rows = rows.filter(**{f"{to}customer__in": family_of(asked.customer)})
    return rows.filter(**asked.of_people(f"{to}created_by"))


def _add(found: Owed, rows: Any) -> None:
    for row in rows:
        found[row["due"]] += row["sum"]
