"""Papers about machines, as each person may know them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet

from field_service.models import MachineDocument, PaperVersion
from field_service.queries import machines
from field_service.types.history import OF_THE_MACHINE
from hub.accounts.roles import STAFF
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


def visible_to(user: User) -> QuerySet[MachineDocument]:
    """Return the papers of machines this person may see; customers see what is shared with them.

    What somebody paid for a machine is shown to nobody who has it later.
    """
    rows = MachineDocument.objects.filter(archived_at=None, machine__in=machines.visible_to(user))
    if user.role in STAFF:
        return rows
    theirs = Q(kind__in=OF_THE_MACHINE) | Q(owner=F("machine__customer"))
    return rows.filter(theirs, is_shared=True)


def documents_of(user: User, machine_id: UUID) -> QuerySet[MachineDocument]:
    """Return the papers of a machine with their versions, newest first."""
    versions = PaperVersion.objects.select_related("attachment", "author").order_by("-number")
    rows = visible_to(user).filter(machine=machine_id)
    return rows.prefetch_related(Prefetch("versions", versions))


def document_for(user: User, document_id: UUID) -> MachineDocument:
    """Return one paper this person may see; NotFound otherwise."""
    found = visible_to(user).filter(id=document_id).first()
    if found is None:
        raise NotFound
    return found


def shows_file(user: User, attachment_id: UUID) -> bool:
    """Tell whether a file is a version of a paper this person may see."""
    rows = PaperVersion.objects.filter(attachment=attachment_id)
    return rows.filter(document__in=visible_to(user)).exists()
