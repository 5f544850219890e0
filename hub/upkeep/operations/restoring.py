"""A copy put in the place of the house: beside it first, proven there, and swapped at the end."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from hub.kernel.saying import Said
from hub.upkeep.adapters import archive, keys, media
from hub.upkeep.adapters.archive import Archive
from hub.upkeep.adapters.engine import Beside, Engine, engine
from hub.upkeep.adapters.process import manage
from hub.upkeep.operations.backing import alone, room
from hub.upkeep.queries.copies import keys_of
from hub.upkeep.queries.versions import missing, unknown, version
from hub.upkeep.types import Manifest, NotEmpty, NotWhole, OtherEngine, TooNew

Say = Callable[[Said], None]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be put back; `anyway` although it does not open or add up."""

    archive: Path
    keys: Path | None = None
    replace: bool = False
    anyway: bool = False


def restore(wanted: Wanted, *, say: Say) -> Manifest:
    """Put a copy in the place of this house and return what it said about itself.

    Raises Damaged, TooNew, OtherEngine, NotEmpty, Running, NotWhole, NoRoom, ToolMissing, Busy:
    the house is what it was then. What was replaced lies aside until the next restore.
    """
    with room(), alone(Path(settings.BACKUPS_DIR)), archive.opened(wanted.archive) as found:
        of = engine()
        _refuse_foreign(found.manifest, of)
        if not wanted.replace and (of.is_lived_in() or not media.is_empty()):
            raise NotEmpty(
                "People live in this house already: --replace puts it aside.",
                "En esta casa ya vive gente: --replace la deja a un lado.",
            )
        of.refuse_running()
        found.verify()
        say(Said("The archive is whole.", "El archivo está completo."))
        ring = keys.read(wanted.keys) if wanted.keys else _ring_beside(wanted.archive)
        _swap(found, of, ring, wanted, say)
        return found.manifest


def put_back(path: Path) -> None:
    """Put only the database of a copy back, just as it was: the way back of an update."""
    with (
        room(),
        alone(Path(settings.BACKUPS_DIR)),
        archive.opened(path) as found,
        _beside(found, engine()) as beside,
    ):
        _refuse_other_rows(beside, found.manifest)
        beside.take_place()


def _swap(found: Archive, of: Engine, ring: keys.Keys, wanted: Wanted, say: Say) -> None:
    folder = media.beside()
    with _beside(found, of) as beside, ExitStack() as back:
        _refuse_other_rows(beside, found.manifest)
        back.callback(shutil.rmtree, folder, ignore_errors=True)
        _unpack(found, folder)
        _prove(found.manifest, beside, folder, ring, wanted, say)
        undo = beside.take_place()
        back.callback(undo)
        back.callback(media.take_place(folder))
        elsewhere = keys.settle(ring)
        back.pop_all()
    if elsewhere:
        names = ", ".join(elsewhere)
        say(
            Said(
                f"The environment sets other keys: change {names} to those of the .keys file.",
                f"El entorno fija otras llaves: cambie {names} por las del archivo .keys.",
            )
        )


def _prove(
    manifest: Manifest, beside: Beside, folder: Path, ring: keys.Keys, wanted: Wanted, say: Say
) -> None:
    """Bring the copy up to this code and look at all of it, before anybody lives in it."""
    there = {"DATABASE_URL": beside.url, "MEDIA_URL": f"file://{folder}", **ring.environment}
    if missing(manifest.migrations):
        moved = manage("migrate", "--no-input", "-v", "0", environment=there)
        if moved.code:
            raise _not_whole([moved.complaint])
    looked = manage("verify", "--restored", environment=there)
    if looked.code and not wanted.anyway:
        raise _not_whole([*looked.lines] or [looked.complaint])
    for line in looked.lines:
        say(Said(line, line))


@contextmanager
def _beside(found: Archive, of: Engine) -> Iterator[Beside]:
    """Give the database of a copy, next to the house's; dropped unless it took its place."""
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=settings.BACKUPS_DIR) as desk:
        kept = found.manifest.database
        file = Path(desk) / kept.name
        found.extract(kept, file)
        beside = of.fill_beside(file)
    try:
        yield beside
    finally:
        beside.drop()


def _unpack(found: Archive, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for kept in found.manifest.media:
        found.extract(kept, folder / kept.name.removeprefix("media/"))


def _ring_beside(path: Path) -> keys.Keys:
    """Return the keys that lie with the archive, or those of this house."""
    apart = keys_of(path)
    return keys.read(apart) if apart.exists() else keys.ours()


def _refuse_foreign(manifest: Manifest, of: Engine) -> None:
    if manifest.engine != of.vendor:
        raise OtherEngine(
            f"The copy is of {manifest.engine}, this house stands on {of.vendor}.",
            f"La copia es de {manifest.engine} y esta casa está sobre {of.vendor}.",
        )
    later = unknown(manifest.migrations)
    if later or _numbers(manifest.version) > _numbers(version()):
        what = f"{manifest.version}" + (f", {later[0][0]}.{later[0][1]}" if later else "")
        raise TooNew(
            f"The copy is of a newer Mostrador ({what}) than this one ({version()}): update first.",
            f"La copia es de un Mostrador más nuevo ({what}) que este ({version()}): actualice"
            " primero.",
        )


def _numbers(told: str) -> list[int]:
    return [int(part) for part in told.split(".") if part.isdigit()]


def _refuse_other_rows(beside: Beside, manifest: Manifest) -> None:
    """Refuse a database whose rows are not those that were counted when it was copied."""
    there = beside.counts()
    names = {*there, *manifest.tables}
    other = sorted(name for name in names if there.get(name) != manifest.tables.get(name))
    if other:
        raise _not_whole(
            [f"{name}: {manifest.tables.get(name)} ≠ {there.get(name)}" for name in other]
        )


def _not_whole(lines: list[str]) -> NotWhole:
    told = "\n".join(lines)
    return NotWhole(
        f"The restored house is not whole; the old one was not touched.\n{told}",
        f"La casa restaurada no está completa; la anterior no se tocó.\n{told}",
    )
