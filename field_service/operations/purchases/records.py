"""Takes a request for parts under its lock, and writes it with the step it took."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from field_service import live
from field_service.models import Offer, PartsRequest, PartsRequestStep, Supplier
from field_service.queries.purchases import visible_to
from field_service.types import PurchaseState
from hub.kernel.errors import Conflict, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


class RequestChanged(Conflict):
    """Somebody else was faster; `fields` has how it stands now."""

    code, detail = "changed", "Somebody changed this meanwhile; look at it again."


def locked(request_id: UUID, by: User | None, version: int | None = None) -> PartsRequest:
    """Return a request this person may see, locked to commit.

    NotFound; RequestChanged where another `version` was looked at.
    """
    rows = PartsRequest.objects.filter(id=request_id)
    if by is not None and not visible_to(by).filter(id=request_id).exists():
        raise NotFound
    row = rows.select_for_update(of=("self",), no_key=True).first()
    if row is None:
        raise NotFound
    if version is not None and row.version != version:
        raise RequestChanged(fields={"version": row.version, "state": row.state})
    return row


def offer_of(row: PartsRequest, offer_id: UUID) -> Offer:
    """Return an offer to a request, under the request's lock; NotFound."""
    offer = Offer.objects.select_related("supplier").filter(id=offer_id, request=row).first()
    if offer is None:
        raise NotFound
    return offer


def keep(
    row: PartsRequest,
    what: str,
    *,
    by: User | None,
    at: datetime,
    to: PurchaseState | None = None,
    reason: str = "",
    supplier: Supplier | None = None,
) -> None:
    """Write a request with a step of it, in state `to` from now on; screens hear."""
    before = row.state
    if to is not None and to != before:
        row.state, row.state_since = to, at
    row.version += 1
    row.updated_at = at
    row.save()
    PartsRequestStep.objects.create(
        request=row,
        what=what,
        before=before,
        after=row.state,
        reason=reason[:500],
        supplier=supplier,
        author=by,
        created_at=at,
    )
    live.parts_request_moved(row)
