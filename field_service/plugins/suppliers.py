"""A supplier's own link: what it shows, and what can be done by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from field_service.models import Offer
from field_service.operations.purchases import answering, ordering, papers
from field_service.queries.purchases import LINK
from field_service.serializers import offers as shapes
from field_service.serializers import purchase_bodies as bodies
from hub.kernel.errors import NotFound
from hub.kernel.public_links import Act, Download, LinkKind, Visit, kinds


def _opened(visit: Visit) -> Offer:
    rows = Offer.objects.select_related("request", "supplier").prefetch_related("lines")
    row = rows.filter(id=UUID(visit.link.subject)).first()
    if row is None:
        raise NotFound
    return row


def _shown(visit: Visit) -> Mapping[str, Any]:
    return shapes.shown(_opened(visit), visit.at)


def _answers(visit: Visit, body: dict[str, Any]) -> Mapping[str, Any]:
    row = _opened(visit)
    form = bodies.offer_form(body)
    answering.answer(request_id=row.request_id, offer_id=row.id, form=form, by=None, at=visit.at)
    return _shown(visit)


def _declines(visit: Visit, body: dict[str, Any]) -> Mapping[str, Any]:
    row, note = _opened(visit), body.get("note", "")
    answering.decline(request_id=row.request_id, offer_id=row.id, note=note, by=None, at=visit.at)
    return _shown(visit)


def _confirms(visit: Visit, body: dict[str, Any]) -> Mapping[str, Any]:
    row = _bought(visit)
    day = body.get("eta_on")
    ordering.confirm(request_id=row.request_id, eta_on=day, by=None, at=visit.at)
    return _shown(visit)


def _ships(visit: Visit, body: dict[str, Any]) -> Mapping[str, Any]:
    ordering.ship(
        request_id=_bought(visit).request_id,
        carrier=body.get("carrier", ""),
        tracking=body.get("tracking", ""),
        eta_on=body["eta_on"],
        by=None,
        at=visit.at,
    )
    return _shown(visit)


def _refuses(visit: Visit, body: dict[str, Any]) -> Mapping[str, Any]:
    row, why = _bought(visit), body["reason"]
    ordering.end(request_id=row.request_id, step="reject", reason=why, by=None, at=visit.at)
    return _shown(visit)


def _bought(visit: Visit) -> Offer:
    """Return the offer that was chosen; OfferClosed for every other supplier."""
    row = _opened(visit)
    if row.state != "chosen":
        raise answering.OfferClosed
    return row


def _paper(visit: Visit) -> Download:
    found = papers.paper_of(_bought(visit).request_id, at=visit.at)
    return Download(content=found.content, content_type=found.type, name=found.name)


kinds.add(
    LINK,
    LinkKind(
        show=_shown,
        acts={
            "answer": Act(run=_answers, body=bodies.AnswerBody, keyed=True),
            "decline": Act(run=_declines, body=bodies.DeclineBody, keyed=True),
            "confirm": Act(run=_confirms, body=bodies.ConfirmPurchaseBody, keyed=True),
            "ship": Act(run=_ships, body=bodies.ShipBody, keyed=True),
            "refuse": Act(run=_refuses, body=bodies.EndRequestBody, keyed=True),
        },
        downloads={"paper": _paper},
    ),
)
