"""The copies of a house that lie in their folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

PREFIX, SUFFIX, KEYS = "mostrador-", ".zip", ".keys"


def copies(folder: Path | None = None) -> list[Path]:
    """Return the archives of a folder, newest first: their names begin with when they were made."""
    found = (folder or Path(settings.BACKUPS_DIR)).glob(f"{PREFIX}*{SUFFIX}")
    return sorted(found, key=lambda path: path.name, reverse=True)


def newest(folder: Path | None = None) -> Path | None:
    """Return the newest archive."""
    return next(iter(copies(folder)), None)


def keys_of(archive: Path) -> Path:
    """Return where the keys lie that were kept with an archive."""
    return archive.with_suffix(KEYS)


def made_at(archive: Path) -> datetime:
    """Return when an archive was made, by its name or, renamed by somebody, by its file."""
    told = archive.stem.removeprefix(PREFIX)[: len("20260101-000000")]
    try:
        return datetime.strptime(told, "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(archive.stat().st_mtime, UTC)
