"""A face drawn anew: a square of 256 pixels that holds what is seen and nothing else."""

import warnings
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
SIDE = 256
MOST_PIXELS = 40_000_000


class NotAPicture(Exception):
    """No decoder of ours reads it, or it unpacks to more than anybody's face needs."""


def drawn(file: BinaryIO) -> bytes:
    """Return the middle of a picture as WebP, upright, without EXIF or profile. NotAPicture."""
    try:
        with warnings.catch_warnings(), Image.open(file, formats=FORMATS) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAPicture
            upright = ImageOps.exif_transpose(picture) or picture
            square = ImageOps.fit(upright.convert("RGB"), (SIDE, SIDE))
            return _written(square)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise NotAPicture from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, KeyError):
        raise NotAPicture from None


def _written(square: Image.Image) -> bytes:
    bare = Image.frombytes("RGB", square.size, square.tobytes())  # pixels, no `info` of any kind
    out = BytesIO()
    bare.save(out, format="WEBP", quality=84)
    return out.getvalue()
