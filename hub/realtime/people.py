"""The `u:` streams: what one person is told, and nobody else."""

from datetime import datetime
from uuid import UUID

from hub.realtime.models import PersonCounter, PersonState
from hub.realtime.types import CaughtUp, Change, Head, SignedIn, Totals, View, person


class PersonStreams:
    """The family `u`; the key is the user's id."""

    def heads(self, who: SignedIn, *, limit: int) -> list[Head]:
        """Return the head of one's own stream."""
        seq = _last_seq(who.user_id)
        stream = person(who.user_id)
        return [Head(stream=stream, seq=seq, number=0, read_number=0, unread=0, mentions=0)]

    def totals(self, who: SignedIn) -> Totals:
        """Return one stream without anything to read."""
        return Totals(unread=0, mentions=0, streams=1)

    def changes(self, who: SignedIn, key: str, *, after: int, limit: int) -> CaughtUp | None:
        """Return the states set after `after`, oldest first."""
        if key != str(who.user_id):
            return None
        head = _last_seq(who.user_id)
        rows = _states(who.user_id, after, limit + 1)
        more, rows = len(rows) > limit, rows[:limit]
        items = [{"seq": row.seq, "kind": row.kind, "data": row.data} for row in rows]
        end = rows[-1].seq if more else max([head, *(row.seq for row in rows)])
        return CaughtUp(start=after, end=end, items=items, more=more)

    def head(self, who: SignedIn, key: str) -> int | None:
        """Return the present `seq` of one's own stream."""
        return _last_seq(who.user_id) if key == str(who.user_id) else None

    def moved_since(self, instant: datetime) -> dict[str, int]:
        """Return the people who were told something since."""
        rows = PersonCounter.objects.filter(moved_at__gte=instant)
        return {str(user_id): seq for user_id, seq in rows.values_list("user_id", "last_seq")}

    def replay(self, key: str, *, after: int, limit: int) -> list[Change]:
        """Return the states set after `after`, for their person."""
        stream, audience = f"u:{key}", frozenset({f"u:{key}"})
        return [
            Change(
                stream=stream,
                seq=row.seq,
                kind=row.kind,
                views=(View(audience=audience, data=row.data),),
            )
            for row in _states(UUID(key), after, limit)
        ]

    def audience(self, who: SignedIn, key: str) -> frozenset[str] | None:
        """Nobody types here."""
        return None


def _last_seq(user_id: UUID) -> int:
    row = PersonCounter.objects.filter(pk=user_id).values_list("last_seq", flat=True)
    return row.first() or 0


def _states(user_id: UUID, after: int, limit: int) -> list[PersonState]:
    rows = PersonState.objects.filter(user_id=user_id, seq__gt=after)
    return list(rows.order_by("seq")[:limit])
