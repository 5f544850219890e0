"""The files people sent: read through the storage, put back as a folder that takes a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from hub.upkeep.adapters.aside import aside_name, forget_aside


def names() -> Iterator[str]:
    """Yield every kept file's name; what is still being written (`.incoming-…`) is none yet."""
    if Path(settings.MEDIA_ROOT).is_dir():
        yield from _below("")


def _below(folder: str) -> Iterator[str]:
    folders, files = default_storage.listdir(folder)
    for name in sorted(files):
        if not name.startswith("."):
            yield f"{folder}/{name}" if folder else name
    for name in sorted(folders):
        if not name.startswith("."):
            yield from _below(f"{folder}/{name}" if folder else name)


def beside() -> Path:
    """Return the empty folder next to the kept files where others are put first."""
    root = Path(settings.MEDIA_ROOT)
    return root.with_name(f"{root.name}.restoring")


def take_place(folder: Path) -> Callable[[], None]:
    """Let the folder become that of the kept files; returns what undoes it."""
    root = Path(settings.MEDIA_ROOT)
    aside, was = root.with_name(aside_name(root.name)), root.is_dir()
    if was:
        forget_aside(root)
        root.rename(aside)
    folder.rename(root)

    def undo() -> None:
        root.rename(folder)
        if was:
            aside.rename(root)

    return undo


def is_empty() -> bool:
    """Whether there is no file yet."""
    return next(names(), None) is None
