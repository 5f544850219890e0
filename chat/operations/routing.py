"""Giving those who wait to those who are there, in turn, and nobody more than they carry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat.events import ConversationChanged
from chat.models import HOUSE, Conversation, Routing, Seat
from chat.operations import numbers
from chat.operations.conversations import events
from chat.queries.conversations import whole
from chat.queries.routing import Room, waiting
from chat.types import RoutingMode
from hub.accounts.queries import card, house_bot
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User

_MOST = 5_000  # of the queue looked at for one place: many may wait for who is not there
_AT_ONCE = 200


def drain(*, now: Callable[[], datetime]) -> int:
    """Give whoever waits to whoever has a place; returns how many were settled."""
    if not Routing.objects.exclude(mode=RoutingMode.CLAIM).exists() or not waiting().exists():
        return 0  # without the turn of a writer: it is asked behind every message
    return next((given for given in range(_AT_ONCE) if not give_next(at=now())), _AT_ONCE)


@numbers.transacted
def give_next(*, at: datetime) -> bool:
    """Give the first who waits and whom somebody can take; False when there is none.

    One at a time over all workers: whoever comes second waits for the first to commit, so nobody
    is given twice and nobody carries more than their capacity.
    """
    if not waiting().exists():
        return False
    Routing.objects.get_or_create(id=HOUSE)
    Routing.objects.select_for_update().get(id=HOUSE)
    room = Room()
    for row in waiting().select_related("identity")[:_MOST].iterator():
        keeps = row.assignee_id is not None
        if room.routing(row.team_id).mode == RoutingMode.CLAIM and not keeps:
            continue
        chosen = room.pick(row)
        if (chosen is not None or keeps) and _settle(row.id, chosen, room, at=at):
            return True
    return False


def _settle(conversation_id: UUID, chosen: User | None, room: Room, *, at: datetime) -> bool:
    """Give it, let them keep it, or take it from who is not there; False when that is done."""
    numbers.hold(conversation_id)
    row = whole(waiting().filter(id=conversation_id)).first()
    if row is None:
        return False
    by_hand = room.routing(row.team_id).mode == RoutingMode.CLAIM
    if row.assignee_id is not None and (by_hand or (chosen and chosen.id == row.assignee_id)):
        Conversation.objects.filter(id=row.id).update(queued_at=None)
    else:
        _give(row, chosen, at=at)
    return True


def _give(row: Conversation, to: User | None, *, at: datetime) -> None:
    def change(fresh: Conversation) -> None:
        fresh.assignee = to
        fresh.queued_at = None if to is not None else fresh.queued_at

    event, facts = ("assigned", {"to": dict(card(to))}) if to else ("unassigned", {"to": None})
    events.note(row, event, by=house_bot(), at=at, change=change, **facts)
    if to is not None:
        Seat.objects.update_or_create(user=to, defaults={"given_at": at})
    announce(ConversationChanged(conversation_id=row.id))
