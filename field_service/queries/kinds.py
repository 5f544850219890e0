"""The house's words for machines and services."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from field_service.models import MachineKind, OrderKind, RequiredSkill
from hub.kernel.errors import NotFound


def machine_kinds(*, archived: bool = False) -> QuerySet[MachineKind]:
    """Return the kinds that are in use, or those put away."""
    return MachineKind.objects.filter(archived_at__isnull=not archived)


def service_kinds(*, archived: bool = False) -> QuerySet[OrderKind]:
    """Return the kinds that are in use, or those put away, with the skills they take."""
    return with_skills(OrderKind.objects.filter(archived_at__isnull=not archived))


def with_skills(rows: QuerySet[OrderKind]) -> QuerySet[OrderKind]:
    """Join the skills that kinds take."""
    skills = RequiredSkill.objects.select_related("skill").order_by("skill__name", "id")
    return rows.prefetch_related(Prefetch("required", skills))


def machine_kind(kind_id: UUID) -> MachineKind:
    """Return one kind; NotFound."""
    found = MachineKind.objects.filter(id=kind_id).first()
    if found is None:
        raise NotFound
    return found


def service_kind(kind_id: UUID) -> OrderKind:
    """Return one kind with the skills it takes; NotFound."""
    found = with_skills(OrderKind.objects.filter(id=kind_id)).first()
    if found is None:
        raise NotFound
    return found
