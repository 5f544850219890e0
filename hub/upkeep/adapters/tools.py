"""The programs of PostgreSQL, wherever the machine keeps them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from hub.upkeep.types import Damaged, Refused, ToolMissing

FOLDERS = Path("/usr/lib/postgresql")


def run(tool: str, *words: str, environment: Mapping[str, str]) -> str:
    """Run one to its end and return what it says; ToolMissing, Damaged or Refused."""
    done = subprocess.run(
        [_found(tool), *words], env=environment, capture_output=True, text=True, errors="replace"
    )
    if done.returncode == 0:
        return done.stdout
    said = " ".join(done.stderr.split())[-300:]
    refusal = Damaged if tool == "pg_restore" else Refused
    raise refusal(f"{tool} failed: {said}", f"{tool} falló: {said}")


@cache
def _found(tool: str) -> str:
    """Return the newest of its kind: an older pg_dump refuses a newer server."""
    kept = [path for path in FOLDERS.glob(f"*/bin/{tool}") if path.parent.parent.name.isdigit()]
    newest = max(kept, key=lambda path: int(path.parent.parent.name), default=None)
    found = str(newest) if newest is not None else shutil.which(tool)
    if found is None:
        raise ToolMissing(
            f"{tool} is not on this machine: install postgresql-client.",
            f"{tool} no está en esta máquina: instale postgresql-client.",
        )
    return found
