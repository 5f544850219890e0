"""Tells notices in the chat with the house's bot, by the rules of every way that goes at once."""

from datetime import datetime
from functools import partial

from django.conf import settings

from hub.kernel import clock
from hub.reports import queries
from hub.reports.models import Alert, Notification
from hub.reports.operations import alerts, linking
from hub.reports.ports.telegram import port
from hub.reports.types import Way


def tell_next(*, at: datetime) -> bool:
    """Tell what has waited longest; returns whether there was anything.

    One by one: all go to one provider, and none outlives its lease behind slow others.
    """
    claimed = alerts.claim(Way.TELEGRAM, at=at, most=1)
    for alert in claimed:
        _tell(alert, at)
    return bool(claimed)


def _tell(alert: Alert, at: datetime) -> None:
    user_id = alert.notification.user_id
    link = queries.telegram_link_of(user_id)
    wanted = link is not None and queries.settings_of(user_id).telegram
    if not alerts.is_to_be_told_now(alert, wanted=wanted, at=at) or link is None:
        return
    outcome = port().say(
        link.line_id,
        chat=link.chat,
        text=_text(alert.notification),
        begun=partial(alerts.begun, alert),
    )
    alerts.settle(alert, outcome, at=clock.now())
    if outcome.gone:
        linking.lose(link, at=clock.now())


def _text(notice: Notification) -> str:
    """Plain text, never markup; with what a notice holds far below 4,096 characters."""
    said = [notice.title, *([notice.text] if notice.text else [])]
    return "\n".join([*said, "", f"{settings.PUBLIC_URL}{notice.link}"])
