"""Asks suppliers what parts cost: by mail and in their thread, with a link of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.queries import steps
from field_service.models import Offer, PartsRequest, Supplier, SupplierContact
from field_service.operations.purchases import mailing, records, saying
from field_service.queries.purchase_steps import STEPS
from field_service.queries.purchases import LINK
from field_service.types import OfferState, PurchaseState, SupplierMailKind
from hub.kernel import public_links
from hub.kernel.errors import Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User


def ask(
    *,
    request_id: UUID,
    supplier_ids: Sequence[UUID],
    by: User,
    at: datetime,
    version: int | None = None,
) -> PartsRequest:
    """Ask suppliers, each once: again sends those who said nothing another mail.

    Raises NotFound, RequestChanged, Forbidden, IllegalTransition, Invalid (`suppliers`).
    """
    with transaction.atomic():
        row = records.locked(request_id, by, version)
        steps.demand(STEPS, row, "ask", by)
        for supplier in _suppliers(supplier_ids):
            offer = _offer(row, supplier, at)
            reach(offer, SupplierMailKind.ASK, by=by, at=at)
            to = PurchaseState.QUOTING if row.state == PurchaseState.REQUESTED else None
            records.keep(row, "asked", by=by, at=at, to=to, supplier=supplier)
    return row


def link(*, request_id: UUID, offer_id: UUID, by: User, at: datetime) -> str:
    """Return a new address by which a supplier answers, to be copied. NotFound, Forbidden."""
    with transaction.atomic():
        row = records.locked(request_id, by)
        mailing.demand(by)
        return mailing.link_to(records.offer_of(row, offer_id), by=by.id, at=at)


def revoke(*, request_id: UUID, offer_id: UUID, by: User, at: datetime) -> PartsRequest:
    """Take back every link a supplier has to a request. NotFound, Forbidden."""
    with transaction.atomic():
        row = records.locked(request_id, by)
        mailing.demand(by)
        offer = records.offer_of(row, offer_id)
        public_links.revoke(LINK, offer.id, at=at)
        records.keep(row, "revoked", by=by, at=at, supplier=offer.supplier)
    return row


def reach(offer: Offer, kind: SupplierMailKind, *, by: User | None, at: datetime) -> None:
    """Tell a supplier by mail and in their thread, as far as either is known."""
    contact = offer.contact
    if contact is not None and contact.email:
        mailing.post(offer, kind, to=contact.email, by=by, at=at)
    if contact is not None and contact.identity_id is not None:
        address = mailing.link_to(offer, by=by.id if by else None, at=at)
        offer.channel_error = saying.say(offer, kind, contact.identity_id, address, at=at)
        offer.save(update_fields=["channel_error"])


def _offer(row: PartsRequest, supplier: Supplier, at: datetime) -> Offer:
    offer, made = Offer.objects.get_or_create(
        request=row,
        supplier=supplier,
        defaults={"contact": contact_of(supplier), "asked_at": at},
    )
    if not made and offer.state == OfferState.ASKED:
        offer.contact = contact_of(supplier)
        offer.save(update_fields=["contact"])
    return offer


def contact_of(supplier: Supplier) -> SupplierContact | None:
    """Return whom to ask at a supplier's: the main contact, else the first."""
    return supplier.contacts.order_by("-is_main", "created_at", "id").first()


def _suppliers(ids: Sequence[UUID]) -> list[Supplier]:
    wanted = set(ids)
    rows = list(Supplier.objects.filter(id__in=wanted, archived_at=None).order_by("name"))
    if not wanted or len(rows) < len(wanted):
        raise Invalid(fields={"suppliers": ["Name suppliers that are there."]})
    return rows
