"""Buys: an offer is chosen, the supplier confirms and sends, or it comes to nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction
from sequences import get_next_value

from billing.queries import steps
from field_service.models import Offer, OfferLine, PartsRequest, PurchaseLine
from field_service.operations.purchases import asking, records, requesting, telling
from field_service.queries.purchase_steps import STEPS
from field_service.types import OfferState, PurchaseState, SupplierMailKind
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, Forbidden, Invalid
from hub.kernel.home import home, today
from hub.kernel.money import minor_of

if TYPE_CHECKING:
    from hub.accounts.models import User

SEQUENCE = "purchase-order"
FARTHEST = timedelta(days=730)
P = PurchaseState


class OverLimit(Forbidden):
    """It costs more than a clerk may spend."""

    code, detail = "over_limit", "An admin has to approve a purchase of this amount."


class NotOffered(Conflict):
    """This supplier has not said a price."""

    code, detail = "not_offered", "This supplier has not quoted."


def order(
    *, request_id: UUID, offer_id: UUID, version: int, by: User, at: datetime
) -> PartsRequest:
    """Buy what one supplier offered; what they cannot supply becomes a request of its own.

    Raises NotFound, RequestChanged, Forbidden, IllegalTransition, NotOffered, OverLimit.
    """
    with transaction.atomic():
        row = records.locked(request_id, by, version)
        steps.demand(STEPS, row, "order", by)
        offer = records.offer_of(row, offer_id)
        if offer.state != OfferState.ANSWERED or offer.total_minor is None:
            raise NotOffered
        limit = minor_of(settings.PURCHASE_LIMIT, home().currency)
        if offer.total_minor > limit and by.role != Role.ADMIN:
            raise OverLimit(fields={"limit": limit})
        _choose(row, offer, at)
        records.keep(row, "ordered", by=by, at=at, to=P.ORDERED, supplier=offer.supplier)
        asking.reach(offer, SupplierMailKind.ORDER, by=by, at=at)
    return row


def confirm(
    *, request_id: UUID, eta_on: date | None, by: User | None, at: datetime
) -> PartsRequest:
    """Take it that the supplier will deliver; nobody (`by`) is the supplier themselves.

    Raises NotFound, Forbidden, IllegalTransition, Invalid (`eta_on`).
    """
    with transaction.atomic():
        row = records.locked(request_id, by)
        steps.demand(STEPS, row, "confirm", by)
        if eta_on is not None:
            row.eta_on = _day(eta_on, at)
        records.keep(row, "confirmed", by=by, at=at, to=P.CONFIRMED, supplier=row.supplier)
        if by is None:
            telling.moved(row, "confirmed", at=at)
    return row


def ship(
    *,
    request_id: UUID,
    carrier: str,
    tracking: str,
    eta_on: date,
    by: User | None,
    at: datetime,
) -> PartsRequest:
    """Note that it is on its way, by whom, and when it arrives; again corrects it.

    Raises NotFound, Forbidden, IllegalTransition, Invalid (`eta_on`).
    """
    with transaction.atomic():
        row = records.locked(request_id, by)
        steps.demand(STEPS, row, "ship", by)
        row.carrier, row.tracking = carrier.strip()[:80], tracking.strip()[:80]
        row.eta_on = _day(eta_on, at)
        to = P.IN_TRANSIT if row.state in (P.ORDERED, P.CONFIRMED) else None
        said = " ".join(filter(None, (row.carrier, row.tracking, row.eta_on.isoformat())))
        records.keep(row, "shipped", by=by, at=at, to=to, supplier=row.supplier, reason=said)
    return row


def end(*, request_id: UUID, step: str, reason: str, by: User | None, at: datetime) -> PartsRequest:
    """`reject`, `cancel` or `break-off` a request, with the reason; the supplier hears of it.

    Raises NotFound, Forbidden, IllegalTransition, Invalid (`reason`).
    """
    with transaction.atomic():
        row = records.locked(request_id, by)
        _demand_end(row, step, by)
        if not reason.strip():
            raise Invalid(fields={"reason": ["Say why."]})
        row.reason = reason.strip()[:500]
        told = row.offers.filter(state=OfferState.CHOSEN).select_related("request", "contact")
        for offer in told if by is not None else ():
            asking.reach(offer, SupplierMailKind.CALL_OFF, by=by, at=at)
        to = P.REJECTED if step == "reject" else P.CANCELLED
        records.keep(row, to, by=by, at=at, to=to, reason=row.reason)
        if by is None:
            telling.moved(row, "rejected", at=at)
    return row


def _demand_end(row: PartsRequest, step: str, by: User | None) -> None:
    own = by is not None and by.role == Role.TECHNICIAN and row.created_by_id == by.id
    if step == "cancel" and own and row.state == P.REQUESTED:
        return
    steps.demand(STEPS, row, step, by)


def _choose(row: PartsRequest, offer: Offer, at: datetime) -> None:
    prices = {each.line_id: each.unit_minor for each in offer.lines.all()}
    left = []
    for line in row.lines.order_by("position"):
        line.unit_minor = prices.get(line.id)
        if line.unit_minor is None:
            left.append(line)
        line.save(update_fields=["unit_minor"])
    if left:
        _split(row, left, at)
    row.offers.exclude(id=offer.id).exclude(state=OfferState.DECLINED).update(state=OfferState.LOST)
    offer.state = OfferState.CHOSEN
    offer.save(update_fields=["state"])
    row.supplier, row.total_minor = offer.supplier, offer.total_minor
    row.purchase_number, row.ordered_at = get_next_value(SEQUENCE), at
    row.promised_on = row.eta_on = today(at) + timedelta(days=offer.days or 0)


def _split(row: PartsRequest, lines: list[PurchaseLine], at: datetime) -> None:
    """Ask for what this supplier does not have by a request of its own."""
    rest = PartsRequest(
        source=row.source,
        location=row.location,
        created_by=row.created_by,
        needed_on=row.needed_on,
        note=row.label,
    )
    # As they were asked for, also a part that was put away since: somebody still waits for it.
    asked = [
        PurchaseLine(part_id=each.part_id, quantity=each.quantity, order_id=each.order_id)
        for each in lines
    ]
    requesting.keep(rest, asked, by=row.created_by, at=at)
    OfferLine.objects.filter(line__in=lines).delete()
    for line in lines:
        line.delete()


def _day(day: date, at: datetime) -> date:
    if not abs(day - today(at)) <= FARTHEST:
        raise Invalid(fields={"eta_on": ["Not a day parts arrive on."]})
    return day
