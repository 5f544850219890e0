"""What somebody was told, and how they want to be told."""

from datetime import datetime, timedelta, tzinfo
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from hub.accounts.roles import STAFF
from hub.kernel.home import home
from hub.reports.models import (
    NoticePreference,
    Notification,
    NotificationSettings,
    TelegramLink,
    Telling,
)
from hub.reports.ports import telegram
from hub.reports.types import Road, TellingState


def notices_of(user_id: UUID, *, unread: bool = False) -> QuerySet[Notification]:
    """Return what somebody was told, in no order; `unread` leaves out what they have read."""
    rows = Notification.objects.filter(user_id=user_id, shown=True)
    return rows.filter(read_at=None) if unread else rows


def saying(*, about: str) -> QuerySet[Notification]:
    """Return the notices with words in them whose topics begin with `about`, in no order."""
    return Notification.objects.filter(topic__startswith=about).exclude(text="")


def unread_of(user_id: UUID) -> int:
    """Return how many notices somebody has not read."""
    return notices_of(user_id, unread=True).count()


def settings_of(user_id: UUID) -> NotificationSettings:
    """Return how somebody wants to be reached; unsaved when they never said."""
    found = NotificationSettings.objects.filter(user_id=user_id).first()
    return found or NotificationSettings(user_id=user_id)


def quiet_end(
    wants: NotificationSettings, quiet_until: datetime | None, *, at: datetime
) -> datetime | None:
    """Return when somebody may be disturbed again; None when they may now.

    Quiet hours are times of day on the house's clock; 22:00 to 07:00 goes over midnight.
    """
    ends = [end for end in (quiet_until, _end_of_hours(wants, at)) if end is not None and end > at]
    return max(ends, default=None)


def _end_of_hours(wants: NotificationSettings, at: datetime) -> datetime | None:
    start, end = wants.quiet_from, wants.quiet_to
    if start is None or end is None:
        return None
    here = at.astimezone(zone_of(wants))
    clock = here.time()
    inside = start <= clock < end if start <= end else clock >= start or clock < end
    if not inside:
        return None
    day = here.date() + timedelta(days=1 if clock >= end else 0)
    return datetime.combine(day, end, here.tzinfo)


def zone_of(wants: NotificationSettings) -> tzinfo:
    """Return the clock somebody lives by: their own, else the house's."""
    return ZoneInfo(wants.zone) if wants.zone else home().tz


def switched(user_id: UUID) -> dict[tuple[str, str], bool]:
    """Return what somebody switched, by kind and road; what is not there is on."""
    rows = NoticePreference.objects.filter(user_id=user_id)
    return {(row.kind, row.road): row.on for row in rows}


def is_on(user_id: UUID, kind: str, road: str) -> bool:
    """Whether somebody wants a kind of fact by a road."""
    return not NoticePreference.objects.filter(
        user_id=user_id, kind=kind, road=road, on=False
    ).exists()


def is_carried(user_id: UUID, key: str) -> bool:
    """Whether a fact went by somebody's channel, or is on its way there."""
    rows = Telling.objects.filter(notification__user=user_id, notification__key=key)
    going = (TellingState.QUEUED, TellingState.SENDING, TellingState.SENT)
    return rows.filter(road=Road.CHANNEL, state__in=going).exists()


def tellings() -> QuerySet[Telling]:
    """Return what customers were told and by which road, in no order, for those of the house."""
    return Telling.objects.select_related("notification", "user")


def mail_is_on() -> bool:
    """Whether there is a server to give mail to."""
    return bool(settings.EMAIL)


def telegram_is_on() -> bool:
    """Whether the house has a bot that answers."""
    return telegram.port().line() is not None


def telegram_link_of(user_id: UUID) -> TelegramLink | None:
    """Return the chat where somebody gets notices; whoever does not work here has none."""
    rows = TelegramLink.objects.filter(user_id=user_id)
    return rows.filter(user__is_active=True, user__role__in=STAFF).first()
