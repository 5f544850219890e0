"""What suppliers say of a request: by their link, or the office on their behalf."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.queries import steps
from field_service.models import Offer, OfferLine, PartsRequest, PurchaseLine
from field_service.operations.purchases import records, telling
from field_service.queries.purchase_steps import STEPS
from field_service.types import OfferForm, OfferState, PurchaseState
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.money import LARGEST, round_half_up

if TYPE_CHECKING:
    from hub.accounts.models import User

LONGEST_DAYS = 365


class OfferClosed(Conflict):
    """It was decided already."""

    code, detail = "offer_closed", "This was decided already."


def answer(
    *, request_id: UUID, offer_id: UUID, form: OfferForm, by: User | None, at: datetime
) -> Offer:
    """Take a supplier's prices, all lines at once; again, until it is decided, takes their place.

    Nobody (`by`) is the supplier themselves. Raises NotFound, Forbidden, IllegalTransition,
    OfferClosed, Invalid (`prices`, `days`).
    """
    with transaction.atomic():
        row = records.locked(request_id, by)
        steps.demand(STEPS, row, "answer", by)
        offer = _open(row, offer_id)
        lines = {line.id: line for line in row.lines.all()}
        total = _priced(offer, lines, form)
        offer.days, offer.note, offer.total_minor = form.days, form.note.strip()[:500], total
        _keep(offer, OfferState.ANSWERED, by, at)
        records.keep(
            row,
            "answered",
            by=by,
            at=at,
            to=PurchaseState.QUOTED,
            supplier=offer.supplier,
            reason=offer.note,
        )
        if by is None:
            telling.answered(row, offer, at=at)
    return offer


def decline(*, request_id: UUID, offer_id: UUID, note: str, by: User | None, at: datetime) -> Offer:
    """Take it that a supplier cannot supply any of it. Raises as `answer`."""
    with transaction.atomic():
        row = records.locked(request_id, by)
        steps.demand(STEPS, row, "answer", by)
        offer = _open(row, offer_id)
        offer.lines.all().delete()
        offer.days, offer.total_minor, offer.note = None, None, note.strip()[:500]
        _keep(offer, OfferState.DECLINED, by, at)
        left = row.offers.filter(state=OfferState.ANSWERED).exists()
        records.keep(
            row,
            "declined",
            by=by,
            at=at,
            to=PurchaseState.QUOTED if left else PurchaseState.QUOTING,
            supplier=offer.supplier,
            reason=offer.note,
        )
        if by is None:
            telling.answered(row, offer, at=at)
    return offer


def _open(row: PartsRequest, offer_id: UUID) -> Offer:
    offer = records.offer_of(row, offer_id)
    if offer.state not in (OfferState.ASKED, OfferState.ANSWERED, OfferState.DECLINED):
        raise OfferClosed
    return offer


def _priced(offer: Offer, lines: dict[UUID, PurchaseLine], form: OfferForm) -> int:
    said = {each.line_id: each.unit_minor for each in form.prices}
    if set(said) != set(lines) or len(said) != len(form.prices):
        raise Invalid(fields={"prices": ["Each line once, with a price or without."]})
    prices = {line: price for line, price in said.items() if price is not None}
    if not prices:
        raise Invalid(fields={"prices": ["A price for something; otherwise decline."]})
    if any(not 0 <= price <= LARGEST // 10**6 for price in prices.values()):
        raise Invalid(fields={"prices": ["Not a price."]})
    if not 0 <= form.days <= LONGEST_DAYS:
        raise Invalid(fields={"days": [f"From 0 to {LONGEST_DAYS} days."]})
    offer.lines.all().delete()
    OfferLine.objects.bulk_create(
        OfferLine(offer=offer, line=lines[line], unit_minor=price) for line, price in said.items()
    )
    return sum(round_half_up(lines[line].quantity * price) for line, price in prices.items())


def _keep(offer: Offer, state: OfferState, by: User | None, at: datetime) -> None:
    offer.state, offer.answered_at, offer.by_link = state, at, by is None
    offer.save()
