"""Reports on the wire: the index, and one with everything it says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from hub.kernel.clock import iso
from hub.kernel.money import EXPONENTS, Money
from hub.reports.ports.reports import Report, dimensions
from hub.reports.queries.answers import Answer
from hub.reports.serializers.report_words import GROUPS
from hub.reports.types.reports import Cell, Chart, Filter, Measure, Number, Said, Table, Unit


def said(words: Said, language: str) -> str:
    """Return words in a language, Spanish where it is not there."""
    return words.get(language) or words["es"]


def indexed(report: Report, language: str) -> dict[str, Any]:
    """Return a report as the index shows it."""
    return {
        "key": report.key,
        "group": {"key": str(report.group), "title": said(GROUPS[report.group], language)},
        "title": said(report.title, language),
        "description": said(report.description, language),
        "figures": [_named(each, language) for each in report.measures],
    }


def shown(
    told: Answer, language: str, *, own: bool, standings: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return a report with all it says; `own` leaves out what would narrow it to other people.

    `standings` are the goals of its figures as they are shown, by figure.
    """
    asked, result = told.asked, told.result
    return {
        **{key: value for key, value in indexed(told.report, language).items() if key != "figures"},
        "range": _days(asked.since, asked.until),
        "compared": _days(told.compared.since, told.compared.until) if told.compared else None,
        "currency": asked.currency,
        "filters": [
            _filter(name, told, language)
            for name in told.report.filters
            if not own or name not in (Filter.PERSON, Filter.TEAM, Filter.AREA)
        ],
        "figures": [
            {**_figure(each, told, language), "goal": (standings or {}).get(each.key)}
            for each in told.report.measures
        ],
        "charts": [_chart(each, asked.currency, language) for each in result.charts],
        "tables": [_table(each, asked.currency, language) for each in result.tables],
        "made_at": iso(told.made_at),
    }


def number_of(value: Number | None, unit: Unit, currency: str) -> Any:
    """Return a number as JSON has it: money as an amount, the rest as a plain number."""
    if value is None:
        return None
    if unit == Unit.MONEY:
        return Money(int(value), currency).as_json()
    return value if isinstance(value, int) else round(float(value), 2)


def change_of(value: Number | None, before: Number | None) -> float | None:
    """Return by how many per cent a figure moved; None where there is nothing to compare."""
    if value is None or not before:
        return None
    return round((float(value) - float(before)) / abs(float(before)) * 100, 1)


def choices(name: str) -> list[dict[str, str]] | None:
    """Return what a filter offers; None where people look for it themselves."""
    kind = dimensions.get(name)
    if kind is None or kind.choices is None:
        return None
    return [{"id": str(key), "name": label} for key, label in kind.choices()]


def _named(measure: Measure, language: str) -> dict[str, Any]:
    return {
        "key": measure.key,
        "label": said(measure.label, language),
        "formula": said(measure.formula, language),
        "unit": str(measure.unit),
        "better": measure.better,
    }


def _figure(measure: Measure, told: Answer, language: str) -> dict[str, Any]:
    currency, value = told.asked.currency, told.result.figures.get(measure.key)
    before = told.previous.get(measure.key) if told.previous is not None else None
    return {
        **_named(measure, language),
        "value": number_of(value, measure.unit, currency),
        "previous": number_of(before, measure.unit, currency),
        "change": change_of(value, before),
        "link": told.result.links.get(measure.key, ""),
    }


def _filter(name: Filter, told: Answer, language: str) -> dict[str, Any]:
    if name == Filter.CURRENCY:
        code = told.asked.currency
        only = [{"id": code, "name": code}]
        words = {"es": "Moneda", "en": "Currency"}
        return {"key": "currency", "label": said(words, language), "name": code, "choices": only}
    kind = dimensions.get(name)
    return {
        "key": str(name),
        "label": said(kind.label, language) if kind is not None else str(name),
        "name": told.names.get(name, ""),
        "choices": choices(name),
    }


def _chart(chart: Chart, currency: str, language: str) -> dict[str, Any]:
    return {
        "key": chart.key,
        "title": said(chart.title, language),
        "look": str(chart.look),
        "unit": str(chart.unit),
        "names": [{"key": key, "label": said(words, language)} for key, words in chart.names],
        "points": [
            {
                "x": x if isinstance(x, str) else said(x, language),
                "values": [_plain(value, chart.unit, currency) for value in values],
            }
            for x, values in chart.points
        ],
    }


def _table(table: Table, currency: str, language: str) -> dict[str, Any]:
    units = [column.unit for column in table.columns]
    return {
        "key": table.key,
        "title": said(table.title, language),
        "columns": [
            {"key": each.key, "label": said(each.label, language), "unit": str(each.unit)}
            for each in table.columns
        ],
        "rows": [
            {
                "cells": [
                    _cell(cell, unit, currency, language)
                    for cell, unit in zip(line.cells, units, strict=True)
                ],
                "link": line.link,
            }
            for line in table.lines
        ],
    }


def _cell(cell: Cell, unit: Unit, currency: str, language: str) -> Any:
    if isinstance(cell, datetime):
        return iso(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float | Decimal):
        return number_of(cell, unit, currency)
    if cell is None or isinstance(cell, str | UUID):
        return cell if cell is None else str(cell)
    return said(cell, language)


def _plain(value: Number | None, unit: Unit, currency: str) -> float | int | None:
    """Return what a chart draws: money in whole units of its currency."""
    if value is None:
        return None
    if unit == Unit.MONEY:
        return float(Decimal(int(value)).scaleb(-EXPONENTS[currency]))
    return value if isinstance(value, int) else round(float(value), 2)


def _days(since: date, until: date) -> dict[str, str]:
    return {"since": since.isoformat(), "until": until.isoformat()}
