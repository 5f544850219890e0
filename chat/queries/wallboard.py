"""What goes on at the counter just now, for a screen that hangs on the wall."""

from __future__ import annotations

import time
from datetime import datetime
from threading import Lock
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from chat.models import Conversation, Stretch
from chat.queries.inbox import promised
from chat.types import ConversationKind, ConversationState
from hub.accounts.queries import answering
from hub.kernel.clock import iso
from hub.kernel.home import start_of, today
from hub.kernel.spread import MIDDLE, SLOW, Percentile
from hub.realtime.presence import OFFLINE, whereabouts

REMEMBERED = 2.0  # seconds: many walls ask for what one has just read
SHOWN = 8
WAITS = Q(needs_reply_since__isnull=False)


class _Memory:
    """What this process read last."""

    told: dict[str, Any] | None = None
    until = 0.0
    reading = Lock()


def wallboard(at: datetime) -> dict[str, Any]:
    """Return who waits and who is here, at most two seconds old; one reads for all who ask."""
    with _Memory.reading:
        now = time.monotonic()
        if _Memory.told is None or now >= _Memory.until:
            _Memory.told, _Memory.until = _read(at), now + REMEMBERED
        return _Memory.told


def forget() -> None:
    """Read again next time."""
    _Memory.told = None


def _read(at: datetime) -> dict[str, Any]:
    rows = alive()
    counts = rows.aggregate(
        open=Count("id"),
        waiting=Count("id", filter=WAITS),
        longest=Min("needs_reply_since"),
        unassigned=Count("id", filter=Q(assignee=None)),
        at_risk=Count("id", filter=promised("due", at=at)),
        breached=Count("id", filter=promised("breached", at=at)),
    )
    longest = counts.pop("longest")
    return {
        "at": iso(at),
        **counts,
        "longest_since_at": iso(longest),
        **_first_replies(at),
        "advisors": _advisors(rows),
        "longest": _longest(rows),
    }


def alive() -> QuerySet[Conversation]:
    """Return customers' conversations that are open; no spam."""
    rows = Conversation.objects.filter(kind=ConversationKind.CUSTOMER, identity__spam_at=None)
    # Said so that the index of what is alive is seen.
    alive = ~Q(state=ConversationState.RESOLVED)
    return rows.filter(alive, state__in=[ConversationState.OPEN, ConversationState.PENDING])


def _first_replies(at: datetime) -> dict[str, Any]:
    rows = Stretch.objects.filter(started_at__gte=start_of(today(at)), answered_at__isnull=False)
    return rows.aggregate(
        first_replies=Count("id"),
        first_reply_p50=Percentile("first_seconds", MIDDLE),
        first_reply_p90=Percentile("first_seconds", SLOW),
    )


def _advisors(rows: QuerySet[Conversation]) -> list[dict[str, Any]]:
    """Return those who answer and are here, or have work, busiest first."""
    people = list(answering(None))
    here = whereabouts(user.id for user in people)
    loads = {
        row["assignee"]: row
        for row in rows.filter(assignee__isnull=False)
        .order_by()
        .values("assignee")
        .annotate(load=Count("id"), waiting=Count("id", filter=WAITS))
    }
    told = []
    for user in people:
        row, presence = loads.get(user.id), here[user.id].state
        if row is not None or presence != OFFLINE:
            load, waiting = (row["load"], row["waiting"]) if row is not None else (0, 0)
            person = {"id": str(user.id), "name": user.name, "presence": presence}
            told.append({**person, "load": load, "waiting": waiting})
    return sorted(told, key=lambda each: (-each["waiting"], -each["load"], each["name"]))


def _longest(rows: QuerySet[Conversation]) -> list[dict[str, Any]]:
    found = rows.filter(WAITS).select_related("identity", "assignee")
    return [
        {
            "id": str(row.id),
            "name": str(row.identity),
            "channel": row.channel_kind,
            "assignee": row.assignee.name if row.assignee is not None else "",
            "since_at": iso(row.needs_reply_since),
        }
        for row in found.order_by("needs_reply_since")[:SHOWN]
    ]
