"""What a done order would be billed, and what of it was billed already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, Q, QuerySet

from billing.queries.catalogue import prices_for
from billing.queries.steps import Step
from billing.types import InvoiceState, ItemKind, LineInput, TaxKind
from billing.types.quotes import QuoteState
from field_service.models import BilledSource, Order, OrderStep, ServiceRate, TimeLog
from field_service.queries.follow_up import settings
from field_service.types import OrderSource, OrderState, WorkKind
from field_service.types.after import (
    BilledKind,
    ChargeLine,
    Cover,
    RateFor,
    RatePer,
    SourceRef,
)
from hub.accounts.roles import OFFICE
from hub.kernel.home import home, today
from hub.kernel.money import EXPONENTS

if TYPE_CHECKING:
    from billing.models import Invoice, Item, Quote
    from hub.accounts.models import User

S = OrderState
STEPS = {
    "invoice": Step(states=frozenset({S.DONE, S.INVOICED, S.CLOSED, S.CANCELLED}), roles=OFFICE)
}
ZERO, WHOLE, HOUR = Decimal(0), Decimal(100), 60
UNPRICED = {RateFor.LABOUR: "Mano de obra", RateFor.TRAVEL: "Desplazamiento"}
LIVE = Q(released_at=None, invoice__isnull=False)
_TAKEN_BACK = Q(invoice__state=InvoiceState.VOID) | Q(
    invoice__total_minor__gt=0, invoice__credited_minor=F("invoice__total_minor")
)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What can be billed now: `quote` where its lines are what was agreed to."""

    lines: Sequence[ChargeLine]
    quote: Quote | None
    covered_by: str
    covered: bool


def offered(order: Order, *, by: User, covered: bool | None = None) -> Offer:
    """Return what of an order is not on any invoice yet, at the prices of its customer."""
    why = cover_of(order)
    free = bool(why) if covered is None else covered
    taken = {(row.kind, row.source) for row in order.billed.filter(LIVE)}
    quote = _quote(order, taken)
    made = [*_labour(order, by), *_travel(order, by)]
    lines = [_standing(each, free=free, chosen=quote is None) for each in made]
    return Offer(lines=lines, quote=quote, covered_by=why, covered=free)


def cover_of(order: Order) -> str:
    """Return why the customer owes nothing for it: their warranty, or that we come back."""
    done = order.done_at or order.updated_at
    machine = order.machine
    if machine is not None and machine.warranty_until and machine.warranty_until >= today(done):
        return Cover.WARRANTY
    before = order.earlier.done_at if order.earlier is not None else None
    if order.source != OrderSource.RETURN or before is None:
        return ""
    near = (order.created_at - before).days < settings().callback_days
    return Cover.CALLBACK if near else ""


def invoices_of(order: Order) -> list[Invoice]:
    """Return the invoices an order stands on, oldest first; those taken back too."""
    rows = order.billed.filter(invoice__isnull=False).select_related("invoice")
    found = {row.invoice_id: row.invoice for row in rows.order_by("created_at")}
    return [each for each in found.values() if each is not None]


def live(order: Order) -> QuerySet[BilledSource]:
    """Return what of an order is billed now."""
    return order.billed.filter(LIVE).select_related("invoice")


def taken_back(rows: QuerySet[BilledSource]) -> QuerySet[BilledSource]:
    """Keep what stands on an invoice that asks for nothing any more."""
    return rows.filter(_TAKEN_BACK, released_at=None)


def orders_on(invoice_id: UUID) -> list[UUID]:
    """Return the orders an invoice was made of."""
    rows = BilledSource.objects.filter(invoice=invoice_id, released_at=None)
    return list(rows.values_list("order", flat=True).distinct())


def orders_behind() -> QuerySet[BilledSource]:
    """Return what is billed of orders that do not say so yet, or say so in vain."""
    issued = ~Q(invoice__state__in=[InvoiceState.DRAFT, InvoiceState.VOID])
    return BilledSource.objects.filter(LIVE).filter(
        _TAKEN_BACK
        | (issued & Q(order__state=S.DONE))
        | Q(order__state=S.INVOICED, invoice__state=InvoiceState.PAID)
    )


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
        line = LineInput(description=named, quantity=quantity, unit_price=ZERO, unit="h")
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


def _standing(each: ChargeLine, *, free: bool, chosen: bool) -> ChargeLine:
    """Return a line as it stands on this order's invoice: free, or agreed to in a quote before."""
    line = replace(each.line, discount_percent=WHOLE) if free else each.line
    return replace(each, line=line, chosen=chosen, priced=each.priced or free)


def _quote(order: Order, taken: set[tuple[str, str]]) -> Quote | None:
    row = order.quote
    if row is None or (BilledKind.QUOTE, str(row.id)) in taken:
        return None
    if row.state == QuoteState.ACCEPTED:
        return row
    made = row.invoice if row.state == QuoteState.CONVERTED else None
    if made is None or made.state == InvoiceState.VOID:
        return None
    return None if made.total_minor and made.credited_minor == made.total_minor else row


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


def currency() -> str:
    """Return what invoices of orders are written in."""
    return home().currency
