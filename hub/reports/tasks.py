"""What goes out by itself; each bell here is also a sweep."""

from hub.kernel import clock, jobs
from hub.reports.operations import alerts, linking, mailing, notices, pushing, telegram
from hub.reports.types import Way

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


@jobs.task(every=20)
def release_lost() -> None:
    """End the calls of workers that died."""
    alerts.release_lost(at=clock.now())


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
