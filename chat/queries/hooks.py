"""Addresses that bots post to, and addresses that are told what happens here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from chat.models import Conversation, Hook, HookDelivery, HookMark, Member, Subscription
from chat.queries.conversations import as_id
from chat.types import OUTSIDE, HookState
from hub.accounts.types import digest_of
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


def living_hooks() -> QuerySet[Hook]:
    """Return the hooks that let somebody in: not ended, their bot active and not let out."""
    place = Member.objects.filter(conversation=OuterRef("conversation"), user=OuterRef("bot"))
    rows = Hook.objects.filter(Q(conversation__kind__in=OUTSIDE) | Exists(place))
    return rows.filter(ended_at=None, bot__is_active=True).select_related("bot", "created_by")


def hook_behind(secret: str) -> Hook | None:
    """Return the living hook of this address, its conversation fetched along."""
    rows = living_hooks().select_related(
        "conversation__identity", "conversation__assignee", "conversation__counter"
    )
    return rows.filter(digest=digest_of(secret)).first()


def hook_for(conversation: Conversation, hook_id: UUID | str) -> Hook:
    """Return a living hook of a conversation; NotFound otherwise."""
    found = living_hooks().filter(conversation=conversation, id=as_id(hook_id)).first()
    if found is None:
        raise NotFound
    found.conversation = conversation
    return found


def subscriptions_of(user: User) -> QuerySet[Subscription]:
    """Return the subscriptions this admin administers: of a group, only as its member."""
    place = Member.objects.filter(conversation=OuterRef("conversation"), user=user)
    rows = Subscription.objects.filter(
        Q(conversation=None) | Q(conversation__kind__in=OUTSIDE) | Exists(place)
    )
    return rows.select_related("created_by")


def subscription_for(user: User, subscription_id: UUID | str) -> Subscription:
    """Return one of them; NotFound otherwise."""
    found = subscriptions_of(user).filter(id=as_id(subscription_id)).first()
    if found is None:
        raise NotFound
    return found


def delivery_for(user: User, delivery_id: UUID | str) -> HookDelivery:
    """Return what one of their subscriptions was told, or is to be; NotFound otherwise."""
    rows = HookDelivery.objects.filter(subscription__in=subscriptions_of(user))
    found = rows.select_related("subscription").filter(id=as_id(delivery_id)).first()
    if found is None:
        raise NotFound
    return found


def listeners() -> list[Subscription]:
    """Return every subscription that may be told something, paused ones too.

    One of a group is told nothing any more when who made it has left, or is deactivated; `start`
    is the number after which that person sees the group.
    """
    place = Member.objects.filter(
        conversation=OuterRef("conversation"), user=OuterRef("created_by")
    )
    rows = Subscription.objects.filter(
        Q(conversation=None)
        | Q(conversation__kind__in=OUTSIDE)
        | Q(Exists(place), created_by__is_active=True)
    )
    return list(rows.annotate(start=Subquery(place.values("from_number")[:1])))


def moved_untold(listeners: list[Subscription], *, since: datetime) -> list[UUID]:
    """Return the conversations that moved since (database clock) and were not looked at yet."""
    seen = HookMark.objects.filter(
        conversation=OuterRef("pk"),
        number__gte=OuterRef("counter__last_number"),
        meta_seq__gte=OuterRef("meta_seq"),
    )
    wanted = Q(id__in=[each.conversation_id for each in listeners if each.conversation_id])
    if any(each.conversation_id is None for each in listeners):
        wanted |= Q(kind__in=OUTSIDE)
    rows = Conversation.objects.filter(wanted, ~Exists(seen), counter__moved_at__gte=since)
    return list(rows.values_list("id", flat=True))


def due_subscriptions(*, at: datetime) -> list[UUID]:
    """Return the subscriptions with something to be told now."""
    rows = HookDelivery.objects.filter(
        state=HookState.QUEUED, next_try_at__lte=at, subscription__paused_at=None
    )
    return list(rows.values_list("subscription_id", flat=True).distinct())
