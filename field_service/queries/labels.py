"""Labels of machines, by what their code opens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from field_service.models import LabelRequest, MachineLabel
from field_service.queries import orders
from hub.kernel import public_links
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

KIND = "machine"


def label_behind(subject: str) -> MachineLabel:
    """Return the living label of a link. NotFound."""
    rows = MachineLabel.objects.select_related("machine__kind", "machine__customer__status")
    found = rows.filter(id=subject, revoked_at=None).first()
    if found is None:
        raise NotFound
    return found


def label_of(machine_id: UUID) -> MachineLabel | None:
    """Return the label a machine has now, below a check of access."""
    rows = MachineLabel.objects.filter(machine=machine_id, revoked_at=None)
    return rows.select_related("created_by").first()


def address_of(label: MachineLabel) -> str:
    """Return what stands in the code."""
    return public_links.standing(KIND, label.id)


def requests_of(order_ids: Iterable[UUID]) -> dict[UUID, LabelRequest]:
    """Return who asked for these orders by a label."""
    rows = LabelRequest.objects.filter(order__in=list(order_ids))
    return {row.order_id: row for row in rows}


def shows_photo(user: User, attachment_id: UUID) -> bool:
    """Tell whether a picture was sent for an order this person may see."""
    mine = orders.visible_to(user)
    return LabelRequest.objects.filter(photo=attachment_id, order__in=mine).exists()
