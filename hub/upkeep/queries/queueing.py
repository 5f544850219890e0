"""The doorbells of the workers, where Redis carries them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from redis import RedisError

from hub.kernel.saying import Said
from hub.kernel.vitals import jobs_waiting
from hub.upkeep.types import Finding, Level

MANY = 1000
PATIENCE = 2.0  # seconds


def queue(at: datetime) -> Iterator[Finding]:
    """A Redis that does not answer, or bells that nobody hears."""
    if settings.EMBEDDED:
        return
    try:
        many = jobs_waiting(patience=PATIENCE)
    except RedisError as error:
        yield _silent(type(error).__name__)
        return
    if many > MANY:
        yield Finding(
            key="queue_long",
            level=Level.WARNING,
            words=Said(
                f"{many} tasks wait for a worker: start more of them, or look why they are slow.",
                f"{many} tareas esperan un trabajador: agregue uno o revise por qué va lento.",
            ),
            about={"waiting": many},
        )


def _silent(why: str) -> Finding:
    return Finding(
        key="redis_silent",
        level=Level.ERROR,
        words=Said(
            f"Redis does not answer ({why}): nothing is lost, but screens and sending wait."
            " Start it.",
            f"Redis no responde ({why}): nada se pierde, pero pantallas y envíos esperan."
            " Enciéndalo.",
        ),
    )
