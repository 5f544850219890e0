"""The house's health on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import translation
from rest_framework import serializers

from hub.kernel.clock import iso
from hub.upkeep.queries.copies import copies, made_at
from hub.upkeep.types import Finding, Level

SHOWN = 30  # archives


class HealthAsked(serializers.Serializer[Any]):
    """Whether the public address is tried too, which takes some seconds."""

    calls = serializers.BooleanField(default=False)


class FindingShape(serializers.Serializer[Any]):
    key = serializers.CharField()
    level = serializers.ChoiceField(choices=Level.choices)
    detail = serializers.CharField(help_text="What is wrong and what to do, for who asks.")
    about = serializers.DictField(help_text="Its figures, by names of its own.")


class ArchiveShape(serializers.Serializer[Any]):
    name = serializers.CharField()
    bytes = serializers.IntegerField()
    made_at = serializers.DateTimeField()


class HouseHealthShape(serializers.Serializer[Any]):
    findings = FindingShape(many=True, help_text="The worst first; empty when all is well.")
    backed_up_at = serializers.DateTimeField(allow_null=True)
    backups = serializers.IntegerField()
    archives = ArchiveShape(many=True, help_text="The newest of them.")
    checked_at = serializers.DateTimeField()


def health(found: list[Finding], *, at: datetime, language: str) -> dict[str, Any]:
    """Return what is wrong, in the language of who asks."""
    kept = copies()
    with translation.override(language):
        told = [
            {
                "key": each.key,
                "level": each.level.value,
                "detail": str(each.words),
                "about": dict(each.about),
            }
            for each in found
        ]
    return {
        "findings": told,
        "backed_up_at": iso(made_at(kept[0])) if kept else None,
        "backups": len(kept),
        "archives": [
            {"name": path.name, "bytes": path.stat().st_size, "made_at": iso(made_at(path))}
            for path in kept[:SHOWN]
        ],
        "checked_at": iso(at),
    }
