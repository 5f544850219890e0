"""The papers of orders, as each person may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from field_service.models import DocumentVersion, OrderDocument
from field_service.queries.orders import visible_to as orders_of
from hub.accounts.roles import STAFF
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


def visible_to(user: User) -> QuerySet[OrderDocument]:
    """Return the papers of all orders somebody may see; what is for staff only to staff."""
    rows = OrderDocument.objects.filter(order__in=orders_of(user))
    return rows if user.role in STAFF else rows.filter(staff_only=False)


def of_order(user: User, order_id: UUID) -> QuerySet[OrderDocument]:
    """Return the papers of an order with all their versions, the newest version first."""
    versions = DocumentVersion.objects.select_related("attachment", "author").order_by("-number")
    rows = visible_to(user).filter(order=order_id).select_related("created_by")
    return rows.prefetch_related(Prefetch("versions", versions)).order_by("created_at", "id")


def document_for(user: User, document_id: UUID) -> OrderDocument:
    """Return a paper this person may see; NotFound otherwise."""
    found = visible_to(user).filter(id=document_id).first()
    if found is None:
        raise NotFound
    return found


def opens_file(user: User, attachment_id: UUID) -> bool:
    """Whether a file is a version of a paper this person may see (`chat.ports.files.doors`)."""
    mine = visible_to(user).filter(versions__attachment=attachment_id)
    return mine.exists()
