"""Labels of machines, by what their code opens."""

from __future__ import annotations

from uuid import UUID

from field_service.models import MachineLabel
from hub.kernel import public_links
from hub.kernel.errors import NotFound

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
