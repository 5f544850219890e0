"""Tables in files: CSV as any program writes it, and XLSX, read line by line in bounded memory."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MOST_COLUMNS = 60
LONGEST_CELL = 2_000  # characters; a longer one is cut, and then found too long for its field
MOST_LINES = 100_000  # looked at, empty ones among them
UNPACKED = 120 * 1024 * 1024  # bytes an XLSX may hold once opened
PARTS = 2_000
# What an XLSX costs to read is its tags, whatever its size.
MOST_TAGS = 3_000_000  # of a part with what people wrote
MOST_TAGS_BESIDES = 200_000  # of styles, relations and the like
MOST_TAGS_A_ROW = 200_000  # more than as many columns have as a sheet may
_SAMPLE = 64 * 1024
_SHEETS, _TEXTS = "xl/worksheets/", "xl/sharedstrings"
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_DELIMITERS = ",;\t|"
# What openpyxl, the XML parsers and zlib raise at a workbook that is none.
_BROKEN = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, DefusedXmlException),
    *(KeyError, ValueError, IndexError, AttributeError, TypeError, OSError, EOFError),
)
_QUOTED = ("=", "+", "-", "@", "\t", "\r")


class BadTable(ValueError):
    """The file is no table that can be read; the message says why."""


@dataclass(frozen=True)
class Line:
    """One line of a table, by the number a person sees beside it."""

    number: int
    cells: list[str]


@contextmanager
def opened(path: Path) -> Iterator[Iterator[Line]]:
    """Give the lines of a file that are not empty, the headings first; BadTable for no table."""
    if zipfile.is_zipfile(path):
        with _workbook(path) as lines:
            yield lines
        return
    with path.open("rb") as raw:
        sample = raw.read(_SAMPLE)
    if b"\x00" in sample and not sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadTable("It is neither CSV nor XLSX.")
    encoding = _encoding(path, sample)
    with path.open(encoding=encoding, errors="replace", newline="") as text:
        yield _csv_lines(text, _delimiter(sample.decode(encoding, "replace")))


def _encoding(path: Path, sample: bytes) -> str:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            while text.read(_SAMPLE):
                pass
    except UnicodeDecodeError:
        return "cp1252"  # what programs of Windows call Latin-1
    return "utf-8-sig"


def _delimiter(sample: str) -> str:
    """Return the sign most often between the headings, outside quotes."""
    first = next((line for line in sample.splitlines() if line.strip()), "")
    outside = "".join(part for place, part in enumerate(first.split('"')) if place % 2 == 0)
    return max(_DELIMITERS, key=outside.count)


def _csv_lines(text: io.TextIOWrapper, delimiter: str) -> Iterator[Line]:
    rows = csv.reader(text, delimiter=delimiter)
    for _ in range(MOST_LINES):
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:  # a cell beyond all measure, mostly a quote that is never closed
            yield Line(rows.line_num, ["\ufffd" * (LONGEST_CELL + 1)])
            continue
        cells = [_unescaped(cell) for cell in row[:MOST_COLUMNS]]
        if any(cells):
            yield Line(rows.line_num, cells)
    raise BadTable(f"More than {MOST_LINES} lines.")


@contextmanager
def _workbook(path: Path) -> Iterator[Iterator[Line]]:
    _refuse_bombs(path)
    with path.open("rb") as raw:
        try:
            book = load_workbook(raw, read_only=True, data_only=True, keep_links=False)
        except _BROKEN:
            raise BadTable("The workbook cannot be opened.") from None
        try:
            if not book.worksheets:
                raise BadTable("The workbook has no sheet.")
            yield _sheet_lines(book.worksheets[0])
        finally:
            book.close()


def _refuse_bombs(path: Path) -> None:
    """Refuse by what the archive says it holds; no part is ever read further than that."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        raise BadTable("The workbook cannot be opened.") from None
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise BadTable("The workbook is too large once it is unpacked.")
    try:
        with zipfile.ZipFile(path) as archive:
            for part in parts:
                _refuse_crowds(archive, part)
    except BadTable:
        raise
    except (*_BROKEN, NotImplementedError, RuntimeError):  # a way of packing, or a password
        raise BadTable("The workbook cannot be opened.") from None


def _refuse_crowds(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Count a part's rows and tags before any parser makes objects of them."""
    name = part.filename.lower()
    most = MOST_TAGS if name.startswith((_SHEETS, _TEXTS)) else MOST_TAGS_BESIDES
    most_in_row = MOST_TAGS if name.startswith(_TEXTS) else MOST_TAGS_A_ROW
    rows, tags, in_row = 0, 0, 0
    with archive.open(part) as raw:
        while piece := raw.read(_SAMPLE):
            # A piece holds less than a row may: only what goes on from piece to piece is counted.
            found = [each.count(b"<") for each in _ROW.split(piece)]
            in_row = found[-1] if len(found) > 1 else in_row + found[0]
            rows, tags = rows + len(found) - 1, tags + sum(found)
            if rows > MOST_LINES or in_row > most_in_row or tags > most:
                raise BadTable("The workbook is too large once it is unpacked.")


def _sheet_lines(sheet: Any) -> Iterator[Line]:
    rows = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    for number in range(1, MOST_LINES + 1):
        try:
            row = next(rows)
        except StopIteration:
            return
        except _BROKEN:
            raise BadTable(f"The sheet is broken at line {number}.") from None
        cells = [_written(cell) for cell in row]
        if any(cells):
            yield Line(number, cells)
    raise BadTable(f"More than {MOST_LINES} lines.")


def _written(cell: Any) -> str:
    """Return a cell of a sheet as people read it: no `.0` behind a phone, days as days."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e18:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if not cell.time().isoformat().strip("0:") else str(cell)
    return cell.isoformat() if isinstance(cell, date) else _clean(str(cell))


def _unescaped(cell: str) -> str:
    """Return a cell of CSV, without the mark that our own files put before what starts like one."""
    said = _clean(cell)
    return said[1:] if said.startswith("'") and said[1:].startswith(_QUOTED) else said


def _clean(cell: str) -> str:
    said = cell[: LONGEST_CELL + 1].replace("\x00", "")
    return " ".join(said.encode("utf-8", "replace").decode().split())
