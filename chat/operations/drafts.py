"""What somebody has typed and not sent, the same on all their devices."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat import live
from chat.models import Conversation, Draft
from chat.operations import numbers, words
from chat.operations.conversations.places import refuse_unless_in
from chat.queries.messages import quotable
from hub.kernel.errors import Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User


@numbers.transacted
def keep(
    *, conversation: Conversation, text: str, reply_to: UUID | None, by: User, at: datetime
) -> None:
    """Keep what is typed in place of what was; an empty text forgets it. TextTooLong as a message.

    Invalid when `reply_to` is no message of this conversation they may see, NotFound for somebody
    who was let out meanwhile.
    """
    text = words.drafted(text)
    numbers.hold(conversation.id)
    refuse_unless_in(conversation, by)
    if not text.strip():
        forget(conversation, by)
        return
    if reply_to is not None and quotable(conversation, reply_to, by) is None:
        raise Invalid(fields={"reply_to": ["Not a message of this conversation."]})
    Draft.objects.update_or_create(
        conversation=conversation,
        user=by,
        defaults={"text": text, "reply_to_id": reply_to, "updated_at": at},
    )
    live.place_moved(conversation, by)


def note_sent(conversation: Conversation, user: User, text: str) -> None:
    """Forget what was typed once it is said; other words, typed while this was on its way, stay."""
    row = Draft.objects.filter(conversation=conversation, user=user).first()
    if row is not None and text.strip().startswith(row.text.strip()):
        forget(conversation, user)


def forget(conversation: Conversation, user: User) -> None:
    """Forget what somebody has typed here."""
    if Draft.objects.filter(conversation=conversation, user=user).delete()[0]:
        live.place_moved(conversation, user)
