"""The rows of notices, and of reports that are kept."""

from hub.reports.models.notices import (
    Alert,
    Notification,
    NotificationSettings,
    PushSubscription,
    TelegramCode,
    TelegramLink,
)
from hub.reports.models.reports import Goal, ReportRun
from hub.reports.models.telling import NoticePreference, Telling

__all__ = [
    "Alert",
    "Goal",
    "NoticePreference",
    "Notification",
    "NotificationSettings",
    "PushSubscription",
    "ReportRun",
    "TelegramCode",
    "TelegramLink",
    "Telling",
]
