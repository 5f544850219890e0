"""The copies of a house that lie in their folder."""

from __future__ import annotations

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
