"""Conversations as streams: one each, `c:<conversation>`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chat import live
from chat.models import Conversation, Counter
from chat.queries import changes as catching_up
from chat.queries.conversations import (
    as_id,
    conversation_for,
    reader_of,
    unread_of,
    visible_to,
    whole,
    with_unread,
)
from chat.queries.own import mention_counts, mention_total
from chat.serializers.changes import items
from chat.types import ConversationState
from hub.accounts.queries import user_behind
from hub.kernel.errors import NotFound
from hub.realtime.types import CaughtUp, Change, Head, SignedIn, Totals, conversation_stream

if TYPE_CHECKING:
    from hub.accounts.models import User


class ConversationStreams:
    """The family `c` for the hub."""

    def heads(self, who: SignedIn, *, limit: int) -> list[Head]:
        user = user_behind(who)
        rows = visible_to(user).select_related("counter").only("kind", "counter")
        newest = list(rows.order_by("-last_message_at", "-id")[:limit])
        named = mention_counts(user, [row.id for row in newest])
        return [
            Head(
                stream=conversation_stream(row.id),
                seq=row.counter.last_seq,
                number=row.counter.last_number,
                read_number=getattr(row, "read_number", 0),
                unread=unread_of(row),
                mentions=named.get(row.id, 0),
            )
            for row in newest
        ]

    def totals(self, who: SignedIn) -> Totals:
        user = user_behind(who)
        rows = visible_to(user)
        waiting = with_unread(rows.exclude(state=ConversationState.RESOLVED))
        return Totals(unread=waiting.count(), mentions=mention_total(user), streams=rows.count())

    def changes(self, who: SignedIn, key: str, *, after: int, limit: int) -> CaughtUp | None:
        found = _found(who, key)
        if found is None:
            return None
        user, row = found
        changed = catching_up.since(row, after=after, limit=limit)
        return CaughtUp(
            start=changed.start,
            end=changed.end,
            items=items(changed, row, reader_of(user, row)),
            more=changed.more,
        )

    def head(self, who: SignedIn, key: str) -> int | None:
        found = _found(who, key)
        return found[1].counter.last_seq if found is not None else None

    def moved_since(self, instant: datetime) -> dict[str, int]:
        rows = Counter.objects.filter(moved_at__gte=instant)
        return {str(key): seq for key, seq in rows.values_list("conversation_id", "last_seq")}

    def replay(self, key: str, *, after: int, limit: int) -> list[Change]:
        row = whole(Conversation.objects.filter(id=as_id(key))).first()
        if row is None:
            return []
        changed = catching_up.since(row, after=after, limit=limit)
        told = [live.message_change(message, row) for message in changed.messages]
        if changed.row_moved:
            told.append(live.conversation_change(row))
        return sorted(told, key=lambda change: change.seq)

    def audience(self, who: SignedIn, key: str) -> frozenset[str] | None:
        found = _found(who, key)
        return live.audience(found[1]) if found is not None else None


def _found(who: SignedIn, key: str) -> tuple[User, Conversation] | None:
    try:
        user = user_behind(who)
        return user, conversation_for(user, key)
    except NotFound:
        return None
