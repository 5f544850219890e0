"""Quotes sent, accepted, rejected, run out; days to the answer and to the invoice."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from billing.models import Quote
from billing.types.quotes import WAITING, QuoteState
from crm.queries.customers import family_of
from hub.accounts.queries import people
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.home import today
from hub.kernel.spread import Seconds
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import grouped, over_time, percent, spread
from hub.reports.types.making import chart, column, measure, spread_of, words
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

S = QuoteState
_DAY = 86_400
YES = Q(state__in=[S.ACCEPTED, S.CONVERTED])
NO = Q(state=S.REJECTED)
MEASURES = (
    measure(
        "sent",
        words("Cotizaciones enviadas", "Quotes sent"),
        words(
            "Enviadas por última vez en el rango, sin las canceladas.",
            "Last sent in the range, without cancelled ones.",
        ),
    ),
    measure(
        "sent_amount",
        words("Monto cotizado", "Amount quoted"),
        words("Suma de sus totales.", "Sum of their totals."),
        Unit.MONEY,
    ),
    measure(
        "accepted",
        words("Aceptadas", "Accepted"),
        words(
            "De las enviadas en el rango, aceptadas hasta ahora.",
            "Of those sent in the range, accepted by now.",
        ),
        better=1,
    ),
    measure(
        "accepted_percent",
        words("Aceptación", "Acceptance"),
        words(
            "Aceptadas ÷ (aceptadas + rechazadas + vencidas).",
            "Accepted ÷ (accepted + rejected + run out).",
        ),
        Unit.PERCENT,
        1,
    ),
    measure(
        "accepted_amount",
        words("Monto aceptado", "Amount accepted"),
        words("Suma de los totales de las aceptadas.", "Sum of the totals of accepted ones."),
        Unit.MONEY,
        1,
    ),
    *spread_of(
        "answer",
        words("Días hasta la respuesta", "Days to the answer"),
        words(
            "Decisión − envío, de las decididas por el cliente",
            "Decision − sending, of those the customer decided",
        ),
        Unit.DAYS,
    ),
    *spread_of(
        "invoiced",
        words("Días de cotización a factura", "Days from quote to invoice"),
        words(
            "Emisión de la factura − envío, de las enviadas en el rango ya facturadas",
            "Issue of the invoice − sending, of those sent in the range and invoiced by now",
        ),
        Unit.DAYS,
    ),
)


def run(asked: Asked) -> Result:
    """Return what the report says."""
    rows = _narrowed(asked)
    found = rows.aggregate(**_sums())
    figures = {
        **{name: found[name] for name in ("sent", "accepted")},
        "sent_amount": found["sent_amount"] or 0,
        "accepted_amount": found["accepted_amount"] or 0,
        "accepted_percent": _rate(found),
        **rows.filter(decided_at__isnull=False).aggregate(
            **spread("answer", Seconds("sent_at", "decided_at") / _DAY, filter=YES | NO)
        ),
        **rows.filter(invoice__issued_at__isnull=False).aggregate(
            **spread("invoiced", Seconds("sent_at", "invoice__issued_at") / _DAY)
        ),
    }
    if asked.brief:
        return Result(figures=figures)
    days = over_time(asked, rows, "sent_at", **_sums())
    bars = chart(
        "days",
        words("Enviadas y aceptadas", "Sent and accepted"),
        Look.BARS,
        [("sent", words("Enviadas", "Sent")), ("accepted", words("Aceptadas", "Accepted"))],
        [(day.isoformat(), [row["sent"] or 0, row["accepted"] or 0]) for day, row in days],
    )
    by_day = Table(
        key="days",
        title=words("Por fecha", "By date"),
        columns=[column("day", "Desde", "From", Unit.DAY), *_columns()],
        lines=[Line(cells=[day, *_cells(row)]) for day, row in days],
    )
    return Result(
        figures=figures,
        charts=(bars,),
        tables=(_by_person(rows), by_day),
        links={"sent": "/quotes", "accepted": "/quotes?state=accepted"},
    )


def _narrowed(asked: Asked) -> QuerySet[Quote]:
    rows = Quote.objects.filter(
        currency=asked.currency, **asked.within("sent_at"), **asked.of_people("created_by")
    ).exclude(state=S.CANCELLED)
    if asked.customer is not None:
        rows = rows.filter(customer__in=family_of(asked.customer))
    return rows


def _sums() -> dict[str, Any]:
    late = Q(state=S.EXPIRED) | Q(state__in=WAITING, valid_until__lt=today(clock.now()))
    return {
        "sent": Count("id"),
        "sent_amount": Sum("total_minor"),
        "accepted": Count("id", filter=YES),
        "accepted_amount": Sum("total_minor", filter=YES),
        "rejected": Count("id", filter=NO),
        "late": Count("id", filter=late),
    }


def _rate(found: dict[str, Any]) -> float | None:
    ended = sum(found[name] or 0 for name in ("accepted", "rejected", "late"))
    return percent(found["accepted"], ended)


def _columns() -> list[Any]:
    return [
        column("sent", "Enviadas", "Sent"),
        column("accepted", "Aceptadas", "Accepted"),
        column("rejected", "Rechazadas", "Rejected"),
        column("late", "Vencidas", "Run out"),
        column("rate", "Aceptación", "Acceptance", Unit.PERCENT),
        column("amount", "Monto aceptado", "Amount accepted", Unit.MONEY),
    ]


def _cells(row: dict[str, Any]) -> list[Any]:
    counts = [row[name] or 0 for name in ("sent", "accepted", "rejected", "late")]
    return [*counts, _rate(row), row["accepted_amount"] or 0]


def _by_person(rows: QuerySet[Quote]) -> Table:
    found = grouped(rows, "created_by", **_sums())
    names = people(row["created_by"] for row in found)
    return Table(
        key="people",
        title=words("Por asesor", "By advisor"),
        columns=[column("person", "Asesor", "Advisor", Unit.TEXT), *_columns()],
        lines=[
            Line(cells=[names[row["created_by"]]["name"], *_cells(row)])
            for row in sorted(found, key=lambda row: -row["sent"])
        ],
    )


reports.add(
    "quotes",
    Report(
        key="quotes",
        group=Group.SALES,
        title=words("Cotizaciones", "Quotes"),
        description=words(
            "Cuántas se aceptan, en cuántos días, y cuánto tardan en facturarse.",
            "How many are accepted, in how many days, and how long until they are invoiced.",
        ),
        measures=MEASURES,
        run=run,
        filters=(
            *(Filter.PERSON, Filter.TEAM, Filter.AREA),
            *(Filter.CUSTOMER, Filter.CURRENCY),
        ),
        roles=frozenset({Role.ADMIN, Role.CLERK}),
        own=frozenset({Role.ADVISOR}),
        order=60,
    ),
)
