"""Who wants to be written to no more, or again: said in a message, told by a provider, by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat.events import WishTold
from chat.models import Conversation, Identity, Message, WishWords
from chat.operations import numbers, threads, words
from chat.operations.identities import identity_of
from chat.queries.wishes import wants_nothing_automatic, wish_words
from chat.types import Kind, Sender
from hub.kernel.errors import Invalid
from hub.kernel.events import announce
from hub.kernel.folding import fold

if TYPE_CHECKING:
    from hub.accounts.models import User

LONGEST = 40  # characters of a word of these; a longer message is never one
MOST = 30


def heed(row: Conversation, message: Message, *, at: datetime) -> None:
    """Take a customer's message for a wish where it is one, with all who may act on it told.

    Runs while the message is stored, so that a wish is never lost: it holds on this channel from
    now on, both ways. Whoever says it again is asked and answered nothing more.
    """
    identity = row.identity
    if identity is None or message.kind != Kind.TEXT or len(message.text) > LONGEST:
        return
    said, known = fold(message.text), wish_words()
    if not said:
        return
    if said in map(fold, known.stop) and opt_out(identity, at=at):
        announce(WishTold(message_id=message.id, out=True))
    elif said in map(fold, known.back) and wants_nothing_automatic(identity):
        # Here at once; on the customer's other channels by whoever hears of it.
        identity.opted_out_at = None
        identity.save(update_fields=["opted_out_at"])
        announce(WishTold(message_id=message.id, out=False))


@numbers.transacted
def take_over(*, channel_id: UUID, sender: Sender, out: bool, at: datetime) -> None:
    """Take a provider's word for a wish: once out, as if written; back again, on every channel."""
    identity = identity_of(channel_id, sender)
    conversation = getattr(identity, "conversation", None)
    if identity is None or conversation is None:
        return
    if not out:
        let_back(identity_id=identity.id, at=at)
        return
    numbers.hold(conversation.id)
    identity.refresh_from_db(fields=["opted_out_at"])
    if opt_out(identity, at=at):
        threads.move(conversation.id, at=at)


def opt_out(identity: Identity, *, at: datetime) -> bool:
    """Note that somebody wants nothing automatic, which holds on all their channels; False if so.

    Whoever calls holds the conversation's numbers.
    """
    if identity.opted_out_at is not None:
        return False
    identity.opted_out_at = at
    identity.save(update_fields=["opted_out_at"])
    return True


@numbers.transacted
def let_back(*, identity_id: UUID, at: datetime) -> bool:
    """Forget that a customer wanted nothing automatic, on every channel; False if nobody did."""
    identity = Identity.objects.get(id=identity_id)
    rows = Identity.objects.filter(opted_out_at__isnull=False)
    theirs = rows.filter(id=identity_id)
    if identity.customer_id is not None:
        theirs = rows.filter(customer_id=identity.customer_id)
    ids = list(theirs.values_list("id", flat=True))
    talks = Conversation.objects.filter(identity__in=ids)
    # In one order, whoever does it: nobody waits in a circle.
    for conversation_id in talks.order_by("id").values_list("id", flat=True):
        numbers.hold(conversation_id)
        Identity.objects.filter(conversation=conversation_id).update(opted_out_at=None)
        threads.move(conversation_id, at=at)
    return bool(ids)


def set_words(
    *,
    stop: Sequence[str],
    back: Sequence[str],
    stop_answer: str,
    back_answer: str,
    by: User,
    at: datetime,
) -> WishWords:
    """Say which words are heeded and what is answered; Invalid for one in both lists."""
    stop, back = _cleaned(stop), _cleaned(back)
    if not stop or not back:
        raise Invalid(fields={"stop" if not stop else "back": ["At least one word."]})
    if set(map(fold, stop)) & set(map(fold, back)):
        raise Invalid(fields={"back": ["A word cannot mean both."]})
    told = {
        "stop": stop,
        "back": back,
        "stop_answer": words.line(stop_answer, 500),
        "back_answer": words.line(back_answer, 500),
        "updated_by": by,
        "updated_at": at,
    }
    row, _ = WishWords.objects.update_or_create(id=1, defaults=told)
    return row


def _cleaned(said: Sequence[str]) -> list[str]:
    found = {fold(each): words.line(each, LONGEST) for each in said if fold(each)}
    return list(found.values())[:MOST]
