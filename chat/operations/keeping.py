"""What becomes of a file's bytes: sniffed, re-encoded where it is a picture, laid away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from chat.adapters import pictures, sniffing, store
from chat.types import Kind
from hub.kernel.errors import DomainError, TooLarge, UnsupportedType


@dataclass
class Kept:
    """What became of the bytes; `file` and `thumbnail` are names below the media folder."""

    sort: sniffing.Sort
    file: str
    size: int
    sha256: str
    thumbnail: str = ""
    width: int | None = None
    height: int | None = None


def kept(
    chunks: Iterable[bytes],
    name: str,
    claimed: str,
    largest: int,
    *,
    strict: bool,
    only: frozenset[str] | None = None,
) -> Kept:
    """Keep bytes as what they are; `strict` refuses what no screen opens, `only` all but these.

    TooLarge, UnsupportedType.
    """
    with store.desk() as desk:
        written = store.take_down(chunks, desk / "raw", largest=largest)
        sort = sniffing.sort_of(written.path, name=name, claimed=claimed)
        if (strict and sort is None) or (only and sort and sort.content_type not in only):
            raise UnsupportedType
        if strict and sort is not None and written.size > sort.largest:
            raise TooLarge(f"At most {sort.largest // sniffing.MEGABYTE} MB for this kind.")
        if sort is not None and sort.kind == Kind.IMAGE:
            try:
                return _picture(written, sort, desk)
            except DomainError:
                if strict:
                    raise
                sort = None
        sort = sort or sniffing.UNKNOWN
        return Kept(sort, store.settle(written.path, sort.suffix), written.size, written.sha256)


def _picture(written: store.Written, sort: sniffing.Sort, desk: Path) -> Kept:
    target, thumbnail = desk / "picture", desk / "thumbnail"
    drawn = pictures.redraw(written.path, target, thumbnail)
    return Kept(
        sort,
        size=target.stat().st_size,
        file=store.settle(target, sort.suffix),
        # Of the bytes as they came, so that the same picture sent twice is known again.
        sha256=written.sha256,
        thumbnail=store.settle(thumbnail, ".webp"),
        width=drawn.width,
        height=drawn.height,
    )
