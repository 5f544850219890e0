"""Small pictures drawn anew, which hold what is seen and nothing else: faces and emblems."""

import warnings
from collections.abc import Callable
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
SIDE = 256  # of a face, which is a square
WITHIN = 512  # of an emblem, which keeps its shape
MOST_PIXELS = 40_000_000


class NotAPicture(Exception):
    """No decoder of ours reads it, or it unpacks to more than anybody's face needs."""


def drawn(file: BinaryIO) -> bytes:
    """Return the middle of a picture as WebP, upright, without EXIF or profile. NotAPicture."""
    return _anew(file, lambda seen: ImageOps.fit(seen.convert("RGB"), (SIDE, SIDE)))


def emblem(file: BinaryIO) -> bytes:
    """Return a whole picture, made smaller where it is large; what is see-through stays so."""
    return _anew(file, _whole)


def _whole(seen: Image.Image) -> Image.Image:
    kept = seen.convert("RGBA")
    kept.thumbnail((WITHIN, WITHIN))
    return kept


def _anew(file: BinaryIO, draw: Callable[[Image.Image], Image.Image]) -> bytes:
    try:
        with warnings.catch_warnings(), Image.open(file, formats=FORMATS) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAPicture
            return _written(draw(ImageOps.exif_transpose(picture) or picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise NotAPicture from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, KeyError):
        raise NotAPicture from None


def _written(shown: Image.Image) -> bytes:
    bare = Image.frombytes(shown.mode, shown.size, shown.tobytes())  # pixels, no `info` of any kind
    out = BytesIO()
    bare.save(out, format="WEBP", quality=84)
    return out.getvalue()
