"""Tables out of the house: no cell is ever taken for a formula by the program that opens it."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import BinaryIO

import xlsxwriter

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# Texts are texts whatever they begin with; numbers are numbers, below zero too.
Cell = str | int | Decimal

_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
_TOGETHER = 200  # lines in one piece
_LONGEST = 32_767  # characters a cell of a sheet holds
_EXACT = 10**15  # a sheet counts in doubles: beyond them a number would be another


def csv_of(lines: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Yield CSV in pieces, with the mark that tells spreadsheets it is UTF-8."""
    out = io.StringIO()
    write = csv.writer(out)
    out.write("\ufeff")
    for count, line in enumerate(lines, start=1):
        write.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in line])
        if count % _TOGETHER == 0:
            yield _emptied(out)
    yield _emptied(out)


def xlsx_of(lines: Iterable[Sequence[Cell]]) -> BinaryIO:
    """Return a workbook as an open file that vanishes when it is closed."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever reads it closes it
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        amount = book.add_format({"num_format": "#,##0.00"})
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                if isinstance(cell, str) or not -_EXACT < cell < _EXACT:
                    sheet.write_string(row, column, str(cell)[:_LONGEST])
                else:
                    sheet.write_number(row, column, cell, _look(cell, amount))
    file.seek(0)
    return file


def harmless(cell: str) -> str:
    """Return a text no spreadsheet runs: what starts like a formula gets a quote before it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_SIGNS) else cell


def _look(cell: int | Decimal, amount: object) -> object:
    return amount if isinstance(cell, Decimal) and cell.as_tuple().exponent == -2 else None


def _emptied(out: io.StringIO) -> str:
    said = out.getvalue()
    out.seek(0)
    out.truncate()
    return said
