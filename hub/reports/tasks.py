"""What goes out by itself; each bell here is also a sweep."""

from threading import Lock

from hub.kernel import clock, jobs
from hub.reports.operations import linking, mailing, notices, pushing, telegram

ROUNDS = 20
AT_ONCE = 200
_pushing, _mailing, _telling = (
    Lock(),
    Lock(),
    Lock(),
)  # one thread of a worker at a time: calls may hang


@jobs.task(every=5)
def push_due() -> None:
    """Push what waits to be pushed."""
    if not _pushing.acquire(blocking=False):
        jobs.ring_once("hub.reports.tasks.push_due", within=0.5)  # when the other is done
        return
    try:
        for _ in range(ROUNDS):
            if not pushing.push_due(at=clock.now()):
                return
    finally:
        _pushing.release()


@jobs.task(every=5)
def telegram_due() -> None:
    """Tell by Telegram what waits to be told."""
    if not _telling.acquire(blocking=False):
        jobs.ring_once("hub.reports.tasks.telegram_due", within=0.5)  # when the other is done
        return
    try:
        for _ in range(AT_ONCE):
            if not telegram.tell_next(at=clock.now()):
                return
    finally:
        _telling.release()


@jobs.task(every=30)
def end_links() -> None:
    """Unlink whoever works here no more, and drop codes nobody used."""
    linking.tidy(at=clock.now())


@jobs.task(every=20)
def mail_due() -> None:
    """Mail those who have been away."""
    if not _mailing.acquire(blocking=False):
        return
    try:
        mailing.mail_due(at=clock.now())
    finally:
        _mailing.release()


@jobs.task(every=3600)
def forget_old() -> None:
    """Remove what nobody looks at any more."""
    for _ in range(ROUNDS):
        if not notices.forget(at=clock.now()):
            return
