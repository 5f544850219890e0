"""Draws a report as PDF; typst sees the template and the data, and runs nothing of them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

_HERE = Path(__file__).parent


def render(data: dict[str, Any]) -> bytes:
    """Return the PDF of `{title, lang, head: [[name, value]], figures, tables, words}`; A4."""
    files = {
        "main.typ": _template(),
        "data.json": json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"),
    }
    # Its types know no files in memory, which its manual does.
    drawn = typst.compile(files, font_paths=_fonts(), format="pdf")  # type: ignore[call-overload]
    return cast(bytes, drawn)


@cache
def _template() -> bytes:
    return (_HERE / "report.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    # Those of the machine would make other pages there than here.
    return typst.Fonts(include_system_fonts=False)
