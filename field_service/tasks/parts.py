"""Sweeps of parts: mails to suppliers, what runs low, what is late."""

from field_service.operations.purchases import mailing, watching
from hub.kernel import clock, jobs


@jobs.task(every=30)
@jobs.alone("field_service.tasks.mail_suppliers")
def mail_suppliers() -> None:
    """Hand over the mails to suppliers that are due."""
    mailing.mail_due(at=clock.now())


@jobs.task(every=300)
@jobs.alone()
def reorder_parts() -> None:
    """Ask for what runs low."""
    watching.reorder(at=clock.now())


@jobs.task(every=600)
@jobs.alone()
def tell_late_parts() -> None:
    """Tell what should have come."""
    watching.tell_late(at=clock.now())
