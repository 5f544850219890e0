"""The story of an order as PDF, drawn by typst from data: what somebody typed is never markup."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

from billing.adapters import papers

_HERE = Path(__file__).parent


def drawn(data: dict[str, Any]) -> bytes:
    """Return a page or more: `title`, `number`, `house`, `facts` and `steps` as texts."""
    files = {
        "main.typ": (_HERE / "summary.typ").read_bytes(),
        "data.json": json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"),
    }
    # Its types know no files in memory, which its manual does.
    made = typst.compile(files, font_paths=_fonts(), format="pdf")  # type: ignore[call-overload]
    return cast(bytes, made)


@cache
def _fonts() -> typst.Fonts:
    folder = Path(papers.__file__).parent / "fonts"
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
