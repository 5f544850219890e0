"""A report as its paper shows it: everything said as people write it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hub.kernel.money import Money
from hub.reports.queries.answers import Answer
from hub.reports.serializers.report_lines import cell_of, head_of
from hub.reports.serializers.report_words import HEAD
from hub.reports.serializers.reports import said
from hub.reports.types.reports import Cell, Number, Unit

_LEFT = {Unit.TEXT, Unit.DAY, Unit.INSTANT}
_MOST = 2_000  # lines of one table: the rest is for a sheet
_WIDE = 6  # columns that no longer stand upright


def paper_of(told: Answer, language: str) -> dict[str, Any]:
    """Return what the template draws, all of it text."""
    words = {name: said(HEAD[name], language) for name in ("figure", "nothing", "page", "of")}
    return {
        "title": said(told.report.title, language),
        "about": said(told.report.description, language),
        "lang": language,
        "wide": any(len(each.columns) > _WIDE for each in told.result.tables),
        "head": [list(row) for row in head_of(told, language)[1:]],
        "words": words,
        "figures": _figures(told, language),
        "tables": [
            {
                "title": said(table.title, language),
                "columns": [
                    {"label": said(each.label, language), "right": each.unit not in _LEFT}
                    for each in table.columns
                ],
                "rows": [
                    [
                        _said(cell, column.unit, told, language)
                        for cell, column in zip(line.cells, table.columns, strict=True)
                    ]
                    for line in table.lines[:_MOST]
                ],
            }
            for table in told.result.tables
        ],
    }


def _figures(told: Answer, language: str) -> dict[str, Any]:
    heads = [("figure", False), ("value", True), ("previous", True), ("formula", False)]
    return {
        "columns": [{"label": said(HEAD[key], language), "right": right} for key, right in heads],
        "rows": [
            [
                said(each.label, language),
                _said(told.result.figures.get(each.key), each.unit, told, language),
                _said((told.previous or {}).get(each.key), each.unit, told, language),
                said(each.formula, language),
            ]
            for each in told.report.measures
        ],
    }


def _said(cell: Cell, unit: Unit, told: Answer, language: str) -> str:
    if isinstance(cell, int | float | Decimal):
        return _number(cell, unit, told.asked.currency)
    return str(cell_of(cell, unit, told.asked, language))


def _number(value: Number, unit: Unit, currency: str) -> str:
    if unit == Unit.MONEY:
        return str(Money(int(value), currency))
    if unit == Unit.SECONDS:
        return _duration(float(value))
    plain = f"{value:,}" if isinstance(value, int) else f"{float(value):,.1f}"
    return f"{plain} %" if unit == Unit.PERCENT else plain


def _duration(seconds: float) -> str:
    """Return a stretch of time: 45 s, 12 min, 3 h 05 min, 2 d 4 h."""
    minutes, hours = divmod(round(seconds), 60)[0], int(seconds // 3600)
    if seconds < 60:
        return f"{seconds:.0f} s"
    if hours < 1:
        return f"{minutes} min"
    if hours < 48:
        return f"{hours} h {minutes % 60:02} min"
    return f"{hours // 24} d {hours % 24} h"
