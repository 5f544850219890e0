"""Collection: cash in, days sales outstanding, ageing, effectiveness, methods, reminders."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Sum, Value, When

from billing.models import Allocation, Invoice, Posting, RemindedInvoice
from billing.queries.daily import TILLS
from billing.queries.sales import notes_of, sold_in
from billing.reports.collection.standing import buckets, owed_on
from billing.reports.collection.words import MEASURES
from billing.types import InvoiceState
from billing.types.collection import ReminderState
from crm.queries.customers import family_of
from hub.accounts.roles import OFFICE
from hub.kernel import clock
from hub.kernel.home import today
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import grouped, over_time, percent
from hub.reports.types.making import chart, column, words
from hub.reports.types.reports import (
    Asked,
    Filter,
    Group,
    Line,
    Look,
    Result,
    Table,
    Unit,
)

WEEK = timedelta(days=7)
_METHODS = {
    "cash": words("Efectivo", "Cash"),
    "transfer": words("Transferencia", "Transfer"),
    "wallet": words("Billetera", "Wallet"),
    "card": words("Tarjeta", "Card"),
}
_AGES = [
    words("Por vencer", "Not due"),
    words("1 a 30 días", "1 to 30 days"),
    words("31 a 60 días", "31 to 60 days"),
    words("61 a 90 días", "61 to 90 days"),
    words("Más de 90 días", "Over 90 days"),
]
# The till is the house's: what it took in is a debit.
_FLOWS: dict[str, Any] = {
    "into": Sum(-F("amount"), filter=Q(amount__lt=0)),
    "out": Sum("amount", filter=Q(amount__gt=0)),
}


def run(asked: Asked) -> Result:
    """Return what the report says."""
    postings = _postings(asked)
    ages = buckets(owed_on(asked, asked.until), asked.until)
    figures = {**_cash(postings), **_standing(asked, ages), **_reminded(asked)}
    if asked.brief:
        return Result(figures=figures)
    days = over_time(asked, postings, "entry__created_at", **_FLOWS)
    return Result(
        figures=figures,
        charts=(
            chart(
                "days",
                words("Entradas y salidas", "In and out"),
                Look.LINE,
                [("into", words("Entró", "Came in")), ("out", words("Salió", "Went out"))],
                [(day.isoformat(), [row["into"] or 0, row["out"] or 0]) for day, row in days],
                Unit.MONEY,
            ),
            chart(
                "ages",
                words("Antigüedad de la deuda", "Ageing"),
                Look.BARS,
                [("owed", words("Por cobrar", "Receivable"))],
                [(name, [minor]) for name, minor in zip(_AGES, ages, strict=True)],
                Unit.MONEY,
            ),
        ),
        tables=(_ageing(ages), _by_method(postings), _by_day(days)),
        links={"receivable": "/invoices?state=open", "overdue": "/invoices?state=overdue"},
    )


def _postings(asked: Asked) -> QuerySet[Posting]:
    rows = Posting.objects.filter(
        account__kind__in=TILLS,
        account__currency=asked.currency,
        **asked.within("entry__created_at"),
        **asked.of_people("entry__author"),
    )
    if asked.customer is not None:
        mine = Posting.objects.filter(
            entry=OuterRef("entry"), account__customer__in=family_of(asked.customer)
        )
        rows = rows.filter(Exists(mine))
    return rows


def _cash(postings: QuerySet[Posting]) -> dict[str, int]:
    found = postings.aggregate(**_FLOWS)
    return {"cash_in": found["into"] or 0, "cash_out": found["out"] or 0}


def _standing(asked: Asked, ages: list[int]) -> dict[str, Any]:
    """Return what is owed at the end beside what was sold, and how much of it was got in."""
    end = sum(ages)
    sales = _total(sold_in(asked)) - _total(notes_of(asked))
    begin = sum(owed_on(asked, _before(asked.since)).values())
    reachable = begin + sales - ages[0]
    return {
        "receivable": end,
        "overdue": end - ages[0],
        "dso": end / sales * asked.days if sales > 0 else None,
        "effectiveness": percent(begin + sales - end, reachable) if reachable > 0 else None,
    }


def _reminded(asked: Asked) -> dict[str, Any]:
    rows = RemindedInvoice.objects.filter(
        reminder__state__in=[ReminderState.SAID, ReminderState.MAILED],
        reminder__currency=asked.currency,
        **asked.within("reminder__created_at"),
    )
    promised = Invoice.objects.filter(
        promised_on__range=(asked.since, min(asked.until, _before(today(clock.now())))),
        currency=asked.currency,
    )
    if asked.customer is not None:
        rows = rows.filter(reminder__customer__in=family_of(asked.customer))
        promised = promised.filter(customer__in=family_of(asked.customer))
    paid = Allocation.objects.filter(
        invoice=OuterRef("invoice"),
        amount_minor__gt=0,
        created_at__gte=OuterRef("reminder__created_at"),
        created_at__lte=OuterRef("reminder__created_at") + WEEK,
    )
    told = rows.values("invoice").distinct().count()
    moved = rows.filter(Exists(paid)).values("invoice").distinct().count()
    kept = promised.aggregate(all=Count("id"), paid=Count("id", filter=Q(state=InvoiceState.PAID)))
    return {
        "reminded": told,
        "reminded_percent": percent(moved, told),
        "promises_percent": percent(kept["paid"], kept["all"]),
    }


def _ageing(ages: list[int]) -> Table:
    whole = sum(ages)
    return Table(
        key="ages",
        title=words("Antigüedad de la deuda", "Ageing"),
        columns=[
            column("age", "Atraso", "Overdue by", Unit.TEXT),
            column("owed", "Por cobrar", "Receivable", Unit.MONEY),
            column("part", "Parte", "Share", Unit.PERCENT),
        ],
        lines=[
            Line(
                cells=[name, minor, percent(minor, whole)],
                link="/invoices?state=overdue" if place else "/invoices?state=open",
            )
            for place, (name, minor) in enumerate(zip(_AGES, ages, strict=True))
        ],
    )


def _by_method(postings: QuerySet[Posting]) -> Table:
    method = Case(*(When(account__kind=kind, then=Value(name)) for kind, name in TILLS.items()))
    found = grouped(postings.annotate(method=method), "method", count=Count("id"), **_FLOWS)
    whole = sum(row["into"] or 0 for row in found)
    return Table(
        key="methods",
        title=words("Por medio de pago", "By method"),
        columns=[
            column("method", "Medio", "Method", Unit.TEXT),
            column("count", "Movimientos", "Movements"),
            column("into", "Entró", "Came in", Unit.MONEY),
            column("part", "Parte", "Share", Unit.PERCENT),
            column("out", "Salió", "Went out", Unit.MONEY),
        ],
        lines=[
            Line(
                cells=[
                    *(_METHODS[row["method"]], row["count"], row["into"] or 0),
                    *(percent(row["into"], whole), row["out"] or 0),
                ]
            )
            for row in sorted(found, key=lambda row: -(row["into"] or 0))
        ],
    )


def _by_day(days: list[tuple[date, dict[str, Any]]]) -> Table:
    return Table(
        key="days",
        title=words("Por fecha", "By date"),
        columns=[
            column("day", "Desde", "From", Unit.DAY),
            column("into", "Entró", "Came in", Unit.MONEY),
            column("out", "Salió", "Went out", Unit.MONEY),
        ],
        lines=[Line(cells=[day, row["into"] or 0, row["out"] or 0]) for day, row in days],
    )


def _total(rows: QuerySet[Any]) -> int:
    return int(rows.aggregate(sum=Sum("total_minor"))["sum"] or 0)


def _before(day: date) -> date:
    return day - timedelta(days=1)


reports.add(
    "collection",
    Report(
        key="collection",
        group=Group.COLLECTION,
        title=words("Cobranza", "Collection"),
        description=words(
            "Lo que entró, lo que se debe y desde cuándo, y cuánto se logra cobrar.",
            "What came in, what is owed and since when, and how much is got in.",
        ),
        measures=MEASURES,
        run=run,
        filters=(Filter.PERSON, Filter.TEAM, Filter.AREA, Filter.CUSTOMER, Filter.CURRENCY),
        roles=OFFICE,
    ),
)
