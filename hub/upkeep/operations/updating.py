"""A house brought up to the code that lies there: a copy first, and the way back ready."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings

from hub.kernel.saying import Said
from hub.upkeep.adapters.engine import engine
from hub.upkeep.adapters.process import Done, manage
from hub.upkeep.operations.backing import back_up
from hub.upkeep.operations.examining import examine
from hub.upkeep.operations.restoring import Say, put_back
from hub.upkeep.queries.versions import version, waiting
from hub.upkeep.types import Failed


def update(*, at: datetime, say: Say) -> None:
    """Copy the house, run the migrations it waits for, and look at it again.

    Raises Running, and whatever keeps a copy from being made, before anything is touched; Failed
    when a step failed and the database was put back.
    """
    of = engine()
    if not of.is_lived_in():
        _refuse(manage("migrate", "--no-input", "-v", "0"), None)
        say(Said("A new house was made.", "Se preparó una casa nueva."))
        return
    plan = waiting()
    known = examine(at=at) if plan else []
    if plan:
        of.refuse_running()
    copy = back_up(Path(settings.BACKUPS_DIR), keep=settings.BACKUPS_KEPT, at=at)
    say(Said(f"Copied to {copy.archive}.", f"Copia hecha en {copy.archive}."))
    if plan:
        _migrate(copy.archive, known, say)
        many = len(plan)
        say(Said(f"{many} migrations were run.", f"Se ejecutaron {many} migraciones."))
    else:
        say(Said("No migration was waiting.", "No había migraciones pendientes."))
    here = version()
    say(Said(f"This house is on {here}.", f"Esta casa está en la versión {here}."))


def _migrate(archive: Path, known: list[str], say: Say) -> None:
    """Run what waits, then look at the house; whatever fails brings the old database back."""
    moved = manage("migrate", "--no-input", "-v", "0")
    if moved.code:
        _refuse(moved, archive)
    looked = manage("verify")
    new = [line for line in looked.lines if line not in known]
    if looked.code and new:
        _refuse(Done(code=1, lines=(), complaint="\n".join(new)), archive)
    if known:
        say(
            Said(f"These stood there before: {'; '.join(known)}", f"Ya estaban: {'; '.join(known)}")
        )


def _refuse(step: Done, archive: Path | None) -> None:
    if not step.code:
        return
    if archive is not None:
        put_back(archive)
    raise Failed(
        f"The update failed and the house is what it was before: go back to the earlier version."
        f"\n{step.complaint}",
        f"La actualización falló y la casa quedó como antes: vuelva a la versión anterior."
        f"\n{step.complaint}",
    )
