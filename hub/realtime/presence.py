"""Who is here: one state per person over all their windows and every serving process.

Online: a window of theirs is in use. Away: windows are open, none in use. Offline is said ten
seconds late, so that a reload is no coming and going. Never stored in the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from hub.realtime import roster

ONLINE, AWAY, OFFLINE = "online", "away", "offline"
_RANK = {OFFLINE: 0, AWAY: 1, ONLINE: 2}


@dataclass(frozen=True)
class Whereabouts:
    """Where somebody is, as far as anybody knows.

    `looking` are the ids of conversations in front of them in a window in use; `active_at` is
    None when no window of theirs was in use during the last quarter of an hour.
    """

    state: str = OFFLINE
    looking: frozenset[str] = frozenset()
    active_at: datetime | None = None


def whereabouts(user_ids: Iterable[UUID]) -> dict[UUID, Whereabouts]:
    """Return where each of these people is; in doubt, nowhere."""
    everyone = merged(roster.read() or [])
    return {user_id: _told(everyone.get(str(user_id))) for user_id in user_ids}


def is_known() -> bool:
    """Whether the board can be read at all; without it nobody seems to be here."""
    return roster.read() is not None


def merged(boards: Iterable[roster.People]) -> roster.People:
    """Return everybody once, as they stand over all processes."""
    people: roster.People = {}
    for board in boards:
        for key, seen in board.items():
            people[key] = _joined(people.get(key), seen)
    return people


def _joined(one: roster.Seen | None, other: roster.Seen) -> roster.Seen:
    if one is None:
        return other
    return roster.Seen(
        state=max(one.state, other.state, key=_RANK.__getitem__),
        looking=(*one.looking, *other.looking),
        active_at=max(one.active_at, other.active_at),
    )


def _told(seen: roster.Seen | None) -> Whereabouts:
    if seen is None:
        return Whereabouts()
    active_at = datetime.fromtimestamp(seen.active_at, UTC) if seen.active_at else None
    return Whereabouts(seen.state, frozenset(seen.looking), active_at)
