"""What goes out by itself; each bell here is also a sweep."""

from uuid import UUID

from hub.kernel import clock, jobs
from hub.reports.operations import (
    alerts,
    facts,
    linking,
    mailing,
    notices,
    pushing,
    telegram,
    telling,
)
from hub.reports.operations.reports import running
from hub.reports.types import Road, Way

ROUNDS = 20
AT_ONCE = 200


@jobs.task(every=5)
@jobs.alone(alerts.BELLS[Way.PUSH])  # calls may hang, here and below
def push_due() -> None:
    """Push what waits to be pushed."""
    for _ in range(ROUNDS):
        if not pushing.push_due(at=clock.now()):
            return


@jobs.task(every=5)
@jobs.alone(alerts.BELLS[Way.TELEGRAM])
def telegram_due() -> None:
    """Tell by Telegram what waits to be told."""
    for _ in range(AT_ONCE):
        if not telegram.tell_next(at=clock.now()):
            return


@jobs.task(every=5)
@jobs.alone(facts.BELLS[Road.CHANNEL])
def tell_by_channel() -> None:
    """Tell customers by their own channel what waits to be told."""
    for _ in range(AT_ONCE):
        if not telling.tell_next(Road.CHANNEL, at=clock.now()):
            return


@jobs.task(every=5)
@jobs.alone(facts.BELLS[Road.MAIL])
def tell_by_mail() -> None:
    """Tell customers by mail what no channel of theirs has carried."""
    for _ in range(AT_ONCE):
        if not telling.tell_next(Road.MAIL, at=clock.now()):
            return


@jobs.task(every=20)
def release_lost() -> None:
    """End the calls of workers that died."""
    alerts.release_lost(at=clock.now())
    telling.release_lost(at=clock.now())


@jobs.task(every=30)
def end_links() -> None:
    """Unlink whoever works here no more, and drop codes nobody used."""
    linking.tidy(at=clock.now())


@jobs.task(every=20)
@jobs.alone()
def mail_due() -> None:
    """Mail those who have been away."""
    mailing.mail_due(at=clock.now())


@jobs.task(every=3600)
def forget_old() -> None:
    """Remove what nobody looks at any more."""
    for _ in range(ROUNDS):
        if not notices.forget(at=clock.now()):
            return


@jobs.task
def make_report(run_id: str) -> None:
    """Make a report somebody waits for."""
    running.work_on(UUID(run_id), at=clock.now())


@jobs.task(every=20)
@jobs.alone()
def make_reports() -> None:
    """Make the reports whose doorbell nobody heard."""
    for run_id in running.open_runs(at=clock.now()):
        with jobs.sparing("report_not_made", run=run_id):
            running.work_on(run_id, at=clock.now())


@jobs.task(every=3600)
def forget_reports() -> None:
    """Remove reports that were kept long enough."""
    running.forget(at=clock.now())
