"""Pushes what is due, a few at once, so that a push service that hangs holds up nobody else."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from hub.accounts.queries import is_ended
from hub.kernel import clock
from hub.reports import queries
from hub.reports.adapters import webpush
from hub.reports.models import Alert
from hub.reports.operations import alerts
from hub.reports.types import Device, Outcome, Way

AT_ONCE = 40
THREADS = 4
SHOWN = 200  # characters


def push_due(*, at: datetime) -> bool:
    """Send what is due; returns whether there may be more."""
    claimed = alerts.claim(Way.PUSH, at=at, most=AT_ONCE)
    wanted = [alert for alert in claimed if _is_still_to_be_sent(alert, at)]
    payloads = [_payload(alert) for alert in wanted]  # before the threads, which ask no database
    with ThreadPoolExecutor(THREADS, thread_name_prefix="push") as pool:
        outcomes = list(pool.map(_send, wanted, payloads))
    for alert, outcome in zip(wanted, outcomes, strict=True):
        alerts.settle(alert, outcome, at=clock.now())
    return len(claimed) == AT_ONCE


def _is_still_to_be_sent(alert: Alert, at: datetime) -> bool:
    """Look once more, just before: signed out, or what holds for every way."""
    browser = alert.subscription
    assert browser is not None
    if is_ended(browser.session_id):
        browser.delete()
        return False
    wants = queries.settings_of(alert.notification.user_id)
    return alerts.is_to_be_told_now(alert, wanted=wants.push, at=at)


def _send(alert: Alert, payload: bytes) -> Outcome:
    browser = alert.subscription
    assert browser is not None
    device = Device(endpoint=browser.endpoint, p256dh=browser.p256dh, auth=browser.auth)
    return webpush.push(device, payload, replaces=alert.notification.key, at=clock.now())


def _payload(alert: Alert) -> bytes:
    """Say what it is about and, absolute, how many notices are unread."""
    notice = alert.notification
    said = {
        "id": str(notice.id),
        "kind": notice.kind,
        "tag": notice.key,
        "title": notice.title,
        "text": notice.text[:SHOWN],
        "link": notice.link,
        "created_at": clock.iso(notice.created_at),
        "unread": queries.unread_of(notice.user_id),
    }
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
