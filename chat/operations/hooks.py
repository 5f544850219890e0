"""Incoming hooks: an address through which a program writes into one conversation, as a bot."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from django.db.models import Q

from chat.models import Conversation, Hook, Member
from chat.operations import conversations, messages, numbers
from chat.queries.conversations import may_answer
from chat.queries.hooks import living_hooks
from chat.types import OUTSIDE, ConversationKind, Draft
from hub.accounts.operations import bots
from hub.accounts.types import digest_of
from hub.kernel.buckets import Buckets
from hub.kernel.errors import Conflict, Forbidden, RateLimited
from hub.kernel.ids import new_key

if TYPE_CHECKING:
    from hub.accounts.models import User

PREFIX = "mwh_"  # by which logs and scanners know an address
MOST_HOOKS = 20  # living ones of one conversation
USE_NOTED = timedelta(minutes=1)
A_SECOND, AT_ONCE = 1.0, 60.0
_pace = Buckets()


@numbers.transacted
def make(*, conversation: Conversation, name: str, by: User, at: datetime) -> tuple[Hook, str]:
    """Make a hook with a bot of its own and return its secret, which is shown this once.

    In a group the bot becomes a member. Forbidden for who owns neither group nor answer.
    """
    refuse_unentitled(conversation, by)
    numbers.hold(conversation.id)
    if living_hooks().filter(conversation=conversation).count() >= MOST_HOOKS:
        raise Conflict(f"At most {MOST_HOOKS} hooks in one conversation; end one first.")
    bot = bots.add(username=f"hook-{new_key(9)}", name=name)
    if conversation.kind == ConversationKind.GROUP:
        conversations.set_members(conversation=conversation, add=[bot], remove=[], by=by, at=at)
    secret = PREFIX + new_key(32)
    hook = Hook.objects.create(
        conversation=conversation,
        bot=bot,
        name=name,
        digest=digest_of(secret),
        created_by=by,
        created_at=at,
    )
    return hook, secret


@numbers.transacted
def end(*, hook: Hook, by: User, at: datetime) -> None:
    """Close an address at once; its bot leaves with it."""
    conversation = hook.conversation
    refuse_unentitled(conversation, by)
    numbers.hold(conversation.id)
    Hook.objects.filter(id=hook.id, ended_at=None).update(ended_at=at)
    if Member.objects.filter(conversation=conversation, user=hook.bot).exists():
        conversations.set_members(
            conversation=conversation, add=[], remove=[hook.bot], by=by, at=at
        )
    bots.change(hook.bot, fields={"is_active": False}, at=at)


def say(*, hook: Hook, text: str, topic: str, client_id: UUID, at: datetime) -> messages.Sent:
    """Write into the hook's conversation as its bot, once for ever under a `client_id`."""
    refuse_flood(str(hook.id))
    _note_use(hook, at)
    draft = Draft(client_id=client_id, text=text, topic=topic)
    return messages.send(conversation=hook.conversation, draft=draft, by=hook.bot, at=at)


def client_id_of(hook: Hook, given: str, key: str) -> UUID:
    """Return what a second try is known by: the caller's id, else its Idempotency-Key, else new."""
    if not given:
        return uuid5(hook.id, f"key:{key}") if key else uuid4()
    try:
        return UUID(given)
    except ValueError:
        return uuid5(hook.id, f"id:{given}")


def refuse_flood(who: str) -> None:
    """Let sixty pass at once and one a second; RateLimited beyond."""
    wait = _pace.wait(who, per_second=A_SECOND, burst=AT_ONCE)
    if wait:
        raise RateLimited(retry_after=wait)


def refuse_unentitled(conversation: Conversation, by: User) -> None:
    """Refuse who may not let a program into a conversation: not an owner, not who answers."""
    if conversation.kind in OUTSIDE:
        if not may_answer(by, conversation):
            raise Forbidden("Only advisors let programs into customers' conversations.")
    elif conversation.kind != ConversationKind.GROUP:
        raise Conflict("Only groups and customers' conversations let programs in.")
    elif not Member.objects.filter(conversation=conversation, user=by, is_owner=True).exists():
        raise Forbidden("Only owners let programs into a group.")


def _note_use(hook: Hook, at: datetime) -> None:
    stale = Q(last_used_at=None) | Q(last_used_at__lte=at - USE_NOTED)
    if hook.last_used_at is None or hook.last_used_at <= at - USE_NOTED:
        Hook.objects.filter(stale, id=hook.id).update(last_used_at=at)
