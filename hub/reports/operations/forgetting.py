"""What notices keep about a person, and what they say about one to others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any
from uuid import UUID

from hub.accounts.ports.personal import Kept, Subject
from hub.kernel.clock import iso
from hub.realtime.operations import forget_states
from hub.reports.models import (
    Notification,
    NotificationSettings,
    PushSubscription,
    TelegramCode,
    TelegramLink,
)


class NoticeKeeper:
    """What somebody was told, and where they want to be told."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        if subject.user_id is None:
            return
        for row in Notification.objects.filter(user_id=subject.user_id).order_by("created_at"):
            at = iso(row.created_at)
            yield {"at": at, "kind": row.kind, "title": row.title, "text": row.text}
        for link in TelegramLink.objects.filter(user_id=subject.user_id):
            yield {"at": iso(link.linked_at), "kind": "telegram", "title": link.name, "text": ""}

    def files(self, subject: Subject) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
        return iter(())

    def forget(self, subject: Subject) -> Kept | None:
        if subject.user_id is None:
            return None
        for table in (Notification, NotificationSettings, PushSubscription, TelegramCode):
            table.objects.filter(user_id=subject.user_id).delete()
        TelegramLink.objects.filter(user_id=subject.user_id).delete()
        return None


def forget_topics(topics: Iterable[str]) -> None:
    """Remove what anybody was told about these topics, as if it had never been said."""
    by: dict[UUID, list[str]] = defaultdict(list)
    rows = Notification.objects.filter(topic__in=list(topics))
    for user_id, key in rows.values_list("user_id", "id"):
        by[user_id].append(str(key))
    for user_id, ids in by.items():
        forget_states(user_id, "notification", ids)
    rows.delete()
