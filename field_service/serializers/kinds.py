"""Kinds of machines and of services on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from crm.serializers import NamedShape
from field_service.models import MachineKind, OrderKind
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Phrase

LONGEST_DAY, LONGEST_YEAR = 14 * 24 * 60, 366 * 24 * 60


class KindFilter(serializers.Serializer[Any]):
    """Which kinds."""

    archived = serializers.BooleanField(required=False, default=False)


class MachineKindBody(StrictSerializer):
    """What a kind of machine is called."""

    name = Phrase(max_length=80)


class RequiredSkillBody(StrictSerializer):
    """A skill it takes; a `hard` one cannot be overruled."""

    skill = serializers.UUIDField()
    hard = serializers.BooleanField(required=False, default=False)


class ServiceKindPatch(StrictSerializer):
    """What is to be different of a kind of service; minutes until a target, or none."""

    name = Phrase(max_length=80, required=False)
    minutes = serializers.IntegerField(min_value=1, max_value=LONGEST_DAY, required=False)
    answer_minutes = serializers.IntegerField(
        min_value=1, max_value=LONGEST_YEAR, required=False, allow_null=True
    )
    finish_minutes = serializers.IntegerField(
        min_value=1, max_value=LONGEST_YEAR, required=False, allow_null=True
    )
    needs_photos = serializers.BooleanField(required=False)
    needs_signature = serializers.BooleanField(required=False)
    skills = RequiredSkillBody(many=True, required=False)


class NewServiceKind(ServiceKindPatch):
    """A kind of service."""

    name = Phrase(max_length=80)


class MachineKindShape(serializers.Serializer[Any]):
    """A kind of machine."""

    id = serializers.CharField()
    name = serializers.CharField()
    archived_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()


class KindSkillShape(serializers.Serializer[Any]):
    """A skill that a kind of service takes."""

    skill = NamedShape()
    hard = serializers.BooleanField()


class ServiceKindShape(serializers.Serializer[Any]):
    """A kind of service: how long, how soon, what it takes, what must be shown."""

    id = serializers.CharField()
    name = serializers.CharField()
    minutes = serializers.IntegerField()
    answer_minutes = serializers.IntegerField(allow_null=True)
    finish_minutes = serializers.IntegerField(allow_null=True)
    needs_photos = serializers.BooleanField()
    needs_signature = serializers.BooleanField()
    skills = KindSkillShape(many=True)
    archived_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()


def machine_kind(row: MachineKind) -> dict[str, Any]:
    """Return a kind of machine."""
    return {
        "id": str(row.id),
        "name": row.name,
        "archived_at": iso(row.archived_at),
        "created_at": iso(row.created_at),
    }


def service_kind(row: OrderKind, *, ours: bool) -> dict[str, Any]:
    """Return a kind from `queries.kinds.with_skills`; customers are not told whom it takes."""
    return {
        "id": str(row.id),
        "name": row.name,
        "minutes": row.minutes,
        "answer_minutes": row.answer_minutes,
        "finish_minutes": row.finish_minutes,
        "needs_photos": row.needs_photos,
        "needs_signature": row.needs_signature,
        "skills": [
            {"skill": {"id": str(each.skill_id), "name": each.skill.name}, "hard": each.hard}
            for each in (row.required.all() if ours else ())
        ],
        "archived_at": iso(row.archived_at),
        "created_at": iso(row.created_at),
    }
