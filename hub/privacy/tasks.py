"""Background work of privacy."""

from uuid import UUID

from hub.kernel import clock, jobs
from hub.privacy.operations import house, working
from hub.privacy.queries import to_answer
from hub.privacy.types import RequestState


@jobs.task
def work_on(request_id: str) -> None:
    """Make a copy, or forget somebody."""
    working.work_on(UUID(request_id), at=clock.now())


@jobs.task(every=60)
@jobs.alone()
def work_on_left() -> None:
    """Go on with what a lost bell or a killed worker left."""
    for row in to_answer().filter(state=RequestState.IN_PROGRESS):
        with jobs.sparing("privacy_not_done", request=row.id):
            working.work_on(row.id, at=clock.now())


@jobs.task(every=3600)
@jobs.alone()
def keep_the_law() -> None:
    """Remove old copies, forget what is old enough, and warn of what is due."""
    at = clock.now()
    working.forget_archives(at=at)
    house.alert(at=at)
    house.alert_of_trail(at=at)
    house.sweep(at=at)
