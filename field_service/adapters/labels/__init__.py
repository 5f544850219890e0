"""Labels of machines as PDF, drawn by typst from data: what somebody typed is never markup."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import cast

import segno
import typst

_HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Label:
    """What stands on a label; `url` stands in its code."""

    name: str
    about: str
    serial: str
    url: str


def draw(labels: Sequence[Label], *, house: str, words: Mapping[str, str]) -> bytes:
    """Return labels on A4, two beside each other; one alone is as large as its sheet."""
    data = {"house": house, "words": dict(words), "labels": [asdict(each) for each in labels]}
    files = {
        "main.typ": _template(),
        "data.json": json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"),
        **{f"qr-{at}.svg": _qr(each.url) for at, each in enumerate(labels)},
    }
    # Its types know no files in memory, which its manual does.
    return cast(bytes, typst.compile(files, font_paths=_fonts(), format="pdf"))  # type: ignore[call-overload]


@cache
def _template() -> bytes:
    return (_HERE / "labels.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    # The fonts the house prints all its papers with.
    fonts = Path(__file__).parents[3] / "billing" / "adapters" / "papers" / "fonts"
    return typst.Fonts(include_system_fonts=False, font_paths=[str(fonts)])


def _qr(text: str) -> bytes:
    out = io.BytesIO()
    segno.make(text, error="q", micro=False).save(
        out, kind="svg", border=1, xmldecl=False, nl=False, scale=4
    )
    return out.getvalue()
