"""Background work of the trail."""

from hub.audit.operations import sealing
from hub.kernel import clock, jobs


@jobs.task(every=3600)
def seal_days() -> None:
    """Close the days that are over."""
    sealing.seal_days(at=clock.now())
