"""Tables of machines and parts on the wire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rest_framework import serializers

from field_service.models import ServiceIntake
from field_service.types import TableKind, TableState
from field_service.types.intakes import TableLine
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso

SHOWN = 50


class ServiceIntakeUpload(StrictSerializer):
    """A CSV or XLSX file, its headings in the first line."""

    kind = serializers.ChoiceField(choices=TableKind.choices)
    file = serializers.FileField(allow_empty_file=False, max_length=255)


class ServiceIntakePatch(StrictSerializer):
    """What each column means: one of `meanings`, or nothing."""

    mapping = serializers.ListField(
        child=serializers.CharField(max_length=20, allow_blank=True), max_length=60
    )


class TableRefusedShape(serializers.Serializer[Any]):
    """A line that was not taken in: in which column, and a code of why."""

    line = serializers.IntegerField()
    column = serializers.CharField(allow_blank=True)
    code = serializers.CharField()


class ServiceIntakeShape(serializers.Serializer[Any]):
    """A table: looked at, or taken in."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=TableKind.choices)
    name = serializers.CharField()
    state = serializers.ChoiceField(choices=TableState.choices)
    headings = serializers.ListField(child=serializers.CharField(allow_blank=True))
    mapping = serializers.ListField(child=serializers.CharField(allow_blank=True))
    meanings = serializers.ListField(child=serializers.CharField())
    rows = serializers.IntegerField()
    made = serializers.IntegerField()
    repeated = serializers.IntegerField()
    refused = TableRefusedShape(many=True)
    author = CardShape()
    created_at = serializers.DateTimeField()
    done_at = serializers.DateTimeField(allow_null=True)


class TableLineShape(serializers.Serializer[Any]):
    """One line as it would be taken in."""

    line = serializers.IntegerField()
    outcome = serializers.ChoiceField(choices=["new", "repeated", "refused"])
    column = serializers.CharField(allow_blank=True)
    code = serializers.CharField(allow_blank=True)
    what = serializers.CharField(allow_blank=True)
    whose = serializers.CharField(allow_blank=True)


class TablePreviewShape(serializers.Serializer[Any]):
    """How a table would turn out now; the first lines, and the first refused ones."""

    new = serializers.IntegerField()
    repeated = serializers.IntegerField()
    refused = serializers.IntegerField()
    lines = TableLineShape(many=True)


def intake(row: ServiceIntake, meanings: Sequence[str]) -> dict[str, Any]:
    """Return a table as it stands."""
    plain = ("kind", "name", "state", "headings", "mapping", "made", "repeated")
    return {
        "id": str(row.id),
        **{name: getattr(row, name) for name in plain},
        "meanings": list(meanings),
        "rows": len(row.cells),
        "refused": [
            {"line": line, "column": column, "code": code} for line, column, code in row.refused
        ],
        "author": dict(card(row.author)),
        "created_at": iso(row.created_at),
        "done_at": iso(row.done_at),
    }


def preview(lines: Sequence[TableLine]) -> dict[str, Any]:
    """Return counts, the first lines, and the first refused ones below."""
    below = [line for line in lines[SHOWN:] if line.outcome == "refused"][:SHOWN]
    return {
        **{name: sum(line.outcome == name for line in lines) for name in OUTCOMES},
        "lines": [_line(each) for each in [*lines[:SHOWN], *below]],
    }


OUTCOMES = ("new", "repeated", "refused")


def _line(line: TableLine) -> dict[str, Any]:
    return {
        "line": line.number,
        "outcome": line.outcome,
        "column": line.column,
        "code": line.code,
        "what": line.what,
        "whose": line.whose,
    }
