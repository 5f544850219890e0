"""Reports of work on their way to customers."""

from field_service.operations.fieldwork import sending
from field_service.queries.activity import not_told
from hub.kernel import clock, jobs

AT_ONCE = 50


@jobs.task(every=10)
@jobs.alone()
def tell_reports() -> None:
    """Send every report that its customer does not have; one that fails spares the rest."""
    since = clock.now() - sending.STALE
    for report_id in not_told(since).values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("report_not_told", report=report_id):
            sending.send(report_id=report_id, at=clock.now())
