"""The lines an order would be billed: hours, the way there, parts; each with the rows behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, Q, QuerySet

from billing.queries.catalogue import prices_for
from billing.types import ItemKind, LineInput, TaxKind
from billing.types.taxes import taxes_of
from field_service.models import Order, OrderStep, ServiceRate, TimeLog
from field_service.queries.parts import used_on
from field_service.types import WorkKind
from field_service.types.after import BilledKind, ChargeLine, RateFor, RatePer, SourceRef
from hub.kernel.home import home
from hub.kernel.money import EXPONENTS

if TYPE_CHECKING:
    from billing.models import Item
    from hub.accounts.models import User

ZERO, HOUR = Decimal(0), 60
UNPRICED = {RateFor.LABOUR: "Mano de obra", RateFor.TRAVEL: "Desplazamiento"}
LIVE = Q(released_at=None, invoice__isnull=False)


def made(order: Order, by: User) -> list[ChargeLine]:
    """Return what of an order is on no invoice, at the prices of its customer."""
    return [*_labour(order, by), *_travel(order, by), *_parts(order, by)]


def rates() -> QuerySet[ServiceRate]:
    """Return what work costs, that of all kinds first."""
    rows = ServiceRate.objects.select_related("item__tax", "kind")
    return rows.order_by("what", F("kind__name").asc(nulls_first=True), "id")


def rate_for(what: RateFor, kind_id: UUID) -> ServiceRate | None:
    """Return what work of a kind of order costs: its own rate before that of all."""
    rows = rates().filter(Q(kind=kind_id) | Q(kind=None), what=what)
    return rows.order_by(F("kind").asc(nulls_last=True)).first()


def rounded(minutes: int, to: int) -> int:
    """Return minutes as they are billed: what was begun counts."""
    return -(-minutes // to) * to


def _labour(order: Order, by: User) -> Iterable[ChargeLine]:
    logs = _unbilled(order, WorkKind.WORK)
    rate = rate_for(RateFor.LABOUR, order.kind_id)
    minutes = _minutes(logs)
    if minutes:
        refs = [SourceRef(BilledKind.TIME, str(log.id)) for log in logs]
        yield _hours(RateFor.LABOUR, rate, order, minutes, refs, by)


def _travel(order: Order, by: User) -> Iterable[ChargeLine]:
    """Yield the way there: by the hour, or each visit; both are billed by either."""
    logs, visits = _unbilled(order, WorkKind.TRAVEL), _visits(order)
    refs = [
        *(SourceRef(BilledKind.TIME, str(log.id)) for log in logs),
        *(SourceRef(BilledKind.VISIT, str(step.id)) for step in visits),
    ]
    rate = rate_for(RateFor.TRAVEL, order.kind_id)
    if rate is not None and rate.per == RatePer.VISIT:
        if visits:
            line = _line(rate.item, order, Decimal(len(visits)), by, unit="visita")
            yield ChargeLine(key=RateFor.TRAVEL, line=line, sources=refs)
    elif minutes := _minutes(logs):
        yield _hours(RateFor.TRAVEL, rate, order, minutes, refs, by)


def _parts(order: Order, by: User) -> Iterable[ChargeLine]:
    """Yield each part that stayed there, at what it is sold for; its cost is no price."""
    billed = _billed(order, BilledKind.PART)
    for row in used_on(order.id):
        if str(row.id) in billed:
            continue
        part, refs = row.part, [SourceRef(BilledKind.PART, str(row.id))]
        if part.item is not None:
            line = _line(part.item, order, row.quantity, by, unit=part.unit)
        else:
            line = LineInput(
                description="",
                quantity=row.quantity,
                unit_price=ZERO,
                tax_rate=_usual_tax(),
                unit=part.unit,
            )
        named = " · ".join(each for each in (f"{part.code} {part.name}", row.serial) if each)
        line = replace(line, description=named, kind=ItemKind.PART)
        yield ChargeLine(
            key=f"{BilledKind.PART}:{row.id}", line=line, sources=refs, priced=part.item is not None
        )


def _hours(
    what: RateFor,
    rate: ServiceRate | None,
    order: Order,
    minutes: int,
    refs: list[SourceRef],
    by: User,
) -> ChargeLine:
    billed = rounded(minutes, rate.rounds_to if rate else 1)
    quantity = (Decimal(billed) / HOUR).quantize(Decimal("0.0001")).normalize()
    if rate is None:
        named = f"{UNPRICED[what]} · {order.label}"
        line = LineInput(
            description=named,
            quantity=quantity,
            unit_price=ZERO,
            unit="h",
            tax_rate=_usual_tax(),
        )
        return ChargeLine(key=what, line=line, sources=refs, priced=False, minutes=minutes)
    line = _line(rate.item, order, quantity, by, unit="h")
    return ChargeLine(key=what, line=line, sources=refs, minutes=minutes)


def _line(item: Item, order: Order, quantity: Decimal, by: User, *, unit: str = "") -> LineInput:
    minor = prices_for(by, order.customer_id, [item]).get(item.id, item.price_minor)
    return LineInput(
        description=f"{item.name} · {order.label}",
        quantity=quantity,
        unit_price=Decimal(minor).scaleb(-EXPONENTS[item.currency]),
        kind=ItemKind(item.kind),
        tax_rate=item.tax.rate,
        tax_kind=TaxKind(item.tax.kind),
        unit=item.unit or unit,
        item=item.id,
    )


def _unbilled(order: Order, kind: WorkKind) -> list[TimeLog]:
    rows = order.logs.filter(kind=kind, ended_at__isnull=False)
    billed = _billed(order, BilledKind.TIME)
    return [row for row in rows.order_by("started_at", "id") if str(row.id) not in billed]


def _visits(order: Order) -> list[OrderStep]:
    billed = _billed(order, BilledKind.VISIT)
    rows = order.steps.filter(what="start").order_by("id")
    return [row for row in rows if str(row.id) not in billed]


def _billed(order: Order, kind: BilledKind) -> set[str]:
    return set(order.billed.filter(LIVE, kind=kind).values_list("source", flat=True))


def _minutes(logs: Iterable[TimeLog]) -> int:
    seconds = sum((log.ended_at - log.started_at).total_seconds() for log in logs if log.ended_at)
    return -(-int(seconds) // 60)


def _usual_tax() -> Decimal:
    return taxes_of(home().country)[0].rate
