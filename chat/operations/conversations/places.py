"""One's own place in a conversation: what of it rings."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chat import live
from chat.models import Conversation, Member
from chat.operations import numbers
from chat.queries.conversations import hearing
from chat.types import INSIDE, OwnChange
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


@numbers.transacted
def set_own(*, conversation: Conversation, change: OwnChange, by: User, at: datetime) -> None:
    """Say what of a conversation rings at oneself, and until when nothing does."""
    place = place_of(conversation, by, at=at)
    if all(getattr(place, name) == value for name, value in change.items()):
        return
    Member.objects.filter(id=place.id).update(**change)
    live.place_moved(conversation, by)


def refuse_unless_in(conversation: Conversation, user: User) -> None:
    """NotFound for somebody who was let out while their change waited for its turn."""
    if conversation.kind in INSIDE and not hearing(conversation).filter(user=user).exists():
        raise NotFound


def place_of(conversation: Conversation, user: User, *, at: datetime) -> Member:
    """Return somebody's place; among ourselves only joining makes one, else NotFound."""
    if conversation.kind in INSIDE:
        found = hearing(conversation).filter(user=user).first()
        if found is None:
            raise NotFound
        return found
    made, _ = Member.objects.get_or_create(
        conversation=conversation, user=user, defaults={"joined_at": at}
    )
    return made
