"""The ground's own background work."""

from hub.kernel import clock, jobs
from hub.kernel.models import Mark

PULSE = "worker"


@jobs.task(every=5)
def pulse() -> None:
    """Say that beat, broker and worker live; `/readyz` listens."""
    Mark.put(PULSE, clock.now())
