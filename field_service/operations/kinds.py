"""Keeps the house's words for machines and services; what was used is put away, not removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from field_service.models import MachineKind, OrderKind, RequiredSkill, Skill
from hub.kernel.errors import Conflict, Invalid

Word = TypeVar("Word", MachineKind, OrderKind)
MOST_SKILLS = 20


class NameTaken(Conflict):
    """Another kind is called so, maybe one that was put away."""

    code, detail = "name_taken", "Another one is called so, maybe one that was put away."


def add_machine_kind(*, name: str, at: datetime) -> MachineKind:
    """Add a kind of machine; NameTaken."""
    return _saved(MachineKind(name=name.strip(), created_at=at))


def add_service_kind(*, fields: Mapping[str, Any], at: datetime) -> OrderKind:
    """Add a kind of service with the skills it takes; NameTaken, Invalid (`skills`)."""
    row = OrderKind(created_at=at)
    return change_service_kind(row, fields=fields)


def rename_machine_kind(row: MachineKind, *, name: str) -> MachineKind:
    """Call a kind of machine otherwise; NameTaken."""
    row.name = name.strip()
    return _saved(row)


def change_service_kind(row: OrderKind, *, fields: Mapping[str, Any]) -> OrderKind:
    """Say what is different; `skills` stand for all of them. NameTaken, Invalid (`skills`)."""
    plain = {name: value for name, value in fields.items() if name != "skills"}
    with transaction.atomic():
        for name, value in plain.items():
            setattr(row, name, value.strip() if name == "name" else value)
        _saved(row)
        if "skills" in fields:
            _require(row, fields["skills"])
    return row


def put_away(row: Word, *, at: datetime) -> Word:
    """Offer it no more; what is of this kind stays so."""
    row.archived_at = row.archived_at or at
    row.save(update_fields=["archived_at"])
    return row


def take_out(row: Word) -> Word:
    """Offer it again."""
    row.archived_at = None
    row.save(update_fields=["archived_at"])
    return row


def _saved(row: Word) -> Word:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        others = type(row).objects.filter(name__iexact=row.name).exclude(id=row.id)
        if others.exists():
            raise NameTaken(fields={"name": ["Another one is called so."]}) from error
        raise
    return row


def _require(row: OrderKind, said: Sequence[Mapping[str, Any]]) -> None:
    wanted = {each["skill"]: each["hard"] for each in said}
    known = Skill.objects.filter(id__in=wanted, archived_at=None).count()
    if known != len(wanted) or len(wanted) > MOST_SKILLS:
        raise Invalid(fields={"skills": ["Skills of this house, twenty at most."]})
    RequiredSkill.objects.filter(kind=row).delete()
    RequiredSkill.objects.bulk_create(
        RequiredSkill(kind=row, skill_id=skill, hard=hard) for skill, hard in wanted.items()
    )
