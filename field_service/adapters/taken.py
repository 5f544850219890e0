"""When a picture was taken, by what the camera wrote into it; all else of that is thrown away."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import BinaryIO
from zoneinfo import ZoneInfo

from PIL import Image

EXIF, ORIGINAL, OFFSET = 0x8769, 0x9003, 0x9011
AS_WRITTEN, WITH_OFFSET = "%Y:%m:%d %H:%M:%S", "%Y:%m:%d %H:%M:%S%z"


def taken_at(file: BinaryIO, *, zone: ZoneInfo) -> datetime | None:
    """Return the instant in a picture's EXIF, on the clock of `zone` where it names no other.

    None where there is none, or nobody can read it.
    """
    try:
        with Image.open(file) as seen:
            found = seen.getexif().get_ifd(EXIF)
        said = str(found.get(ORIGINAL, "")).strip("\0 ")
        offset = str(found.get(OFFSET, "")).strip("\0 ")
        if offset:
            return datetime.strptime(said + offset, WITH_OFFSET).astimezone(UTC)
        return datetime.strptime(said, AS_WRITTEN).replace(tzinfo=zone).astimezone(UTC)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, OverflowError):
        return None
    finally:
        file.seek(0)
