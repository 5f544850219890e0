"""What is kept of what somebody was told, and how they want to be told."""

from collections.abc import Iterator
from typing import Any

from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.kernel.clock import iso
from hub.realtime.operations import forget_states
from hub.reports.models import (
    NoticePreference,
    Notification,
    NotificationSettings,
    PushSubscription,
    TelegramCode,
    TelegramLink,
    Telling,
)


class NoticeKeeper(Keeper):
    """Notices and the roads they took."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        if subject.user_id is None:
            return
        rows = Notification.objects.filter(user_id=subject.user_id).order_by("created_at", "id")
        for row in rows.prefetch_related("tellings"):
            yield {
                "kind": row.kind,
                "title": row.title,
                "text": row.text,
                "told_at": iso(row.created_at),
                "read_at": iso(row.read_at),
                "roads": {each.road: each.state for each in row.tellings.all()},
            }

    def forget(self, subject: Subject) -> Kept | None:
        if subject.user_id is None:
            return None
        Telling.objects.filter(user_id=subject.user_id).delete()
        rows = Notification.objects.filter(user_id=subject.user_id)
        ids = [str(each) for each in rows.values_list("id", flat=True)]
        forget_states(subject.user_id, "notification", ids)
        rows.delete()
        return None


class PreferenceKeeper(Keeper):
    """What somebody switched, and their quiet hours."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        if subject.user_id is None:
            return
        for row in NoticePreference.objects.filter(user_id=subject.user_id).order_by("id"):
            yield {"kind": row.kind, "road": row.road, "on": row.on}
        for wants in NotificationSettings.objects.filter(user_id=subject.user_id):
            yield {
                "quiet_from": str(wants.quiet_from or ""),
                "quiet_to": str(wants.quiet_to or ""),
                "zone": wants.zone,
            }

    def forget(self, subject: Subject) -> Kept | None:
        if subject.user_id is not None:
            NoticePreference.objects.filter(user_id=subject.user_id).delete()
            NotificationSettings.objects.filter(user_id=subject.user_id).delete()
        return None


class RoadKeeper(Keeper):
    """Where somebody wants to be told: their Telegram and their browsers."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        if subject.user_id is None:
            return
        for link in TelegramLink.objects.filter(user_id=subject.user_id):
            yield {"road": "telegram", "name": link.name, "since": iso(link.linked_at)}

    def forget(self, subject: Subject) -> Kept | None:
        if subject.user_id is not None:
            PushSubscription.objects.filter(user_id=subject.user_id).delete()
            TelegramCode.objects.filter(user_id=subject.user_id).delete()
            TelegramLink.objects.filter(user_id=subject.user_id).delete()
        return None
