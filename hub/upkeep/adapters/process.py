"""Commands of the hub in a process of their own: on another database, or where they may fail."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

LONGEST = 600  # characters of what a failed step said


@dataclass(frozen=True, kw_only=True)
class Done:
    """How a command ended: the lines it printed, and the last it complained of."""

    code: int
    lines: tuple[str, ...]
    complaint: str


def manage(*words: str, environment: Mapping[str, str] | None = None) -> Done:
    """Run one command of `manage.py` to its end, in this house or one that `environment` names."""
    ran = subprocess.run(
        [sys.executable, str(Path(settings.ROOT) / "manage.py"), *words],
        env={**os.environ, "LOG_LEVEL": "ERROR", **(environment or {})},
        capture_output=True,
        text=True,
        errors="replace",
    )
    said = [line for line in ran.stderr.splitlines() if line.strip()]
    complaint = said[-1].removeprefix("CommandError: ")[-LONGEST:] if said else ""
    return Done(code=ran.returncode, lines=tuple(ran.stdout.splitlines()), complaint=complaint)
