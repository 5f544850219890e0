"""Hands a document's data to its template; typst sees these files and nothing else."""

from __future__ import annotations

import base64
import io
import json
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

import segno
import typst
from PIL import Image

from billing.adapters.papers.data import data_of
from billing.adapters.papers.work import work_data
from billing.types.printing import AnyPaper, WorkPaper

_HERE = Path(__file__).parent
_PHOTO = 480  # pixels: three stand beside each other
_DEEPEST = 1_000  # pixels: a logo is drawn anew within 512
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">'
    '<image width="{w}" height="{h}" href="data:image/{type};base64,{image}"/></svg>'
)


def render(paper: AnyPaper) -> bytes:
    """Return a document as PDF: A4, fonts inside, the same bytes for the same value."""
    return cast(bytes, _compiled(paper, "pdf"))


def pictures(paper: AnyPaper, *, ppi: float = 70.0) -> list[bytes]:
    """Return the pages of a document as PNG."""
    drawn = _compiled(paper, "png", ppi=ppi)
    return drawn if isinstance(drawn, list) else [drawn]


def _compiled(paper: AnyPaper, format: str, ppi: float | None = None) -> bytes | list[bytes]:
    template, data = ("work", work_data(paper)) if isinstance(paper, WorkPaper) else data_of(paper)
    files = {
        "main.typ": _template(template),
        "common.typ": _template("common"),
        "data.json": json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"),
    }
    if paper.issuer.logo is not None:
        files["logo.svg"] = _logo(paper.issuer.logo)
    if data.get("link"):
        files["qr.svg"] = _qr(data["link"])
    for at, text in enumerate(data.get("scans", ())):
        files[f"qr-{at}.svg"] = _qr(text)
    if isinstance(paper, WorkPaper):
        files |= _seen(paper)
    # Its types know no files in memory, which its manual does.
    drawn = typst.compile(files, font_paths=_fonts(), format=format, ppi=ppi)  # type: ignore[call-overload]
    return cast("bytes | list[bytes]", drawn)


def _seen(paper: WorkPaper) -> dict[str, bytes]:
    """Return the pictures of a report as files of its template."""
    files = {f"picture-{at}.svg": _photo(image) for at, (image, _) in enumerate(paper.pictures)}
    if paper.signature is not None:
        files["signature.svg"] = _logo(paper.signature)
    return files


@cache
def _template(name: str) -> bytes:
    return (_HERE / "templates" / f"{name}.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    # Those of the machine would make other pages there than here.
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_HERE / "fonts")])


@lru_cache(maxsize=8)
def _logo(image: bytes) -> bytes:
    """Return a picture (WebP) as a PNG in an SVG: typst takes only text from memory."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(image)) as seen:
        kept = seen.convert("RGBA")
        kept.thumbnail((_DEEPEST, _DEEPEST))
        kept.save(out, "PNG")
    png = base64.b64encode(out.getvalue()).decode()
    return _SVG.format(w=kept.width, h=kept.height, type="png", image=png).encode()


def _photo(image: bytes) -> bytes:
    """Return a picture as a small JPEG in an SVG: a report of many is still mailed."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(image)) as seen:
        kept = seen.convert("RGB")
        kept.thumbnail((_PHOTO, _PHOTO))
        kept.save(out, "JPEG", quality=80)
    jpeg = base64.b64encode(out.getvalue()).decode()
    return _SVG.format(w=kept.width, h=kept.height, type="jpeg", image=jpeg).encode()


def _qr(text: str) -> bytes:
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=1, xmldecl=False, nl=False, scale=4
    )
    return out.getvalue()
