"""The rows of notices: what people are told, by which roads, and how they want to be told."""

from hub.reports.models.notices import (
    Alert,
    Notification,
    NotificationSettings,
    PushSubscription,
    TelegramCode,
    TelegramLink,
)
from hub.reports.models.telling import NoticePreference, Telling

__all__ = [
    "Alert",
    "NoticePreference",
    "Notification",
    "NotificationSettings",
    "PushSubscription",
    "TelegramCode",
    "TelegramLink",
    "Telling",
]
