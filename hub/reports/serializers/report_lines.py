"""A report as lines of a sheet: what was asked, its figures, its tables; typed, never formulas."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from hub.kernel import sheets
from hub.kernel.home import home, local
from hub.kernel.money import EXPONENTS
from hub.reports.ports.reports import dimensions
from hub.reports.queries.answers import Answer
from hub.reports.serializers.report_words import HEAD, UNITS
from hub.reports.serializers.reports import said
from hub.reports.types.reports import Asked, Cell, Number, Unit

Row = list[sheets.Cell]


def head_of(told: Answer, language: str) -> list[tuple[str, str]]:
    """Return what stands above every export: which report, of which days, narrowed to what."""
    asked = told.asked
    rows = [
        (_word("report", language), said(told.report.title, language)),
        (_word("days", language), _range(asked)),
    ]
    if told.compared is not None:
        rows.append((_word("compared", language), _range(told.compared)))
    for name, value in told.names.items():
        kind = dimensions.get(name)
        rows.append((said(kind.label, language) if kind is not None else name, value))
    at = local(told.made_at)
    return [
        *rows,
        (_word("currency", language), asked.currency),
        (_word("zone", language), home().zone),
        (_word("made", language), f"{at:%Y-%m-%d %H:%M}"),
    ]


def lines_of(told: Answer, language: str) -> Iterator[Row]:
    """Yield the lines of a report as a sheet takes them."""
    for name, value in head_of(told, language):
        yield [name, value]
    yield []
    yield [_word(key, language) for key in ("figure", "value", "previous", "unit", "formula")]
    for each in told.report.measures:
        previous = (told.previous or {}).get(each.key)
        yield [
            said(each.label, language),
            cell_of(told.result.figures.get(each.key), each.unit, told.asked, language),
            cell_of(previous, each.unit, told.asked, language),
            said(UNITS[each.unit], language),
            said(each.formula, language),
        ]
    for table in told.result.tables:
        yield []
        yield [said(table.title, language)]
        yield [said(column.label, language) for column in table.columns]
        for line in table.lines:
            yield [
                cell_of(cell, column.unit, told.asked, language)
                for cell, column in zip(line.cells, table.columns, strict=True)
            ]


def cell_of(cell: Cell, unit: Unit, asked: Asked, language: str) -> sheets.Cell:
    """Return a cell as a sheet takes it: numbers stay numbers, instants are the house's clock."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{local(cell):%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float | Decimal):
        return _number(cell, unit, asked.currency)
    return cell if isinstance(cell, str) else said(cell, language)


def _number(value: Number, unit: Unit, currency: str) -> sheets.Cell:
    if unit == Unit.MONEY:
        return Decimal(int(value)).scaleb(-EXPONENTS[currency])
    return value if isinstance(value, int) else round(Decimal(str(value)), 2)


def _range(asked: Asked) -> str:
    return f"{asked.since.isoformat()} – {asked.until.isoformat()}"


def _word(key: str, language: str) -> str:
    return said(HEAD[key], language)
