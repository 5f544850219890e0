"""A report as a file somebody takes away."""

from __future__ import annotations

import orjson

from hub.kernel import sheets
from hub.kernel.folding import indexed
from hub.reports.adapters import report_paper
from hub.reports.queries.answers import Answer
from hub.reports.serializers.report_lines import lines_of
from hub.reports.serializers.report_paper import paper_of
from hub.reports.serializers.reports import said, shown
from hub.reports.types.running import Format

TYPES = {
    Format.JSON: "application/json",
    Format.CSV: sheets.CSV,
    Format.XLSX: sheets.XLSX,
    Format.PDF: "application/pdf",
}


def file_of(told: Answer, format: str, language: str, *, own: bool) -> bytes:
    """Return a report in one of its forms, with what was asked above it."""
    if format == Format.CSV:
        return "".join(sheets.csv_of(lines_of(told, language))).encode()
    if format == Format.XLSX:
        with sheets.xlsx_of(lines_of(told, language)) as book:
            return book.read()
    if format == Format.PDF:
        return report_paper.render(paper_of(told, language))
    return orjson.dumps(shown(told, language, own=own))


def name_of(told: Answer, format: str, language: str) -> str:
    """Return what its file is called: `primera-respuesta_2026-11-01_2026-11-30.csv`."""
    return named(said(told.report.title, language), told.asked.since, told.asked.until, format)


def named(title: str, since: object, until: object, format: str) -> str:
    """Return a file's name from the words of a title."""
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in indexed(title))
    return f"{'-'.join(part for part in plain.split('-') if part)}_{since}_{until}.{format}"
