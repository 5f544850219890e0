"""Background work of the trail."""

from hub.audit.operations import flooding, sealing, verifying
from hub.kernel import clock, jobs


@jobs.task(every=3600)
@jobs.alone()
def seal_days() -> None:
    """Close the days that are over, and look at what was closed since the last time."""
    at = clock.now()
    sealing.seal_days(at=at)
    verifying.verify_new(at=at)


@jobs.task(every=3600)
@jobs.alone()
def verify_daily() -> None:
    """Look at every closed day again, once a day."""
    verifying.verify_daily(at=clock.now())


@jobs.task(every=60)
@jobs.alone()
def tell_counts() -> None:
    """Say how often somebody was kept out beyond what was told in full."""
    flooding.tell_counts(at=clock.now())
