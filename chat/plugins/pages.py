"""Conversations behind links to them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from chat.ports.linkable import LinkCard
from chat.queries import conversation_for
from chat.serializers.conversations import for_user
from chat.types import OUTSIDE

if TYPE_CHECKING:
    from hub.accounts.models import User


def card_of(user: User, conversation_id: UUID) -> LinkCard:
    """Return what a link to a conversation shows; NotFound for those who may not see it.

    Under a title the channel of a customer; who takes part in one among ourselves.
    """
    row = conversation_for(user, conversation_id)
    shape = for_user(row, user)
    outside = row.kind in OUTSIDE
    people = ", ".join(member["name"] for member in shape["members"][:5])
    return LinkCard(
        kind="conversation",
        title=shape["title"],
        subtitle=row.channel_name if outside else people,
        state=row.state if outside else "",
        path=f"/{'inbox' if outside else 'team'}/{row.id}",
    )
