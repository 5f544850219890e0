"""Takes facts along their roads: looked at once more, claimed by one worker, tried a few times."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import F

from hub.accounts.roles import Role
from hub.kernel import clock
from hub.realtime import presence
from hub.reports import queries
from hub.reports.adapters import mail
from hub.reports.models import Telling
from hub.reports.ports import deliverer
from hub.reports.ports.deliverer import Carried, Words
from hub.reports.types import Outcome, Road, TellingState

if TYPE_CHECKING:
    from hub.reports.models import Notification

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)  # longer than any mail server may take
PAUSES = (30, 120, 600, 1800)  # seconds after each try that came to nothing
PATIENCE = timedelta(seconds=30)  # for somebody who has the portal in front of them
STALE = timedelta(days=3)
WAITING = (TellingState.QUEUED, TellingState.SENDING)
WHY = {
    "es": "Recibe este correo por una novedad de su cuenta. Puede cambiarlo aquí: {link}",
    "en": "You get this mail because something changed in your account. Change it here: {link}",
}


def tell_next(road: Road, *, at: datetime) -> bool:
    """Take the fact that has waited longest on a road; returns whether there was any."""
    due = Telling.objects.filter(road=road, state=TellingState.QUEUED, due_at__lte=at)
    row = due.select_related("notification", "user").order_by("due_at").first()
    if row is None:
        return False
    if _taken(row, at) and not _left_out(row, at):
        if road == Road.MAIL:
            _mail(row, at)
        else:
            _carry(row, at)
    return True


def release_lost(*, at: datetime) -> None:
    """End the mails of workers that died: it may have arrived, so it is not sent again."""
    rows = Telling.objects.filter(state=TellingState.SENDING, due_at__lte=at)
    rows.update(state=TellingState.FAILED, reason="unknown", due_at=None, done_at=at)


def rest(*, at: datetime) -> None:
    """Leave out all that still waits: the demo day calls no provider."""
    waiting = Telling.objects.filter(state=TellingState.QUEUED)
    waiting.update(state=TellingState.SKIPPED, reason="demo", due_at=None, done_at=at)


def _taken(row: Telling, at: datetime) -> bool:
    mine = Telling.objects.filter(
        id=row.id, state=TellingState.QUEUED, due_at=row.due_at, tries=row.tries
    )
    row.tries += 1
    return bool(mine.update(due_at=at + LEASE, tries=row.tries))


def _left_out(row: Telling, at: datetime) -> bool:
    """Look once more: still wanted, not read, not quiet, not sitting in front of it."""
    if reason := _reason(row, at):
        _settle(row, TellingState.SKIPPED, reason=reason, at=at)
        return True
    later = _later(row, at)
    if later is not None:
        rows = Telling.objects.filter(id=row.id, tries=row.tries, state=TellingState.QUEUED)
        rows.update(due_at=later, tries=F("tries") - 1)
    return later is not None


def _reason(row: Telling, at: datetime) -> str:
    if not row.user.is_active or row.user.role != Role.CUSTOMER:
        return "no_customer"
    if not queries.is_on(row.user_id, row.kind, row.road):
        return "preference_off"
    if row.notification.shown and row.notification.read_at is not None:
        return "read"
    if not row.notification.text and not row.notification.title:
        return "taken_back"
    if at - row.created_at > STALE:
        return "stale"
    reached = row.notification.tellings.filter(road=Road.CHANNEL, state=TellingState.SENT)
    return "reached" if row.road == Road.MAIL and reached.exists() else ""


def _later(row: Telling, at: datetime) -> datetime | None:
    wants = queries.settings_of(row.user_id)
    times = [queries.quiet_end(wants, row.user.quiet_until, at=at)]
    here = presence.whereabouts([row.user_id])[row.user_id]
    if row.notification.shown and here.state == presence.ONLINE:
        times.append(row.notification.created_at + PATIENCE)
    if row.road == Road.MAIL:
        before = row.notification.tellings.filter(road=Road.CHANNEL, state__in=WAITING)
        until = [due for due in before.values_list("due_at", flat=True) if due is not None]
        times += [due + timedelta(seconds=1) for due in until]
    ahead = [time for time in times if time is not None and time > at]
    return max(ahead, default=None)


def _carry(row: Telling, at: datetime) -> None:
    """Hand it to the person's channel: words and note in one transaction, so never twice."""
    try:
        with transaction.atomic():
            carried = deliverer.port().deliver(
                row.user_id, _words(row.notification, row), once=row.id, at=at
            )
            _note(row, carried, at)
    except Exception:
        log.exception("telling_failed", extra={"telling": str(row.id)})
        _again(row, Outcome(error="error"), at)


def _note(row: Telling, carried: Carried, at: datetime) -> None:
    state = TellingState.SENT if carried.ok else TellingState.SKIPPED
    _settle(row, state, reason=carried.reason, via=carried.via, at=at)


def _mail(row: Telling, at: datetime) -> None:
    mine = Telling.objects.filter(id=row.id, tries=row.tries, state=TellingState.QUEUED)
    if not mine.update(state=TellingState.SENDING, due_at=clock.now() + LEASE):
        return
    words = _words(row.notification, row)
    why = WHY.get(words.language, WHY["es"])
    link = f"{settings.PUBLIC_URL}/portal/notices"
    body = "\n".join([words.text, "", words.url, "", "--", why.format(link=link), ""])
    outcome = mail.post(to=row.user.email, subject=words.title, body=body)
    if outcome.taken:
        _settle(row, TellingState.SENT, via="", at=clock.now())
    else:
        _again(row, outcome, clock.now())


def _again(row: Telling, outcome: Outcome, at: datetime) -> None:
    """Try again with growing pauses what may still succeed, so often and no more."""
    if outcome.refused or row.tries > len(PAUSES):
        _settle(row, TellingState.FAILED, reason=outcome.error or "refused", at=at)
        return
    rows = Telling.objects.filter(id=row.id, tries=row.tries, state__in=WAITING)
    due_at = at + timedelta(seconds=PAUSES[row.tries - 1])
    rows.update(state=TellingState.QUEUED, due_at=due_at, reason=outcome.error[:40])


def _settle(
    row: Telling, state: TellingState, *, at: datetime, reason: str = "", via: str = ""
) -> None:
    rows = Telling.objects.filter(id=row.id, tries=row.tries, state__in=WAITING)
    rows.update(state=state, reason=reason[:40], via=via[:120], due_at=None, done_at=at)


def _words(notice: Notification, row: Telling) -> Words:
    return Words(
        title=notice.title,
        text=notice.text,
        url=f"{settings.PUBLIC_URL}{notice.link}",
        name=row.user.first_name or row.user.username,
        language=row.user.language,
    )
