"""The house's skills, and who holds them until when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from chat.operations import words
from field_service.models import HeldSkill, Skill
from field_service.queries.people import skill_by_id
from hub.kernel.errors import Conflict, Invalid

LONGEST = 80


class SkillTaken(Conflict):
    """There is one of that name."""

    code, detail = "skill_taken", "There is a skill of that name already."


@dataclass(frozen=True, kw_only=True)
class Holds:
    """That somebody can do something: level 1 to 3, the last day it counts."""

    skill_id: UUID
    level: int = 1
    expires_on: date | None = None


def add(*, name: str, at: datetime) -> Skill:
    """Give the house another skill. Invalid, SkillTaken."""
    return _kept(Skill(name=_name(name), created_at=at))


def change(*, skill_id: UUID, fields: Mapping[str, Any], at: datetime) -> Skill:
    """Rename one (`name`), or put it away and take it out again (`archived`).

    Raises NotFound, Invalid, SkillTaken.
    """
    row = skill_by_id(skill_id)
    if "name" in fields:
        row.name = _name(fields["name"])
    if "archived" in fields:
        row.archived_at = (row.archived_at or at) if fields["archived"] else None
    return _kept(row)


def hold(*, technician_id: UUID, holds: Sequence[Holds]) -> None:
    """Write down all that somebody can do, instead of what stood there. Invalid (`skills`)."""
    ids = [each.skill_id for each in holds]
    if len(set(ids)) != len(ids):
        raise Invalid(fields={"skills": ["Each skill once."]})
    if Skill.objects.filter(id__in=ids).count() != len(ids):
        raise Invalid(fields={"skills": ["There is no such skill."]})
    with transaction.atomic():
        HeldSkill.objects.filter(technician=technician_id).exclude(skill__in=ids).delete()
        for each in holds:
            HeldSkill.objects.update_or_create(
                technician_id=technician_id,
                skill_id=each.skill_id,
                defaults={"level": each.level, "expires_on": each.expires_on},
            )


def _name(typed: str) -> str:
    name = words.line(typed, LONGEST)
    if not name:
        raise Invalid(fields={"name": ["What is it called?"]})
    return str(name)


def _kept(row: Skill) -> Skill:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise SkillTaken(fields={"name": [SkillTaken.detail]}) from None
    return row
