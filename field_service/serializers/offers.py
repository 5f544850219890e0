"""Suppliers' offers side by side, and what a supplier's own link shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from field_service.models import Offer, PartsRequest, PurchaseLine
from field_service.queries.purchases import LINK
from field_service.queries.suppliers import standings
from field_service.serializers.parts import named, plain
from field_service.serializers.purchases import money
from field_service.serializers.suppliers import stars
from field_service.types import COMING, OfferState, PurchaseState
from hub.kernel.clock import iso
from hub.kernel.home import home
from hub.kernel.public_links import links_of

if TYPE_CHECKING:
    from hub.accounts.models import User

SAID = (OfferState.ANSWERED, OfferState.CHOSEN, OfferState.LOST)
UNMARKED = {"whole": False, "best_total": False, "best_days": False}


def side_by_side(row: PartsRequest, user: User, at: datetime) -> list[dict[str, Any]]:
    """Return who was asked and what they said, the best of each marked."""
    rows = row.offers.select_related("supplier", "contact").prefetch_related("lines", "mails")
    offers = list(rows.order_by("asked_at", "id"))
    rated = standings(each.supplier_id for each in offers)
    marks = _marks([each for each in offers if each.state in SAID])
    best = _best_prices([each for each in offers if each.state in SAID])
    return [
        {
            "id": str(each.id),
            "supplier": named(each.supplier),
            "rating": stars(rated[each.supplier_id]),
            "contact": each.contact.name if each.contact else "",
            "state": each.state,
            "days": each.days,
            "note": each.note,
            "total": money(each.total_minor, row, user),
            **marks.get(each.id, UNMARKED),
            "by_link": each.by_link,
            "prices": _prices(each, row, best, user),
            "mail": _mail(each),
            "channel_error": each.channel_error,
            "asked_at": iso(each.asked_at),
            "answered_at": iso(each.answered_at),
            "links": _open_links(each, at),
        }
        for each in offers
    ]


def _marks(said: list[Offer]) -> dict[UUID, dict[str, bool]]:
    """Return what is said of each answer: whether it is whole, the cheapest, the soonest."""
    whole = [each for each in said if _whole(each)]
    totals = [each.total_minor for each in whole if each.total_minor is not None]
    least = min(totals, default=None)
    days = min((each.days for each in said if each.days is not None), default=None)
    return {
        each.id: {
            "whole": each in whole,
            "best_total": each in whole and each.total_minor == least,
            "best_days": each.days is not None and each.days == days,
        }
        for each in said
    }


def shown(offer: Offer, at: datetime) -> dict[str, Any]:
    """Return what a supplier sees by their link: their own part of one request."""
    row = offer.request
    lines = list(row.lines.select_related("part").order_by("position"))
    prices = {each.line_id: each.unit_minor for each in offer.lines.all()}
    chosen = offer.state == OfferState.CHOSEN
    return {
        "number": row.label,
        "purchase_number": row.purchase_label if chosen else "",
        "supplier": offer.supplier.name,
        "state": _state(offer, row),
        "allowed": allowed(offer, row),
        "currency": home().currency,
        "lines": [_asked(line, prices, row) for line in lines],
        "needed_on": row.needed_on.isoformat() if row.needed_on else None,
        "days": offer.days,
        "note": offer.note,
        "total": money(offer.total_minor, row, None),
        "answered_at": iso(offer.answered_at),
        "eta_on": row.eta_on.isoformat() if chosen and row.eta_on else None,
        "carrier": row.carrier if chosen else "",
        "tracking": row.tracking if chosen else "",
    }


def allowed(offer: Offer, row: PartsRequest) -> list[str]:
    """Return what a supplier may do by their link now."""
    P = PurchaseState
    if offer.state == OfferState.CHOSEN:
        acts = {P.ORDERED: ["confirm", "ship", "refuse"], P.CONFIRMED: ["ship", "refuse"]}
        found = acts.get(PurchaseState(row.state), [])
        return found or (["ship"] if row.state in COMING else [])
    asked = offer.state in (OfferState.ASKED, OfferState.ANSWERED, OfferState.DECLINED)
    return ["answer", "decline"] if asked and row.state in (P.QUOTING, P.QUOTED) else []


def _state(offer: Offer, row: PartsRequest) -> str:
    if offer.state == OfferState.CHOSEN:
        return row.state
    closed = row.state in (PurchaseState.REJECTED, PurchaseState.CANCELLED)
    return "closed" if closed else offer.state


def _asked(line: PurchaseLine, prices: dict[Any, int | None], row: PartsRequest) -> dict[str, Any]:
    return {
        "id": str(line.id),
        "code": line.part.code,
        "name": line.part.name,
        "maker": line.part.maker,
        "unit": line.part.unit,
        "quantity": plain(line.quantity),
        "price": money(prices.get(line.id), row, None),
        "supplied": prices.get(line.id) is not None if line.id in prices else None,
    }


def _best_prices(offers: Sequence[Offer]) -> dict[Any, int]:
    best: dict[Any, int] = {}
    for offer in offers:
        for each in offer.lines.all():
            if each.unit_minor is not None:
                best[each.line_id] = min(each.unit_minor, best.get(each.line_id, each.unit_minor))
    return best


def _prices(
    offer: Offer, row: PartsRequest, best: dict[Any, int], user: User
) -> list[dict[str, Any]]:
    return [
        {
            "line": str(each.line_id),
            "unit_price": money(each.unit_minor, row, user),
            "best": each.unit_minor is not None and each.unit_minor == best.get(each.line_id),
        }
        for each in offer.lines.all()
    ]


def _whole(offer: Offer) -> bool:
    return all(each.unit_minor is not None for each in offer.lines.all())


def _mail(offer: Offer) -> dict[str, str] | None:
    mails = sorted(offer.mails.all(), key=lambda mail: mail.created_at)
    if not mails:
        return None
    last = mails[-1]
    return {"id": str(last.id), "to": last.to, "state": last.state, "error": last.error}


def _open_links(offer: Offer, at: datetime) -> int:
    rows = links_of(LINK, offer.id).filter(revoked_at=None, used_at=None)
    return rows.filter(expires_at__gt=at).count()
