"""Mails what somebody missed while they were away: one digest, at most every ten minutes."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from hub.kernel import clock
from hub.kernel.home import home
from hub.realtime import presence
from hub.reports import queries
from hub.reports.adapters import mail
from hub.reports.models import Alert, Notification, NotificationSettings
from hub.reports.operations import alerts
from hub.reports.types import AlertState, Way

PEOPLE = 20  # digests in one round
AT_ONCE = 200
SHOWN = 20  # notices in one digest
WORDS = {
    "es": {
        "one": "Tienes un aviso sin leer",
        "many": "Tienes {count} avisos sin leer",
        "more": "… y {count} más.",
        "why": "Recibes este correo porque no estabas en línea. Puedes apagarlo aquí: {link}",
    },
    "en": {
        "one": "You have an unread notification",
        "many": "You have {count} unread notifications",
        "more": "… and {count} more.",
        "why": "You get this mail because you were away. You can turn it off here: {link}",
    },
}


def mail_due(*, at: datetime) -> None:
    """Send a digest to everybody who has been away long enough."""
    due = Alert.objects.filter(way=Way.MAIL, state=AlertState.QUEUED, due_at__lte=at)
    people = due.order_by("due_at").values_list("notification__user_id", flat=True)[:AT_ONCE]
    for user_id in list(dict.fromkeys(people))[:PEOPLE]:
        _mail(user_id, at)


def _mail(user_id: UUID, at: datetime) -> None:
    until = _not_before(user_id, at)
    theirs = Alert.objects.filter(
        way=Way.MAIL, state=AlertState.QUEUED, notification__user_id=user_id
    )
    if until is not None:
        theirs.filter(due_at__lte=at).update(due_at=until)
        return
    # Those that are not due yet are told along: their own time is the next digest's.
    claimed = alerts.claim_of(theirs, at=at, most=AT_ONCE)
    unread = [alert for alert in claimed if alerts.is_wanted(alert)]
    for alert in claimed:
        if alert not in unread:
            alerts.drop(alert, at=at)
    if unread:
        _post(unread, at)


def _post(claimed: list[Alert], at: datetime) -> None:
    user = claimed[0].notification.user
    notices = sorted((alert.notification for alert in claimed), key=lambda row: row.created_at)
    subject, body = _digest(notices, user.language)
    outcome = mail.post(to=user.email, subject=subject, body=body)
    NotificationSettings.objects.update_or_create(user=user, defaults={"mailed_at": at})
    for alert in claimed:
        alerts.settle(alert, outcome, at=clock.now())


def _not_before(user_id: UUID, at: datetime) -> datetime | None:
    """Return when to look again: they were here, it is quiet, or a digest has just gone out."""
    patience = timedelta(minutes=settings.MAIL_AWAY_MINUTES)
    wants = queries.settings_of(user_id)
    here = presence.whereabouts([user_id])[user_id]
    times = [
        queries.quiet_end(wants, None, at=at),
        wants.mailed_at + patience if wants.mailed_at else None,
        here.active_at + patience if here.active_at else None,
        at + patience if here.state == presence.ONLINE else None,
    ]
    ahead = [time for time in times if time is not None and time > at]
    return max(ahead, default=None)


def _digest(notices: list[Notification], language: str) -> tuple[str, str]:
    words, count = WORDS.get(language, WORDS["es"]), len(notices)
    subject = words["one"] if count == 1 else words["many"].format(count=count)
    lines = [line for row in notices[:SHOWN] for line in _lines(row)]
    if count > SHOWN:
        lines.append(words["more"].format(count=count - SHOWN))
    why = words["why"].format(link=f"{settings.PUBLIC_URL}/settings")
    return f"{subject} · {home().title}", "\n".join([*lines, "--", why, ""])


def _lines(row: Notification) -> list[str]:
    said = [row.title, *([row.text] if row.text else [])]
    return [*said, f"{settings.PUBLIC_URL}{row.link}", ""]
