"""Coupons issued, redeemed, expired, void; how many are used, and what discounts cost."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from billing.models import Coupon, CouponUse
from billing.types import CouponKind, CouponState
from crm.queries.customers import family_of
from hub.accounts.roles import OFFICE
from hub.kernel import clock
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import grouped, over_time, percent
from hub.reports.types.making import chart, column, measure, words
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

S = CouponState
_KINDS = {
    CouponKind.PAYMENT: words("Talón de pago", "Payment slip"),
    CouponKind.DISCOUNT: words("Descuento", "Discount"),
}
MEASURES = (
    measure(
        "issued",
        words("Emitidos", "Issued"),
        words("Cupones creados en el rango.", "Coupons made in the range."),
    ),
    measure(
        "redeemed",
        words("Canjeados", "Redeemed"),
        words(
            "De los emitidos en el rango, usados al menos una vez y no devueltos.",
            "Of those issued in the range, used at least once and not returned.",
        ),
        better=1,
    ),
    measure(
        "redeemed_percent",
        words("Canje", "Redemption"),
        words("Canjeados ÷ emitidos.", "Redeemed ÷ issued."),
        Unit.PERCENT,
        1,
    ),
    measure(
        "expired",
        words("Vencidos sin uso", "Expired unused"),
        words(
            "De los emitidos en el rango, vencidos sin ningún uso.",
            "Of those issued in the range, run out without any use.",
        ),
        better=-1,
    ),
    measure(
        "void",
        words("Anulados", "Void"),
        words("De los emitidos en el rango, anulados.", "Of those issued in the range, voided."),
    ),
    measure(
        "cost",
        words("Costo de descuentos", "Cost of discounts"),
        words(
            "Descuentos usados en el rango (por fecha de uso), menos los devueltos.",
            "Discounts used in the range (by the day of use), less those returned.",
        ),
        Unit.MONEY,
        -1,
    ),
    measure(
        "paid",
        words("Pagado con talones", "Paid by slips"),
        words(
            "Talones de pago usados en el rango, menos los devueltos.",
            "Payment slips used in the range, less those returned.",
        ),
        Unit.MONEY,
        1,
    ),
)


def run(asked: Asked) -> Result:
    """Return what the report says."""
    rows, uses = _narrowed(asked), _uses(asked)
    found = rows.aggregate(**_sums())
    spent = uses.aggregate(
        cost=Sum("amount_minor", filter=Q(coupon__kind=CouponKind.DISCOUNT)),
        paid=Sum("amount_minor", filter=Q(coupon__kind=CouponKind.PAYMENT)),
    )
    figures = {
        **found,
        **{name: value or 0 for name, value in spent.items()},
        "redeemed_percent": percent(found["redeemed"], found["issued"]),
    }
    if asked.brief:
        return Result(figures=figures)
    funnel = chart(
        "states",
        words("De emitido a canjeado", "From issued to redeemed"),
        Look.FUNNEL,
        [("count", words("Cupones", "Coupons"))],
        [
            (words("Emitidos", "Issued"), [found["issued"]]),
            (words("Canjeados", "Redeemed"), [found["redeemed"]]),
            (words("Vencidos sin uso", "Expired unused"), [found["expired"]]),
            (words("Anulados", "Void"), [found["void"]]),
        ],
    )
    return Result(
        figures=figures,
        charts=(funnel,),
        tables=(_by_kind(rows), _by_day(asked, rows, uses)),
        links={"issued": "/coupons", "expired": "/coupons?state=expired"},
    )


def _sums() -> dict[str, Any]:
    unused = Q(used=0)
    late = Q(state=S.EXPIRED) | Q(state=S.ISSUED, expires_at__lte=clock.now())
    return {
        "issued": Count("id"),
        "redeemed": Count("id", filter=Q(used__gt=0)),
        "expired": Count("id", filter=late & unused),
        "void": Count("id", filter=Q(state=S.VOID)),
    }


def _narrowed(asked: Asked) -> QuerySet[Coupon]:
    rows = Coupon.objects.filter(currency=asked.currency, **asked.within("created_at"))
    if asked.customer is not None:
        rows = rows.filter(customer__in=family_of(asked.customer))
    return rows


def _uses(asked: Asked) -> QuerySet[CouponUse]:
    rows = CouponUse.objects.filter(coupon__currency=asked.currency, **asked.within("created_at"))
    if asked.customer is not None:
        rows = rows.filter(customer__in=family_of(asked.customer))
    return rows


def _columns() -> list[Any]:
    return [
        column("issued", "Emitidos", "Issued"),
        column("redeemed", "Canjeados", "Redeemed"),
        column("expired", "Vencidos sin uso", "Expired unused"),
        column("void", "Anulados", "Void"),
        column("rate", "Canje", "Redemption", Unit.PERCENT),
    ]


def _cells(row: dict[str, Any]) -> list[Any]:
    counts = [row[name] or 0 for name in ("issued", "redeemed", "expired", "void")]
    return [*counts, percent(row["redeemed"], row["issued"])]


def _by_kind(rows: QuerySet[Coupon]) -> Table:
    found = grouped(rows, "kind", **_sums())
    return Table(
        key="kinds",
        title=words("Por clase", "By kind"),
        columns=[column("kind", "Clase", "Kind", Unit.TEXT), *_columns()],
        lines=[
            Line(
                cells=[_KINDS[CouponKind(row["kind"])], *_cells(row)],
                link=f"/coupons?kind={row['kind']}",
            )
            for row in sorted(found, key=lambda row: -row["issued"])
        ],
    )


def _by_day(asked: Asked, rows: QuerySet[Coupon], uses: QuerySet[CouponUse]) -> Table:
    made = over_time(asked, rows, "created_at", **_sums())
    spent = over_time(asked, uses, "created_at", sum=Sum("amount_minor"))
    return Table(
        key="days",
        title=words("Por fecha", "By date"),
        columns=[
            column("day", "Desde", "From", Unit.DAY),
            *_columns(),
            column("amount", "Monto usado", "Amount used", Unit.MONEY),
        ],
        lines=[
            Line(cells=[day, *_cells(row), other["sum"] or 0])
            for (day, row), (_, other) in zip(made, spent, strict=True)
        ],
    )


reports.add(
    "coupons",
    Report(
        key="coupons",
        group=Group.COUPONS,
        title=words("Cupones", "Coupons"),
        description=words(
            "Emitidos, canjeados, vencidos y anulados, y lo que costaron los descuentos.",
            "Issued, redeemed, expired and void, and what the discounts cost.",
        ),
        measures=MEASURES,
        run=run,
        filters=(Filter.CUSTOMER, Filter.CURRENCY),
        roles=OFFICE,
    ),
)
