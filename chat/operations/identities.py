"""Who writes from outside, and the one conversation each of them has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from chat import live
from chat.events import IdentityMade, IdentityRenamed
from chat.models import Alias, Conversation, Counter, Identity
from chat.operations import numbers, words
from chat.types import ChannelRef, ConversationKind, Sender
from hub.kernel.errors import Conflict
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User


class NotACustomer(Conflict):
    """The identity is a supplier's."""

    code, detail = "not_a_customer", "This is a supplier's conversation."


class _Taken(Exception):
    """Another writer made this person first, under another of their ids."""


@dataclass(frozen=True)
class Place:
    """Where somebody's messages go."""

    identity_id: UUID
    conversation_id: UUID


def place_of(channel: ChannelRef, sender: Sender, *, at: datetime) -> Place:
    """Return the sender's identity and conversation, both made at their first message.

    Two hundred first messages at once make one identity and one conversation: every id of a
    person is a unique row, and whoever comes second waits for the first to commit.
    """
    names = _names(sender)
    # Only ids: this is asked for every message there is.
    known = list(
        _aliases(channel.id, names).values_list(
            "external_id", "identity_id", "identity__conversation__id"
        )
    )
    if not known:
        identity = _made(channel, sender, names, at=at)
        return Place(identity.id, _opened(channel, identity.id, at=at))
    # Two forms of one phone may have been two people here before anybody knew: to each their own.
    known.sort(key=lambda row: row[0] != sender.external_id)
    _, identity_id, conversation_id = known[0]
    if unknown := set(names) - {name for name, _, _ in known}:
        _name(channel.id, identity_id, sorted(unknown))
    return Place(identity_id, conversation_id or _opened(channel, identity_id, at=at))


def renew(identity: Identity, sender: Sender) -> None:
    """Take over a newer name or phone; whoever calls holds the conversation's numbers."""
    fresh = {"name": words.line(sender.name, 255), "phone": sender.phone[:20]}
    changed = [field for field, now in fresh.items() if now and now != getattr(identity, field)]
    if changed:
        for field in changed:
            setattr(identity, field, fresh[field])
        identity.save(update_fields=changed)
    if "name" in changed:
        announce(IdentityRenamed(identity_id=identity.id))


def reached(identity: Identity) -> None:
    """Somebody wrote, so they can be written to; whoever calls holds the conversation's numbers."""
    if identity.blocked_at is not None:
        identity.blocked_at = None
        identity.save(update_fields=["blocked_at"])


@numbers.transacted
def rename(*, identity_id: UUID, name: str) -> None:
    """Note how a channel calls somebody; shown at once unless a customer's name stands above it."""
    conversation = Conversation.objects.filter(identity=identity_id).first()
    if conversation is not None:
        numbers.hold(conversation.id)
    identity = Identity.objects.get(id=identity_id)
    renew(identity, Sender(external_id=identity.external_id, name=name))
    if conversation is not None and not identity.customer_name:
        _moved(conversation.id, numbers.advance(conversation.id))


@numbers.transacted
def web_conversation(*, channel: ChannelRef, user: User, at: datetime) -> Conversation:
    """Return a portal user's own conversation on the web channel, made when there is none."""
    sender = Sender(external_id=str(user.id), name=user.name, phone=user.phone)
    place = place_of(channel, sender, at=at)
    rows = Conversation.objects.select_related("identity", "assignee", "team", "counter")
    found = rows.get(id=place.conversation_id)
    if found.identity is not None and found.identity.portal_user_id is None:
        numbers.hold(found.id)
        found.identity.portal_user = user
        found.identity.save(update_fields=["portal_user"])
    return found


@numbers.transacted
def link_customer(
    *, identity_id: UUID, customer_id: UUID, name: str, portal_user_id: UUID | None = None
) -> None:
    """Note who an identity is as a customer: id, name, and the portal user proven to be them.

    Without a portal user, whoever was proven stays. NotACustomer for somebody who supplies us.
    """
    conversation = Conversation.objects.only("id").filter(identity=identity_id).first()
    counter = numbers.advance(conversation.id) if conversation is not None else None
    identity = Identity.objects.get(id=identity_id)
    _refuse_suppliers(identity)
    identity.customer_id = customer_id
    identity.customer_name = words.line(name, 255)
    identity.portal_user_id = portal_user_id or identity.portal_user_id
    identity.save(update_fields=["customer_id", "customer_name", "portal_user"])
    if conversation is not None and counter is not None:
        _moved(conversation.id, counter)


