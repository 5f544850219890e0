"""Sweeps of the schedule."""

from field_service.operations.people import expiring
from hub.kernel import clock, jobs

HOUR = 3600


@jobs.task(every=HOUR)
@jobs.alone("field_service.tasks.warn_of_licences")
def warn_of_licences() -> None:
    """Tell the office of licences that end soon, of each once."""
    expiring.warn(at=clock.now())
