"""What a done order would be billed, and what of it was billed already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from billing.queries.steps import Step
from billing.types import InvoiceState
from billing.types.quotes import QuoteState
from field_service.models import BilledSource, Order
from field_service.queries import charge_lines, orders
from field_service.queries.charge_lines import LIVE
from field_service.queries.follow_up import settings
from field_service.types import OrderSource, OrderState
from field_service.types.after import (
    BilledKind,
    ChargeLine,
    Cover,
)
from hub.accounts.roles import OFFICE
from hub.kernel.home import home

if TYPE_CHECKING:
    from billing.models import Invoice, Quote
    from hub.accounts.models import User

S = OrderState
STEPS = {
    "invoice": Step(states=frozenset({S.DONE, S.INVOICED, S.CLOSED, S.CANCELLED}), roles=OFFICE)
}
WHOLE = Decimal(100)
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
    agreed = _agreed(order)
    quote = None if agreed and (BilledKind.QUOTE, str(agreed.id)) in taken else agreed
    made = charge_lines.made(order, by)
    # What a quote was agreed on for is not billed beside it unless somebody says so.
    lines = [_standing(each, free=free, chosen=agreed is None) for each in made]
    return Offer(lines=lines, quote=quote, covered_by=why, covered=free)


def cover_of(order: Order) -> str:
    """Return why the customer owes nothing for it: their warranty, or that we come back."""
    if orders.is_under_warranty(order):
        return Cover.WARRANTY
    before = order.earlier.done_at if order.earlier is not None else None
    if order.source != OrderSource.RETURN or before is None or before > order.created_at:
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


def is_billed(kind: BilledKind, source: UUID) -> bool:
    """Whether a row stands on an invoice now."""
    return BilledSource.objects.filter(LIVE, kind=kind, source=str(source)).exists()


def orders_on(invoice_id: UUID) -> list[UUID]:
    """Return the orders an invoice was made of."""
    rows = BilledSource.objects.filter(invoice=invoice_id, released_at=None)
    return list(rows.values_list("order", flat=True).distinct())


def orders_behind() -> QuerySet[Order]:
    """Return the orders that do not say yet what is billed of them, or say so in vain."""
    rows = BilledSource.objects.filter(LIVE, order=OuterRef("id"))
    issued = ~Q(invoice__state__in=[InvoiceState.DRAFT, InvoiceState.VOID])
    owed = rows.exclude(invoice__state=InvoiceState.PAID)
    paid = rows.filter(invoice__state=InvoiceState.PAID)
    return Order.objects.filter(
        Exists(rows.filter(_TAKEN_BACK))
        | Exists(rows.filter(issued)) & Q(state=S.DONE)
        | Exists(paid) & ~Exists(owed) & Q(state=S.INVOICED)
    )


def _standing(each: ChargeLine, *, free: bool, chosen: bool) -> ChargeLine:
    """Return a line as it stands on this order's invoice: free, or agreed to in a quote before."""
    line = replace(each.line, discount_percent=WHOLE) if free else each.line
    return replace(each, line=line, chosen=chosen, priced=each.priced or free)


def _agreed(order: Order) -> Quote | None:
    """Return the quote an order is done by, unless its invoice was taken back."""
    row = order.quote
    if row is None:
        return None
    if row.state == QuoteState.ACCEPTED:
        return row
    made = row.invoice if row.state == QuoteState.CONVERTED else None
    if made is None or made.state == InvoiceState.VOID:
        return None
    return None if made.total_minor and made.credited_minor == made.total_minor else row


def currency() -> str:
    """Return what invoices of orders are written in."""
    return home().currency
