"""Conversations with a reader's eyes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest

from chat.models import Conversation, Identity, Member
from chat.types import INSIDE, OUTSIDE, Reader
from hub.accounts.roles import ANSWERING, Role
from hub.kernel import phones
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST_UNREAD = 999  # beyond that nobody counts
PORTAL = frozenset({Role.CUSTOMER, Role.SUPPLIER})


def visible_to(user: User) -> QuerySet[Conversation]:
    """Return what this person may see, each row with what stands on their `Member` row.

    The counter sees every customer; everyone sees the direct and group conversations they are
    in; a customer sees the conversations of identities proven to be theirs.
    """
    rows = Conversation.objects.annotate(
        place=FilteredRelation("members", condition=Q(members__user=user)),
        place_id=F("place__id"),
        read_number=Coalesce(F("place__read_number"), 0),
        from_number=Coalesce(F("place__from_number"), 0),
        notify=F("place__notify"),
        muted_until=F("place__muted_until"),
        is_owner=F("place__is_owner"),
    )
    if user.role in PORTAL:
        return rows.filter(kind__in=OUTSIDE, identity__portal_user=user)
    if user.is_at_counter:
        # Said as what is left out: an OR of both would be gathered and sorted, not walked.
        return rows.exclude(kind__in=INSIDE, place_id=None)
    return rows.filter(kind__in=INSIDE, place_id__isnull=False)


def whole(rows: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """Fetch along what a conversation's shape needs."""
    return rows.select_related("identity", "assignee", "team", "counter")


def conversation_for(user: User, conversation_id: UUID | str) -> Conversation:
    """Return a conversation this person may see; NotFound otherwise."""
    try:
        return whole(visible_to(user)).get(id=as_id(conversation_id))
    except Conversation.DoesNotExist:
        raise NotFound from None


def conversation_of_identity(user: User, identity_id: UUID) -> Conversation:
    """Return the conversation of an outside person this reader may see; NotFound otherwise."""
    found = whole(visible_to(user)).filter(identity=identity_id).first()
    if found is None:
        raise NotFound
    return found


def thread_of_identity(identity_id: UUID) -> Conversation:
    """Return the conversation of an outside person for the house itself; NotFound otherwise."""
    found = whole(Conversation.objects.filter(identity=identity_id)).first()
    if found is None:
        raise NotFound
    return found


def reader_of(user: User, conversation: Conversation) -> Reader:
    """Return this person as a reader of a conversation that came from `visible_to`."""
    inside = conversation.kind in INSIDE
    return Reader(
        user_id=user.id,
        portal=user.role in PORTAL,
        from_number=getattr(conversation, "from_number", 0) if inside else 0,
    )


def may_answer(user: User, conversation: Conversation) -> bool:
    """Whether this person speaks for the house here, and may move the conversation."""
    return conversation.kind in OUTSIDE and (user.role in ANSWERING or user.role == Role.BOT)


def is_customer_of(user: User, conversation: Conversation) -> bool:
    """Whether this person is the outsider of the conversation."""
    identity = conversation.identity
    return identity is not None and identity.portal_user_id == user.id


def unread_of(conversation: Conversation) -> int:
    """Return how many messages the reader has not seen, at most 999."""
    start = max(
        getattr(conversation, "read_number", 0),
        getattr(conversation, "from_number", 0) if conversation.kind in INSIDE else 0,
    )
    return max(0, min(MOST_UNREAD, conversation.counter.last_number - start))


def with_unread(rows: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """Keep the rows of `visible_to` that hold something its reader has not seen."""
    return rows.filter(counter__last_number__gt=Greatest(F("read_number"), F("from_number")))


def hearing(conversation: Conversation) -> QuerySet[Member]:
    """Return the places of those who hear what is said among ourselves.

    Whoever no longer works here keeps their place, which opens nothing until they do again.
    """
    return Member.objects.filter(conversation=conversation).exclude(user__role__in=PORTAL)


def members_of(conversation_ids: Iterable[UUID]) -> dict[UUID, list[Member]]:
    """Return the members (user fetched along) of direct and group conversations, by id."""
    found: dict[UUID, list[Member]] = {}
    rows = Member.objects.filter(
        conversation_id__in=list(conversation_ids), conversation__kind__in=INSIDE
    )
    for member in rows.select_related("user").order_by("id"):
        found.setdefault(member.conversation_id, []).append(member)
    return found


def conversations_of_customer(customer_id: UUID) -> QuerySet[Conversation]:
    """Return the conversations of all identities of a customer, newest first."""
    rows = Conversation.objects.filter(identity__customer_id=customer_id)
    return whole(rows).order_by("-last_message_at", "-id")


def identities_of(customer_id: UUID) -> QuerySet[Identity]:
    """Return the identities of a customer."""
    return Identity.objects.filter(customer_id=customer_id)


def identities_proven_by(user_id: UUID) -> QuerySet[Identity]:
    """Return the identities somebody with a portal account has shown to be theirs."""
    return Identity.objects.filter(portal_user_id=user_id)


def identities_by_phone(written: Iterable[str]) -> list[tuple[str, UUID]]:
    """Return phone and customer of every identity with one of these phones (E.164)."""
    rows = Identity.objects.filter(phone__in=[each for each in written if each])
    known = rows.exclude(customer_id=None).order_by("created_at", "id")
    return [(phone, owner) for phone, owner in known.values_list("phone", "customer_id") if owner]


def identities_unlinked() -> QuerySet[Identity]:
    """Return the identities no customer is known for yet, oldest first."""
    return Identity.objects.filter(customer_id=None).order_by("created_at")


def identities_unnamed(channel_ids: Iterable[UUID]) -> QuerySet[Identity]:
    """Return the identities of these channels whose name nobody told yet, oldest first."""
    rows = Identity.objects.filter(channel_id__in=list(channel_ids), name="")
    return rows.order_by("created_at")


def as_id(value: Any) -> UUID:
    """Return a public id as UUID; one that is none cannot be anybody's: NotFound."""
    if isinstance(value, UUID):
        return value
    try:
        return UUID(value)
    except (ValueError, AttributeError, TypeError):
        raise NotFound from None


def owner_of_phone(typed: str) -> UUID | None:
    """Return the portal user who has proven this phone by writing from it, None where nobody has.

    Only WhatsApp tells a phone that is really written from; of two people with one phone nobody
    is meant.
    """
    phone = phones.e164(typed)
    rows = Identity.objects.filter(
        phone__in=[f"+{each}" for each in phones.variants(phone)],
        conversation__channel_kind__startswith="whatsapp",
        portal_user__isnull=False,
    )
    owners = set(rows.values_list("portal_user_id", flat=True))
    return owners.pop() if len(owners) == 1 else None
