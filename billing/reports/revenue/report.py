"""Revenue: what was issued net and tax, credit notes, discounts; by item, customer, advisor."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet, Sum

from billing.models import CouponUse, CreditNote, Invoice, InvoiceLine
from billing.queries.sales import notes_of, sold_in
from billing.reports.revenue.words import MEASURES
from billing.types import CouponKind
from hub.accounts.queries import people
from hub.accounts.roles import OFFICE, Role
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import grouped, over_time
from hub.reports.types.making import chart, column, words
from hub.reports.types.reports import (
    Asked,
    Chart,
    Filter,
    Group,
    Line,
    Look,
    Result,
    Table,
    Unit,
)

MOST = 200  # lines of a table: the rest of it are crumbs
_SUMS = {"count": Count("id"), "net": Sum("net_minor"), "tax": Sum("tax_minor")}
FREE = words("Sin catálogo", "Not of the catalogue")


def run(asked: Asked) -> Result:
    """Return what the report says."""
    sold, notes = sold_in(asked), notes_of(asked)
    found, back = sold.aggregate(**_SUMS), notes.aggregate(**_SUMS)
    lines = InvoiceLine.objects.filter(invoice__in=sold)
    net, tax = (found[name] or 0 for name in ("net", "tax"))
    taken = back["net"] or 0
    figures = {
        "documents": found["count"],
        "issued": net,
        "tax": tax,
        "credited": taken,
        "net": net - taken,
        "discounts": lines.aggregate(sum=Sum("discount_minor"))["sum"] or 0,
        "by_coupon": _by_coupon(asked, sold),
    }
    if asked.brief:
        return Result(figures=figures)
    return Result(
        figures=figures,
        charts=(_chart(asked, sold, notes),),
        tables=(
            _grouped(lines, "item__name", "items", words("Por producto", "By item"), FREE),
            _customers(sold),
            _people(sold),
            _by_day(asked, sold, notes),
        ),
        links={"documents": _link(asked), "issued": _link(asked)},
    )


def weight(asked: Asked) -> int:
    """Return about how many documents are walked."""
    return sold_in(asked)[:5_000_001].count()


def _by_coupon(asked: Asked, sold: QuerySet[Invoice]) -> int:
    """Return what discount coupons took off; a use that was given back cancels itself."""
    uses = CouponUse.objects.filter(coupon__kind=CouponKind.DISCOUNT, invoice__in=sold)
    return int(uses.aggregate(sum=Sum("amount_minor"))["sum"] or 0)


def _chart(asked: Asked, sold: QuerySet[Invoice], notes: QuerySet[CreditNote]) -> Chart:
    given = over_time(asked, sold, "issue_on", **_SUMS)
    back = over_time(asked, notes, "issue_on", **_SUMS)
    return chart(
        "net",
        words("Emitido y acreditado, neto", "Issued and credited, net"),
        Look.STACKED,
        [("net", words("Emitido", "Issued")), ("back", words("Notas de crédito", "Credit notes"))],
        [
            (day.isoformat(), [row["net"] or 0, -(other["net"] or 0)])
            for (day, row), (_, other) in zip(given, back, strict=True)
        ],
        Unit.MONEY,
    )


def _grouped(lines: QuerySet[InvoiceLine], by: str, key: str, title: Any, none: Any) -> Table:
    found = _largest(grouped(lines, by, **_SUMS))
    return Table(
        key=key,
        title=title,
        columns=[
            column("name", "Producto", "Item", Unit.TEXT),
            column("count", "Líneas", "Lines"),
            column("net", "Neto", "Net", Unit.MONEY),
            column("tax", "Impuesto", "Tax", Unit.MONEY),
        ],
        lines=[
            Line(cells=[row[by] or none, row["count"], row["net"], row["tax"]]) for row in found
        ],
    )


def _customers(sold: QuerySet[Invoice]) -> Table:
    found = _largest(grouped(sold, "customer", "customer__name", **_SUMS))
    return Table(
        key="customers",
        title=words("Por cliente", "By customer"),
        columns=[column("name", "Cliente", "Customer", Unit.TEXT), *_money_columns()],
        lines=[
            Line(
                cells=[row["customer__name"], row["count"], row["net"], row["tax"]],
                link=f"/invoices?customer={row['customer']}",
            )
            for row in found
        ],
    )


def _people(sold: QuerySet[Invoice]) -> Table:
    found = _largest(grouped(sold, "created_by", **_SUMS))
    names = people(row["created_by"] for row in found)
    return Table(
        key="people",
        title=words("Por asesor", "By advisor"),
        columns=[column("name", "Asesor", "Advisor", Unit.TEXT), *_money_columns()],
        lines=[
            Line(cells=[names[row["created_by"]]["name"], row["count"], row["net"], row["tax"]])
            for row in found
        ],
    )


def _largest(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(found, key=lambda row: -row["net"])[:MOST]


def _by_day(asked: Asked, sold: QuerySet[Invoice], notes: QuerySet[CreditNote]) -> Table:
    given = over_time(asked, sold, "issue_on", **_SUMS)
    back = over_time(asked, notes, "issue_on", **_SUMS)
    return Table(
        key="days",
        title=words("Por fecha", "By date"),
        columns=[
            column("day", "Desde", "From", Unit.DAY),
            *_money_columns(),
            column("back", "Notas de crédito", "Credit notes", Unit.MONEY),
        ],
        lines=[
            Line(
                cells=[
                    *(day, row["count"] or 0, row["net"] or 0, row["tax"] or 0),
                    other["net"] or 0,
                ]
            )
            for (day, row), (_, other) in zip(given, back, strict=True)
        ],
    )


def _money_columns() -> list[Any]:
    return [
        column("count", "Documentos", "Documents"),
        column("net", "Neto", "Net", Unit.MONEY),
        column("tax", "Impuesto", "Tax", Unit.MONEY),
    ]


def _link(asked: Asked) -> str:
    return asked.address("/invoices", since=asked.since, until=asked.until, customer=asked.customer)


reports.add(
    "revenue",
    Report(
        key="revenue",
        group=Group.REVENUE,
        title=words("Facturación", "Revenue"),
        description=words(
            "Lo emitido, por producto, cliente y asesor; notas de crédito y descuentos.",
            "What was issued, by item, customer and advisor; credit notes and discounts.",
        ),
        measures=MEASURES,
        run=run,
        filters=(
            *(Filter.PERSON, Filter.TEAM, Filter.AREA),
            *(Filter.CUSTOMER, Filter.CURRENCY),
        ),
        roles=OFFICE,
        own=frozenset({Role.ADVISOR}),
        weight=weight,
    ),
)
