"""Shapes of imports and exports of customers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rest_framework import serializers

from crm.models import Customer, Import, RefusedLine
from crm.queries.custom import living, written
from crm.serializers.customers import CustomerFilter
from crm.types import CUSTOM, FIELDS, ImportState, OnDuplicate
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso

COLUMNS = {
    "name": "Nombre",
    "document_number": "Documento",
    "phone": "Teléfono",
    "email": "Correo",
    "category": "Categoría",
    "status": "Situación",
}
OUTCOMES = ("made", "updated", "skipped", "refused")


class ImportUpload(StrictSerializer):
    """A CSV or XLSX file, its headings in the first line."""

    file = serializers.FileField(allow_empty_file=False, max_length=255)


class ImportPatch(StrictSerializer):
    """What each column means, and what becomes of customers known already."""

    mapping = serializers.ListField(
        child=serializers.CharField(max_length=60, allow_blank=True),
        max_length=60,
        help_text=f"Of each column: {', '.join(FIELDS)}, `{CUSTOM}<id of a field>`, or nothing.",
    )
    on_duplicate = serializers.ChoiceField(choices=OnDuplicate.choices)


class ExportAsked(CustomerFilter):
    """How customers are written, and which."""

    format = serializers.ChoiceField(choices=["csv", "xlsx"], required=False, default="csv")


class ImportShape(serializers.Serializer[Any]):
    """An import; `done` of `rows` lines are taken in."""

    id = serializers.CharField()
    name = serializers.CharField()
    state = serializers.ChoiceField(choices=ImportState.choices)
    headings = serializers.ListField(child=serializers.CharField())
    mapping = serializers.ListField(child=serializers.CharField(allow_blank=True))
    on_duplicate = serializers.ChoiceField(choices=OnDuplicate.choices)
    rows = serializers.IntegerField()
    done = serializers.IntegerField()
    made = serializers.IntegerField()
    updated = serializers.IntegerField()
    skipped = serializers.IntegerField()
    refused = serializers.IntegerField()
    error = serializers.CharField(allow_blank=True)
    repeated = serializers.BooleanField(help_text="The same file was taken in before.")
    by = CardShape()
    created_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True)


class ProblemShape(serializers.Serializer[Any]):
    """What is wrong with a line, and in which column (empty: the whole line)."""

    column = serializers.CharField(allow_blank=True)
    code = serializers.CharField()
    detail = serializers.CharField()


class LineChangeShape(serializers.Serializer[Any]):
    """A value of a known customer that would be another one."""

    field = serializers.CharField()
    before = serializers.CharField(allow_blank=True)
    after = serializers.CharField()


class PreviewLineShape(serializers.Serializer[Any]):
    """One line as it would be taken in."""

    line = serializers.IntegerField()
    fields = serializers.DictField(child=serializers.CharField())  # type: ignore[assignment]
    outcome = serializers.ChoiceField(choices=OUTCOMES)
    problems = ProblemShape(many=True)
    changes = LineChangeShape(many=True, help_text="Only where a known customer would be updated.")


class ImportPreviewShape(serializers.Serializer[Any]):
    """How a file would turn out: `checked` of its `rows` lines were looked at."""

    rows = serializers.IntegerField()
    checked = serializers.IntegerField()
    made = serializers.IntegerField()
    updated = serializers.IntegerField()
    skipped = serializers.IntegerField()
    refused = serializers.IntegerField()
    lines = PreviewLineShape(many=True, help_text="The first, and the first refused below them.")


def an_import(row: Import) -> dict[str, Any]:
    """Return an import as it stands."""
    counts = {name: getattr(row, name) for name in ("made", "updated", "skipped", "refused")}
    before = Import.objects.filter(sha256=row.sha256, created_at__lt=row.created_at)
    return {
        "id": str(row.id),
        "name": row.name,
        "state": row.state,
        "headings": row.headings,
        "mapping": row.mapping,
        "on_duplicate": row.on_duplicate,
        "rows": row.rows,
        "done": sum(counts.values()),
        **counts,
        "error": row.error,
        "repeated": before.filter(state=ImportState.DONE).exists(),
        "by": dict(card(row.by)),
        "created_at": iso(row.created_at),
        "finished_at": iso(row.finished_at),
    }


def exported(rows: Iterable[Customer]) -> Iterator[list[str]]:
    """Yield the lines of a table of customers, headings first; what the import understands."""
    own = list(living())
    yield [*COLUMNS.values(), *(field.name for field in own)]
    for row in rows:
        said = {
            **{name: getattr(row, name) for name in COLUMNS},
            "category": row.category.es,
            "status": row.status.es,
        }
        values = (written(field, row.custom.get(str(field.id))) for field in own)
        yield [*(str(said[name]) for name in COLUMNS), *values]


def refused(row: Import, lines: Iterable[RefusedLine]) -> Iterator[list[str]]:
    """Yield refused lines as they stood, and why; mended, the file can be taken in again."""
    yield [*row.headings, "Fila", "Motivo"]
    for line in lines:
        cells = [*line.cells, *[""] * len(row.headings)][: len(row.headings)]
        why = "; ".join(
            ": ".join(filter(None, [each["column"], WHY.get(each["code"], each["detail"])]))
            for each in line.problems
        )
        yield [*cells, str(line.line), why]


WHY = {
    "required": "falta el nombre",
    "too_long": "es demasiado largo",
    "bad_phone": "no es un teléfono que exista",
    "bad_email": "no es un correo",
    "bad_document": "no es un documento (4 a 20 letras y números)",
    "unknown_word": "no es una de las palabras en uso",
    "invisible": "no se ve nada",
    "required_field": "es obligatorio",
    "bad_contract": "no es un número de contrato",
    "contract_taken": "el contrato es de otro cliente",
    "ambiguous": "el documento y el teléfono son de clientes distintos",
}
