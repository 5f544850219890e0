"""Files on disk: written aside, flushed, and moved into place whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from hub.kernel.disk import flush
from hub.kernel.errors import TooLarge, Unavailable
from hub.kernel.ids import new_id

_CHUNK = 64 * 1024


class DiskFull(Unavailable):
    """There is no room (or no way) to keep the file; nothing of it remains."""

    detail = "The file cannot be kept at the moment."


@dataclass(frozen=True)
class Written:
    """A file written aside; `sha256` is of the bytes as they came."""

    path: Path
    size: int
    sha256: str


@contextmanager
def desk() -> Iterator[Path]:
    """Give a folder to work in, on the disk of the kept files, gone afterwards."""
    root = Path(settings.MEDIA_ROOT)
    try:
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".incoming-", dir=root) as folder:
            yield Path(folder)
    except OSError as error:
        raise DiskFull from error


def take_down(chunks: Iterable[bytes], path: Path, *, largest: int) -> Written:
    """Write what comes to `path`; TooLarge as soon as it is more than `largest` bytes."""
    size, digest = 0, sha256()
    with path.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > largest:
                raise TooLarge
            digest.update(chunk)
            file.write(chunk)
    return Written(path, size, digest.hexdigest())


def chunks_of(stream: BinaryIO) -> Iterator[bytes]:
    """Read a stream piece by piece."""
    while chunk := stream.read(_CHUNK):
        yield chunk


def settle(path: Path, suffix: str) -> str:
    """Move a written file to its place for good; returns its name below the media folder."""
    name = new_id().hex
    place = Path(settings.MEDIA_ROOT) / "files" / name[-2:] / f"{name}{suffix}"
    place.parent.mkdir(parents=True, exist_ok=True)
    flush(path)
    path.replace(place)
    flush(place.parent)
    return str(place.relative_to(settings.MEDIA_ROOT))


def copy(name: str) -> str:
    """Keep a file's bytes once more; returns the new name, empty for no name."""
    if not name:
        return ""
    with desk() as folder:
        path = folder / "copy"
        shutil.copyfile(Path(settings.MEDIA_ROOT) / name, path)
        return settle(path, Path(name).suffix)


def forget(name: str) -> None:
    """Remove a kept file; one already gone is fine."""
    if name:
        (Path(settings.MEDIA_ROOT) / name).unlink(missing_ok=True)
