"""What is wrong with the house right now, in words that say what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import Error

from hub.kernel.saying import Said
from hub.upkeep.ports.looking import Look, looks
from hub.upkeep.queries import looking, probing, queueing
from hub.upkeep.types import Finding, Level

# Where nothing is asked but this machine and its database.
OURS: tuple[Look, ...] = (
    looking.keys,
    looking.secrecy,
    queueing.queue,
    looking.room,
    looking.copies,
    looking.migrations,
    looking.worker,
    looking.clock,
)
# What calls the house from outside, as providers do.
CALLS: tuple[Look, ...] = (probing.address, probing.doorbells)


def findings(*, at: datetime, calls: bool) -> list[Finding]:
    """Return what is wrong, the worst first; with `calls` the public address is tried too."""
    found = [*_ours(at), *(each for look in (CALLS if calls else ()) for each in look(at))]
    worst = list(Level)
    return sorted(found, key=lambda each: worst.index(each.level))


def _ours(at: datetime) -> Iterator[Finding]:
    try:
        for look in OURS:
            yield from look(at)
        for _, look in looks:
            yield from look(at)
    except Error as error:
        yield Finding(
            key="database_silent",
            level=Level.ERROR,
            words=Said(
                f"The database does not answer ({type(error).__name__}): start it, and look at"
                " DATABASE_URL.",
                f"La base de datos no responde ({type(error).__name__}): enciéndala y revise"
                " DATABASE_URL.",
            ),
        )
