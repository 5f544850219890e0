"""All of an order in one file, written piece by piece: nobody holds the whole of it."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from field_service.models import Order
from field_service.operations.papers import pieces

if TYPE_CHECKING:
    from datetime import datetime

    from hub.accounts.models import User

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


class _Pipe:
    """Takes what the archive writes until somebody reads it; it cannot go back."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._held.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits anywhere."""

    def taken(self) -> bytes:
        held, self._held = b"".join(self._held), []
        return held


def archive(order: Order, user: User, *, at: datetime) -> Iterator[bytes]:
    """Yield a ZIP of what this person may see of an order."""
    pipe, names = _Pipe(), set[str]()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:  # type: ignore[call-overload]
        for path, content in pieces.of(order, user, at=at):
            info = zipfile.ZipInfo(_name(path, names), date_time=_moment(at))
            info.compress_type = zipfile.ZIP_DEFLATED
            with file.open(info, "w") as entry:
                for chunk in content:
                    entry.write(chunk)
                    if held := pipe.taken():
                        yield held
    yield pipe.taken()


def safe(part: str) -> str:
    """Return a name no system stumbles over: no path, no control, no device."""
    plain = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode()
    stem, dot, ending = _UNSAFE.sub("-", plain).strip("-.").rpartition(".")
    name = f"{stem[:80]}{dot}{ending[:12]}" if stem else ending[:80]
    return f"_{name}" if _DEVICES.match(name) else name or "archivo"


def _name(path: Iterable[str], taken: set[str]) -> str:
    name = "/".join(safe(part) for part in path)
    stem, dot, ending = name.rpartition(".")
    number = 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}{dot}{ending}" if dot else f"{ending}-{number}"
    taken.add(name)
    return name


def _moment(at: datetime) -> tuple[int, int, int, int, int, int]:
    return (at.year, at.month, at.day, at.hour, at.minute, at.second)
