"""Typed cards in a thread: work done from a conversation, shown where it was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError

from chat.models import Conversation, Message
from chat.operations import numbers, threads, words
from chat.operations.messages.sending import announce_stored, hand_over, note_answer
from chat.ports import courier
from chat.queries.messages import whole
from chat.serializers.rich_text import plain
from chat.types import OUTSIDE, DeliveryState, Direction, Draft, Kind
from hub.accounts.roles import Role
from hub.kernel.errors import DomainError

if TYPE_CHECKING:
    from hub.accounts.models import User


def post_card(
    *,
    conversation: Conversation,
    ref: str,
    card: Mapping[str, Any],
    text: str,
    by: User,
    at: datetime,
    tell: bool,
    client_id: UUID,
    private: bool = False,
) -> Message:
    """Leave a card in the thread, once under its `client_id`; `tell` also sends `text` out.

    The customer never sees a `private` one. A channel that refuses leaves it `failed`, with why.
    """
    said = words.drafted(text)
    message = Message(
        conversation=conversation,
        kind=Kind.CARD,
        direction=Direction.OUT if tell else Direction.INTERNAL,
        private=private,
        author=by,
        text=said,
        html=plain(said),
        card=words.value({**card, "ref": ref}),
        client_id=client_id,
        created_at=at,
    )
    return _known(message) or _stored_once(message, at=at)


def _stored_once(message: Message, *, at: datetime) -> Message:
    try:
        _store(message, at=at)
    except IntegrityError:
        if (known := _known(message)) is not None:
            return known
        raise
    return message


@numbers.transacted
def _store(message: Message, *, at: datetime) -> None:
    outward = message.direction == Direction.OUT and message.conversation.kind in OUTSIDE
    carried = outward and not _refused(message, at)
    assert message.author is not None
    answers = carried and message.author.role != Role.BOT
    threads.append(
        message,
        at=at,
        change=note_answer if answers else None,
        before_told=(lambda: hand_over(message, at)) if carried else None,
    )
    if carried:
        announce_stored(message)


def _refused(message: Message, at: datetime) -> bool:
    assert message.client_id is not None
    draft = Draft(client_id=message.client_id, text=message.text)
    assert message.author is not None
    person = message.author.role != Role.BOT
    try:
        courier.port().check(
            conversation=message.conversation, draft=draft, files=[], at=at, person=person
        )
    except DomainError as error:
        message.state, message.troubled_at = DeliveryState.FAILED, at
        message.error = {"code": error.code, "detail": error.detail}
        return True
    return False


def _known(message: Message) -> Message | None:
    rows = Message.objects.filter(author=message.author, client_id=message.client_id)
    return whole(rows).first()
