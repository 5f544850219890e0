"""What a restored house replaced lies aside, one of a kind, until the next time."""

from __future__ import annotations

import shutil
from pathlib import Path

from hub.kernel import clock

MARK = ".replaced-"


def aside_name(name: str) -> str:
    """Return what something is called from now on that is replaced."""
    return f"{name}{MARK}{clock.now():%Y%m%dT%H%M%S}"


def forget_aside(path: Path) -> None:
    """Remove what was put aside earlier."""
    for old in path.parent.glob(f"{path.name}{MARK}*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
