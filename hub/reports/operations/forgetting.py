"""Takes back what notices said about somebody to others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from hub.realtime.operations import forget_states
from hub.reports.models import (
    Notification,
)


def forget_topics(topics: Iterable[str]) -> None:
    """Remove what anybody was told about these topics, as if it had never been said."""
    by: dict[UUID, list[str]] = defaultdict(list)
    rows = Notification.objects.filter(topic__in=list(topics))
    for user_id, key in rows.values_list("user_id", "id"):
        by[user_id].append(str(key))
    for user_id, ids in by.items():
        forget_states(user_id, "notification", ids)
    rows.delete()
