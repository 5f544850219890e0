"""Notices on their way out of the house: queued with the notice, sent by the task."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, QuerySet

from hub.accounts.roles import STAFF
from hub.kernel import clock, jobs
from hub.realtime import presence
from hub.reports import queries
from hub.reports.models import Alert, Notification, NotificationSettings, PushSubscription
from hub.reports.types import AlertState, Outcome, Way

LEASE = timedelta(seconds=60)  # longer than any call may take
PAUSES = [30, 120, 600, 1800]  # seconds after each try that came to nothing
TOGETHER = 0.1  # seconds, for what comes at once
PATIENCE = timedelta(seconds=30)  # for somebody who has a window of ours in use
STALE = timedelta(days=1)
BELLS: dict[str, str] = {
    Way.PUSH: "hub.reports.tasks.push_due",
    Way.TELEGRAM: "hub.reports.tasks.telegram_due",
}


def queue(row: Notification, *, at: datetime) -> None:
    """Queue a notice on every way its person wants, again when it is renewed.

    In quiet hours nothing goes out at once; mail waits for their end.
    """
    wants = queries.settings_of(row.user_id)
    quiet = queries.quiet_end(wants, row.user.quiet_until, at=at)
    # What is already on its way tells the former words; mail still waits and tells the new ones.
    row.alerts.exclude(way=Way.MAIL, state=AlertState.QUEUED, tries=0).delete()
    made = _instant(row, wants, at) if quiet is None else []
    if wants.email_when_away and queries.mail_is_on() and row.user.email:
        patience = timedelta(minutes=settings.MAIL_AWAY_MINUTES)
        due_at = max(at + patience, quiet or at)
        made.append(Alert(notification=row, way=Way.MAIL, due_at=due_at))
    Alert.objects.bulk_create(made, ignore_conflicts=True)
    for bell in sorted({BELLS[alert.way] for alert in made if alert.way in BELLS}):
        jobs.enqueue_once(bell, within=TOGETHER)


def claim(way: Way, *, at: datetime, most: int) -> list[Alert]:
    """Take alerts that are due, each for one worker only, everything about them fetched along."""
    due = Alert.objects.filter(way=way, state=AlertState.QUEUED, due_at__lte=at)
    return claim_of(due, at=at, most=most)


def claim_of(rows: QuerySet[Alert], *, at: datetime, most: int) -> list[Alert]:
    """Take these alerts, whether they are due or not."""
    whole = rows.select_related("notification__user", "subscription").order_by("due_at")
    return [row for row in whole[:most] if _taken(row, at)]


def begun(alert: Alert) -> bool:
    """Note that the call is about to be made; False when another worker took the alert over."""
    mine = Alert.objects.filter(id=alert.id, tries=alert.tries, state=AlertState.QUEUED)
    return bool(mine.update(state=AlertState.SENDING, due_at=clock.now() + LEASE))


def release_lost(*, at: datetime) -> None:
    """End the calls of workers that died: it may have been said, so it is not said again."""
    over = Alert.objects.filter(state=AlertState.SENDING, due_at__lte=at)
    over.update(state=AlertState.FAILED, done_at=at, error="unknown: its worker was lost")


def settle(alert: Alert, outcome: Outcome, *, at: datetime) -> None:
    """Record what came of a try; what may still succeed is tried again with growing pauses."""
    if outcome.later is not None:
        postpone(alert, at + timedelta(seconds=outcome.later))
        return
    row = _open(alert)
    if outcome.gone and alert.subscription is not None:
        alert.subscription.delete()  # with all that was to go there
    elif outcome.taken:
        row.update(state=AlertState.SENT, done_at=at, error="")
    elif outcome.gone or outcome.refused or alert.tries > len(PAUSES):
        row.update(state=AlertState.FAILED, done_at=at, error=outcome.error[:200])
    else:
        pause = max(outcome.retry_after or 0.0, PAUSES[alert.tries - 1])
        due_at = at + timedelta(seconds=min(pause, 86_400))
        row.update(state=AlertState.QUEUED, due_at=due_at, error=outcome.error[:200])


def drop(alert: Alert, *, at: datetime) -> None:
    """Leave an alert out: nobody needs it any more."""
    row = Alert.objects.filter(id=alert.id, tries=alert.tries, state=AlertState.QUEUED)
    row.update(state=AlertState.DROPPED, done_at=at)


def drop_about(*, topic: str, number: int, at: datetime) -> None:
    """Leave out all that still waits to be told about something; one statement."""
    rows = Alert.objects.filter(notification__topic=topic, notification__number=number)
    rows.filter(state=AlertState.QUEUED).update(state=AlertState.DROPPED, done_at=at)


def postpone(alert: Alert, until: datetime) -> None:
    """Give an alert back untried, to be looked at later."""
    _open(alert).update(state=AlertState.QUEUED, due_at=until, tries=F("tries") - 1)


def is_wanted(alert: Alert) -> bool:
    """Whether the person still has to be told: works here, has not read it, and nobody dropped it.

    All kinds of notices are for the house's own people.
    """
    fresh = Alert.objects.filter(id=alert.id, state=AlertState.QUEUED, notification__read_at=None)
    theirs = fresh.filter(notification__user__is_active=True, notification__user__role__in=STAFF)
    return theirs.exists()


def is_to_be_told_now(alert: Alert, *, wanted: bool, at: datetime) -> bool:
    """Look once more, just before a call: wanted, unread, not quiet, not sitting in front of it.

    What nobody needs is dropped; who has a window in use gets half a minute to read it there.
    """
    notice = alert.notification
    wants = queries.settings_of(notice.user_id)
    quiet = queries.quiet_end(wants, notice.user.quiet_until, at=at)
    stale = at - notice.created_at > STALE
    if not wanted or quiet is not None or stale or not is_wanted(alert):
        drop(alert, at=at)
        return False
    waits_until = notice.created_at + PATIENCE
    here = presence.whereabouts([notice.user_id])[notice.user_id]
    if at < waits_until and here.state == presence.ONLINE:
        postpone(alert, waits_until)
        return False
    return True


def _open(alert: Alert) -> QuerySet[Alert]:
    """Return the row, as long as it is this worker's."""
    states = (AlertState.QUEUED, AlertState.SENDING)
    return Alert.objects.filter(id=alert.id, tries=alert.tries, state__in=states)


def _taken(row: Alert, at: datetime) -> bool:
    """A row whose lease ran out has been tried; only one of many takers gets it."""
    mine = Alert.objects.filter(
        id=row.id, state=AlertState.QUEUED, due_at=row.due_at, tries=row.tries
    )
    row.tries += 1
    return bool(mine.update(due_at=at + LEASE, tries=row.tries))


def _instant(row: Notification, wants: NotificationSettings, at: datetime) -> list[Alert]:
    """Return what goes out at once: to each browser, and to the chat with the bot."""
    browsers = PushSubscription.objects.filter(user_id=row.user_id, user__role__in=STAFF)
    made = [
        Alert(notification=row, way=Way.PUSH, subscription=browser, due_at=at)
        for browser in (browsers if wants.push else ())
    ]
    if wants.telegram and queries.telegram_link_of(row.user_id) is not None:
        made.append(Alert(notification=row, way=Way.TELEGRAM, due_at=at))
    return made
