"""Takes pictures in that people send: small enough, drawn anew, under a version of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from hub.accounts.adapters import portrait
from hub.kernel.errors import Invalid, TooLarge

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What is kept of it (WebP), and what its address changes with."""

    image: bytes
    version: str


def take_in(
    file: BinaryIO,
    *,
    size: int,
    largest: int,
    draw: Callable[[BinaryIO], bytes] = portrait.emblem,
    called: str = "picture",
) -> Picture:
    """Draw a picture anew. TooLarge above `largest` bytes, Invalid for what is no picture."""
    if size > largest:
        raise TooLarge(f"At most {largest // MEGABYTE} MB.")
    try:
        image = draw(file)
    except portrait.NotAPicture:
        raise Invalid(fields={"file": [f"Only a {called}: JPEG, PNG or WebP."]}) from None
    return Picture(image=image, version=sha256(image).hexdigest()[:16])