def _refuse_suppliers(identity: Identity) -> None:
    rows = Conversation.objects.filter(identity=identity, kind=ConversationKind.SUPPLIER)
    if rows.exists():
        raise NotACustomer


@numbers.transacted
def set_reachable(*, channel_id: UUID, sender: Sender, reachable: bool, at: datetime) -> None:
    """Note that somebody blocked us or let us in again; unknown people are nobody's loss."""
    identity = _known(channel_id, _names(sender))
    conversation = getattr(identity, "conversation", None)
    if identity is None or conversation is None or (identity.blocked_at is None) == reachable:
        return
    counter = numbers.advance(conversation.id)
    identity.blocked_at = None if reachable else at
    identity.save(update_fields=["blocked_at"])
    _moved(conversation.id, counter)


def also_known(channel_id: UUID, external_id: str, alias: str) -> None:
    """Note another id of somebody we wrote to; one that is somebody else's stays theirs."""
    identity = _known(channel_id, [external_id])
    if identity is not None:
        _name(channel_id, identity.id, [words.line(alias, 255)])


def identity_of(channel_id: UUID, sender: Sender) -> Identity | None:
    """Return the identity behind any id of a sender."""
    return _known(channel_id, _names(sender))


def _moved(conversation_id: UUID, counter: Counter) -> None:
    """Show a conversation whose outsider changed, at the number just taken."""
    row = Conversation.objects.select_related("identity", "assignee", "team").get(
        id=conversation_id
    )
    row.counter, row.meta_seq = counter, counter.last_seq
    row.save(update_fields=["meta_seq"])
    live.conversation_moved(row)


def _names(sender: Sender) -> list[str]:
    return sorted({words.line(name, 255) for name in (sender.external_id, *sender.aliases) if name})


def _known(channel_id: UUID, names: Iterable[str]) -> Identity | None:
    found = _aliases(channel_id, names).select_related("identity__conversation").first()
    return found.identity if found is not None else None


def _aliases(channel_id: UUID, names: Iterable[str]) -> QuerySet[Alias]:
    aliases = Alias.objects.filter(channel_id=channel_id, external_id__in=names)
    return aliases.order_by("id")


def _made(channel: ChannelRef, sender: Sender, names: list[str], *, at: datetime) -> Identity:
    identity = Identity(
        channel_id=channel.id,
        external_id=words.line(sender.external_id, 255),
        name=words.line(sender.name, 255),
        phone=sender.phone[:20],
        created_at=at,
    )
    try:
        with transaction.atomic():
            Identity.objects.bulk_create([identity], ignore_conflicts=True)
            identity = Identity.objects.get(channel_id=channel.id, external_id=identity.external_id)
            _name(channel.id, identity.id, names)
            owners = Alias.objects.filter(channel_id=channel.id, external_id__in=names)
            if set(owners.values_list("identity_id", flat=True)) != {identity.id}:
                raise _Taken
    except _Taken:
        known = _known(channel.id, names)
        assert known is not None
        return known
    announce(IdentityMade(identity_id=identity.id))
    return identity


def _name(channel_id: UUID, identity_id: UUID, names: Iterable[str]) -> None:
    Alias.objects.bulk_create(
        [Alias(channel_id=channel_id, external_id=name, identity_id=identity_id) for name in names],
        ignore_conflicts=True,
    )


def _opened(channel: ChannelRef, identity_id: UUID, *, at: datetime) -> UUID:
    made = Conversation(
        kind=ConversationKind.CUSTOMER,
        identity_id=identity_id,
        channel_id=channel.id,
        channel_kind=channel.kind,
        channel_name=words.line(channel.name, 120),
        last_message_at=at,
        created_at=at,
        updated_at=at,
    )
    Conversation.objects.bulk_create([made], ignore_conflicts=True)
    found = Conversation.objects.only("id").get(identity_id=identity_id)
    Counter.objects.bulk_create([Counter(conversation=found, moved_at=at)], ignore_conflicts=True)
    return found.id
