"""What goes out by itself; each bell here is also a sweep."""

from collections.abc import Callable
from threading import Lock

from hub.kernel import clock, jobs
from hub.reports.operations import alerts, linking, mailing, notices, pushing, telegram
from hub.reports.types import Way

ROUNDS = 20
AT_ONCE = 200
# One thread of a worker at a time: calls may hang.
_pushing, _telling, _mailing = Lock(), Lock(), Lock()


@jobs.task(every=5)
def push_due() -> None:
    """Push what waits to be pushed."""
    _alone(_pushing, lambda: pushing.push_due(at=clock.now()), way=Way.PUSH, most=ROUNDS)


@jobs.task(every=5)
def telegram_due() -> None:
    """Tell by Telegram what waits to be told."""
    _alone(_telling, lambda: telegram.tell_next(at=clock.now()), way=Way.TELEGRAM, most=AT_ONCE)


@jobs.task(every=20)
def release_lost() -> None:
    """End the calls of workers that died."""
    alerts.release_lost(at=clock.now())


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


def _alone(seat: Lock, step: Callable[[], bool], *, way: Way, most: int) -> None:
    """Go on while a step finds something; who finds the seat taken comes when the other is done."""
    if not seat.acquire(blocking=False):
        jobs.ring_once(alerts.BELLS[way], within=0.5)
        return
    try:
        for _ in range(most):
            if not step():
                return
    finally:
        seat.release()
