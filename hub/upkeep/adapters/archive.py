"""An archive: a ZIP with the database, the files, and a table of contents that proves both."""

from __future__ import annotations

import errno
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from hub.kernel import clock
from hub.upkeep.types import FORMAT, Damaged, Kept, Manifest, TooNew

MANIFEST, PROOF = "manifest.json", "manifest.sha256"
_CHUNK = 1024 * 1024
BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError, KeyError,
          TypeError, StopIteration, NotImplementedError, zlib.error)  # fmt: skip
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)


class Readable(Protocol):
    """What bytes come out of, piece by piece."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most so many."""


class Writing:
    """An archive that is being written."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path, "x", zipfile.ZIP_STORED, allowZip64=True)
        self.files: list[Kept] = []

    def add(self, name: str, stream: Readable, *, pack: bool = False) -> None:
        """Write one file, and remember what it was."""
        info = zipfile.ZipInfo(name, clock.now().timetuple()[:6])
        info.external_attr = 0o600 << 16
        info.compress_type = zipfile.ZIP_DEFLATED if pack else zipfile.ZIP_STORED
        size, digest = 0, sha256()
        with self._zip.open(info, "w", force_zip64=True) as place:
            for chunk in chunks_of(stream):
                size += len(chunk)
                digest.update(chunk)
                place.write(chunk)
        self.files.append(Kept(name=name, size=size, sha256=digest.hexdigest()))

    def close(self, manifest: Manifest) -> None:
        """Write the table of contents and end."""
        told = manifest.as_json()
        self._zip.writestr(MANIFEST, told)
        self._zip.writestr(PROOF, sha256(told).hexdigest())
        self._zip.close()


class Archive:
    """An archive that is being read."""

    def __init__(self, opened: zipfile.ZipFile, manifest: Manifest) -> None:
        self._zip, self.manifest = opened, manifest

    def verify(self) -> None:
        """Read everything once more; Damaged where a byte is not what was written."""
        for kept in self.manifest.files:
            self._read(kept, None)

    def extract(self, kept: Kept, place: Path) -> None:
        """Write one file to its place; Damaged."""
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            self._read(kept, file)

    def _read(self, kept: Kept, into: BinaryIO | None) -> None:
        size, digest = 0, sha256()
        with broken_is_damage(), self._zip.open(kept.name) as stream:
            for chunk in chunks_of(stream):
                size += len(chunk)
                digest.update(chunk)
                if into is not None:
                    into.write(chunk)
        if (size, digest.hexdigest()) != (kept.size, kept.sha256):
            raise damaged(kept.name)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open an archive; Damaged where it is none, TooNew where it is of another kind."""
    with broken_is_damage():
        found = zipfile.ZipFile(path)
    with found:
        with broken_is_damage():
            told = found.read(MANIFEST)
            if sha256(told).hexdigest() != found.read(PROOF).decode():
                raise damaged(MANIFEST)
            manifest = Manifest.from_json(told)
            held = {kept.name for kept in manifest.files}
            if held != {*found.namelist()} - {MANIFEST, PROOF} or not manifest.database:
                raise damaged(MANIFEST)
        if manifest.format > FORMAT:
            raise TooNew(
                "The archive comes from a newer version of Mostrador: update it first.",
                "El archivo viene de una versión más nueva de Mostrador: actualice primero.",
            )
        _refuse_outside(manifest.files)
        yield Archive(found, manifest)


def chunks_of(stream: Readable) -> Iterator[bytes]:
    """Read a stream piece by piece."""
    while chunk := stream.read(_CHUNK):
        yield chunk


@contextmanager
def broken_is_damage() -> Iterator[None]:
    """Say of whatever cannot be read that it is damaged."""
    try:
        yield
    except BROKEN as error:
        if isinstance(error, OSError) and error.errno in FULL:
            raise
        raise damaged(str(error) or type(error).__name__) from error


def damaged(what: str) -> Damaged:
    """Return the refusal of an archive that is not what was written."""
    return Damaged(
        f"The archive is damaged ({what}): nothing was restored.",
        f"El archivo está dañado ({what}): no se restauró nada.",
    )


def _refuse_outside(files: Iterable[Kept]) -> None:
    """Refuse names that lead out of the folder they are written to."""
    for kept in files:
        parts = PurePosixPath(kept.name).parts
        if ".." in parts or kept.name.startswith("/") or "\\" in kept.name:
            raise damaged(kept.name)
