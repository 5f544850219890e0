"""Files of customers, as people's programs write them."""

import io
import zipfile

from openpyxl import Workbook

HEAD = ["Nombre", "Documento", "Celular", "Correo", "Categoría"]
ROWS = [
    ["Rosa Quispe", "45678912", "987654321", "rosa@correo.pe", "VIP"],
    ["Jorge Salas", "70123456", "+51 987 654 322", "", "alta"],
]


def csv_file(rows=None, *, head=None, sep=",", encoding="utf-8", end="\r\n") -> bytes:
    lines = [head or HEAD, *(ROWS if rows is None else rows)]
    return (end.join(sep.join(cells) for cells in lines) + end).encode(encoding)


def xlsx_file(rows=None, *, head=None) -> bytes:
    book = Workbook()
    for cells in [head or HEAD, *(ROWS if rows is None else rows)]:
        book.active.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bomb() -> bytes:
    """A workbook of some kilobytes that would be two hundred megabytes."""
    out = io.BytesIO(xlsx_file())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", b"\0" * 200 * 1024 * 1024)
    return out.getvalue()


def laughs() -> bytes:
    """A workbook whose strings are entities of entities."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_file())) as good, zipfile.ZipFile(out, "w") as bad:
        for part in good.namelist():
            data = good.read(part)
            if part == "xl/sharedStrings.xml" or part == "xl/worksheets/sheet1.xml":
                lol = b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"
                data = data.replace(b"?>", b"?>" + lol, 1) if b"?>" in data else lol + data
            bad.writestr(part, data)
    return out.getvalue()


def crowded(what: str) -> bytes:
    """A workbook of some kilobytes with millions of rows, of cells in a row, or of fonts."""
    main = b' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    sheet, end = b"<worksheet" + main + b"<sheetData>", b"</sheetData></worksheet>"
    name, data = {
        "rows": ("xl/worksheets/sheet1.xml", sheet + b"<row/>" * 5_000_000 + end),
        "cells": ("xl/worksheets/sheet1.xml", sheet + b"<row>" + b"<c/>" * 7_000_000 + end),
        "styles": ("xl/styles.xml", b"<styleSheet" + main + b"<font/>" * 4_000_000),
    }[what]
    out = io.BytesIO()
    good = zipfile.ZipFile(io.BytesIO(xlsx_file()))
    with good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for part in good.namelist():
            bad.writestr(part, data if part == name else good.read(part))
    return out.getvalue()
