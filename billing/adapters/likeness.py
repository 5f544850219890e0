"""How a picture looks, in a few numbers: difference hashes, near for pictures that look alike.

Coarsely 64 bits in four bands, by which those that may be alike are found; finely 4,096 bits, by
which they are told apart: vouchers of one app differ in nothing but their words.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.core.files.base import File
from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "MPO")
MOST_PIXELS = 40_000_000
# Bits a side, and how much darker (of 255) the right one is: less is what compressing leaves.
COARSE, FINE = (8, 2), (64, 8)
BAND_BITS = 16
# Of the fine bits: sent again, made smaller, lighter – 11 at most; another payment by the same app
# to the same house differs in 16 or more (decision 0024).
NEAR = 12


@dataclass(frozen=True)
class Print:
    """What of a picture is compared."""

    bands: tuple[int, int, int, int]
    fine: bytes

    def distance(self, other: bytes) -> int:
        """Return in how many of the fine bits another picture differs."""
        return (int.from_bytes(self.fine) ^ int.from_bytes(other)).bit_count()


def of(file: IO[bytes] | File[Any]) -> Print | None:
    """Return how a picture looks; None where no decoder of ours reads it."""
    try:
        with warnings.catch_warnings(), Image.open(file, formats=FORMATS) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("L", (1024, 1024))  # a JPEG is decoded no larger than it is needed
            grey = (ImageOps.exif_transpose(picture) or picture).convert("L")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, KeyError):
        return None
    coarse = _falls(grey, *COARSE)
    parts = [coarse >> BAND_BITS * n & (1 << BAND_BITS) - 1 for n in range(4)]
    return Print((parts[0], parts[1], parts[2], parts[3]), _falls(grey, *FINE).to_bytes(512))


def near(band: int) -> list[int]:
    """Return a band and all that differ from it in one bit.

    Of two pictures that differ in seven coarse bits or fewer, one of the four bands is among them.
    """
    return [band, *(band ^ 1 << bit for bit in range(BAND_BITS))]


def _falls(grey: Image.Image, side: int, step: int) -> int:
    """Return a bit for each neighbour of a small copy: whether it gets darker to the right."""
    small = grey.resize((side + 1, side), Image.Resampling.LANCZOS)
    return int("".join(_row_bits(small.tobytes(), side, step)), 2)


def _row_bits(pixels: bytes, side: int, step: int) -> Iterator[str]:
    for start in range(0, len(pixels), side + 1):
        row = pixels[start : start + side + 1]
        for left, right in zip(row, row[1:], strict=False):
            yield "1" if left > right + step else "0"
