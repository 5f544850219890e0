"""The ground's own background work."""

from hub.kernel import clock, idempotency, jobs
from hub.kernel.models import Mark

PULSE = "worker"


@jobs.task(every=5)
def pulse() -> None:
    """Say that beat, broker and worker live; `/readyz` listens."""
    Mark.put(PULSE, clock.now())


@jobs.task(every=3600)
def forget_keys() -> None:
    """Drop idempotency keys that nobody will repeat any more."""
    idempotency.forget(at=clock.now())
