"""What the browsers of one person hear of their notices and settings."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from hub.realtime.operations import tell
from hub.reports import queries, serializers
from hub.reports.models import Notification, NotificationSettings

MOST = 100  # told one by one; what lies further back is found by the next list


def notices_moved(user_id: UUID, rows: Iterable[Notification]) -> None:
    """Tell notices as they stand now, newest first, each with how many are unread in all."""
    unread = queries.unread_of(user_id)
    newest = sorted(rows, key=lambda row: row.created_at, reverse=True)[:MOST]
    for row in reversed(newest):
        said = {**serializers.notification(row), "unread": unread}
        tell(user_id, "notification", str(row.id), said)


def settings_moved(row: NotificationSettings) -> None:
    """Tell how somebody wants to be reached from now on."""
    said: dict[str, Any] = {"type": "notification_settings", **serializers.wants(row)}
    tell(row.user_id, "user", "notification-settings", said)
