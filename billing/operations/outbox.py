"""A log of mails on its way out: each row by one worker, tried again, given up in the end.

For tables with `state` (a `MailState`), `tries`, `due_at`, `sent_at` and `error`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from billing.types.mailing import MailState
from hub.kernel import clock
from hub.kernel.mail import Handed

LEASE = timedelta(seconds=90)  # longer than any server may take
PAUSES = (60, 300, 1_800, 7_200, 21_600)  # seconds after each try that came to nothing
S = MailState


def due(rows: QuerySet[Any], *, at: datetime) -> QuerySet[Any]:
    """Return what is due, oldest first.

    The tries of workers that died are given up: it may have arrived, so a person decides.
    """
    lost = rows.filter(state=S.SENDING, due_at__lt=at)
    lost.update(state=S.FAILED, error="unknown: its worker was lost")
    return rows.filter(state=S.QUEUED, due_at__lte=at).order_by("due_at")


def claimed(rows: QuerySet[Any], row: Any) -> bool:
    """Take a mail, for as long as a server may take; False where another worker was faster."""
    row.tries += 1
    waiting = rows.filter(id=row.id, state=S.QUEUED, tries=row.tries - 1)
    until = clock.now() + LEASE
    return bool(waiting.update(state=S.SENDING, tries=row.tries, due_at=until))


def settle(rows: QuerySet[Any], row: Any, handed: Handed, *, at: datetime) -> None:
    """Note what became of a try, unless it was given up meanwhile."""
    mine = rows.filter(id=row.id, state=S.SENDING, tries=row.tries)
    if handed.taken:
        mine.update(state=S.SENT, sent_at=at, error="")
    elif handed.refused:
        mine.update(state=S.BOUNCED, error=handed.error[:200])
    elif row.tries > len(PAUSES):
        mine.update(state=S.FAILED, error=handed.error[:200])
    else:
        pause = timedelta(seconds=PAUSES[row.tries - 1])
        mine.update(state=S.QUEUED, due_at=at + pause, error=handed.error[:200])


def put_back(rows: QuerySet[Any], *, at: datetime) -> bool:
    """Have mails that failed tried once more; False where none of them had."""
    failed = rows.filter(state=S.FAILED)
    return bool(failed.update(state=S.QUEUED, due_at=at, tries=0))


def doubt(rows: QuerySet[Any]) -> None:
    """Give up what was open in a restored house: it may have arrived, so a person decides."""
    still = rows.filter(state__in=[S.QUEUED, S.SENDING])
    still.update(state=S.FAILED, error="unknown: the house was restored")
