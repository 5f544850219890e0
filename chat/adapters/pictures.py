"""Pictures drawn anew: shown is what we wrote ourselves, without place, camera or anything else."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence

from hub.kernel.errors import TooLarge, UnsupportedType

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_PIXELS = 40_000_000
_MOST_FRAMES = 200
_MOST_MOVING = 200_000_000  # pixels of all frames together; beyond, the first one stands still
_THUMBNAIL = (480, 480)


class BadPicture(UnsupportedType):
    """It says it is a picture and cannot be read as one."""

    detail = "This picture cannot be read."


class PictureTooLarge(TooLarge):
    """More pixels than are unpacked here."""

    detail = "A picture has at most 40 megapixels."


@dataclass(frozen=True)
class Drawn:
    """A picture as it is kept; width and height in pixels, upright."""

    width: int
    height: int


def redraw(source: Path, target: Path, thumbnail: Path) -> Drawn:
    """Write the picture anew to `target` (same format) and a small one (WebP) to `thumbnail`.

    BadPicture for bytes no decoder of ours reads, PictureTooLarge beyond 40 megapixels.
    """
    try:
        with warnings.catch_warnings(), Image.open(source, formats=FORMATS) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if picture.width * picture.height > MOST_PIXELS:
                raise PictureTooLarge
            return _write(picture, target, thumbnail)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise PictureTooLarge from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, KeyError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the disk, not the picture
        raise BadPicture from None


def _write(picture: Image.Image, target: Path, thumbnail: Path) -> Drawn:
    kind = picture.format or "PNG"
    frames = getattr(picture, "n_frames", 1)
    moves = 1 < frames <= _MOST_FRAMES and frames * picture.width * picture.height <= _MOST_MOVING
    if moves and kind in ("GIF", "WEBP"):
        _write_moving(picture, target, kind)
        picture.seek(0)
    upright = _bare(ImageOps.exif_transpose(picture) or picture, kind)
    if not (moves and kind in ("GIF", "WEBP")):
        upright.save(target, format=kind, **_quality(kind))
    small = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    small.thumbnail(_THUMBNAIL)
    small.save(thumbnail, format="WEBP", quality=80)
    return Drawn(upright.width, upright.height)


def _write_moving(picture: Image.Image, target: Path, kind: str) -> None:
    frames: Iterator[Image.Image] = (
        _bare(frame.copy(), kind) for frame in ImageSequence.Iterator(picture)
    )
    durations = [frame.info.get("duration", 100) for frame in ImageSequence.Iterator(picture)]
    first = next(frames)
    first.save(
        target,
        format=kind,
        save_all=True,
        append_images=list(frames),
        duration=durations,
        loop=picture.info.get("loop", 0),
    )


def _bare(picture: Image.Image, kind: str) -> Image.Image:
    """Return the pixels without EXIF, colour profile, comment or text chunks."""
    if kind == "JPEG" and picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    bare = picture.copy()
    bare.info = {name: value for name, value in picture.info.items() if name == "transparency"}
    return bare


def _quality(kind: str) -> dict[str, int | bool]:
    return {"quality": 88} if kind in ("JPEG", "WEBP") else {"optimize": False}
