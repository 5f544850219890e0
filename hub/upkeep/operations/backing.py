"""A copy of the house while it runs: one instant of the database, the files, and the keys apart."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.core.files.storage import default_storage

from hub.kernel.disk import flush
from hub.upkeep.adapters import archive, keys, media
from hub.upkeep.adapters.engine import Engine, engine
from hub.upkeep.queries.copies import KEYS, PREFIX, SUFFIX, copies, keys_of
from hub.upkeep.queries.versions import version
from hub.upkeep.types import Busy, Manifest, NoRoom


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A copy that was made, and read again from end to end."""

    archive: Path
    keys: Path
    manifest: Manifest
    forgotten: tuple[Path, ...] = ()  # older ones that were removed


def back_up(folder: Path, *, keep: int, at: datetime) -> Copy:
    """Write a copy to a folder, prove it, and keep as many of the newest.

    Raises Busy, NoRoom, ToolMissing; Damaged where what was written cannot be read again.
    """
    with room(), alone(folder):
        made = _written(folder, engine(), at)
        forgotten = _forget(folder, keep, spare=made.archive)
        return Copy(
            archive=made.archive, keys=made.keys, manifest=made.manifest, forgotten=forgotten
        )


def _written(folder: Path, of: Engine, at: datetime) -> Copy:
    stem = _free_name(folder, at)
    place, apart = folder / f"{stem}{SUFFIX}", folder / f"{stem}{KEYS}"
    with tempfile.TemporaryDirectory(prefix=".making-", dir=folder) as desk:
        made = Path(desk) / place.name
        manifest = _packed(made, of, at)
        with archive.opened(made) as written:
            written.verify()
        keys.write(keys.ours(), apart, at=at)
        flush(made)
        made.replace(place)
    flush(folder)
    return Copy(archive=place, keys=apart, manifest=manifest)


def _packed(made: Path, of: Engine, at: datetime) -> Manifest:
    """Write the archive: first the database, so that every file it names is still to come."""
    snapshot = made.with_name(f"database.{of.suffix}")
    tables, migrations = of.snapshot(snapshot)
    of.read_back(snapshot)
    writing = archive.Writing(made)
    os.chmod(made, 0o600)
    with snapshot.open("rb") as stream:
        writing.add(snapshot.name, stream, pack=of.vendor == "sqlite")
    snapshot.unlink()
    for name in media.names():
        try:
            file = default_storage.open(name)
        except FileNotFoundError:  # erased since it was listed
            continue
        with file:
            writing.add(f"media/{name}", file)
    manifest = Manifest(
        created_at=at.astimezone(UTC),
        version=version(),
        engine=of.vendor,
        migrations=migrations,
        tables=tables,
        files=tuple(writing.files),
        keys=keys.ours().marks,
    )
    writing.close(manifest)
    return manifest


def _free_name(folder: Path, at: datetime) -> str:
    stem = f"{PREFIX}{at.astimezone(UTC):%Y%m%d-%H%M%S}"
    taken = {path.stem for path in copies(folder)}
    while stem in taken:
        stem += "a"
    return stem


def _forget(folder: Path, keep: int, *, spare: Path) -> tuple[Path, ...]:
    old = tuple(path for path in copies(folder)[keep:] if path != spare)
    for path in old:
        path.unlink()
        keys_of(path).unlink(missing_ok=True)
    return old


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one at a time make or restore copies in a folder that only its owner enters. Busy."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(
                "Another copy is being made or restored: wait for it to end.",
                "Ya se está haciendo o restaurando otra copia: espere a que termine.",
            ) from None
        yield


@contextmanager
def room() -> Iterator[None]:
    """Say of a disk that refuses what it is."""
    try:
        yield
    except OSError as error:
        where = Path(error.filename).name if isinstance(error.filename, str) else ""
        told = f"{error.strerror or type(error).__name__}{f': {where}' if where else ''}"
        raise NoRoom(f"The disk refuses ({told}).", f"El disco no lo permite ({told}).") from error
