"""Addresses that bots post to, and addresses that are told what happens here."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from chat.models import Conversation, Hook, HookDelivery, HookMark, Member, Subscription
from chat.queries.conversations import as_id
from chat.types import OUTSIDE, HookState
from hub.accounts.roles import Role
from hub.accounts.types import digest_of
from hub.kernel.errors import NotFound


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


def subscriptions() -> QuerySet[Subscription]:
    """Return all subscriptions, each with whether it `listens`: admins see what goes out."""
    rows = Subscription.objects.select_related("created_by", "conversation")
    return rows.annotate(listens=_listens())


def subscription_for(subscription_id: UUID | str) -> Subscription:
    """Return one of them; NotFound otherwise."""
    found = subscriptions().filter(id=as_id(subscription_id)).first()
    if found is None:
        raise NotFound
    return found


def delivery_for(delivery_id: UUID | str) -> HookDelivery:
    """Return what a subscription was told, or is to be; NotFound otherwise."""
    rows = HookDelivery.objects.select_related("subscription__conversation")
    found = rows.filter(id=as_id(delivery_id)).first()
    if found is None:
        raise NotFound
    return found


def listening() -> QuerySet[Subscription]:
    """Return every subscription that may be told something, paused ones too.

    None is told anything any more when who made it is no active admin, or has left the group it
    is of; `start` is the number after which that person sees the group.
    """
    start = _place_of_maker().values("from_number")[:1]
    return Subscription.objects.filter(_listens()).annotate(start=Subquery(start))


def _listens() -> Q:
    there = Q(conversation=None) | Q(conversation__kind__in=OUTSIDE) | Q(Exists(_place_of_maker()))
    return Q(created_by__is_active=True, created_by__role=Role.ADMIN) & there


def _place_of_maker() -> QuerySet[Member]:
    return Member.objects.filter(conversation=OuterRef("conversation"), user=OuterRef("created_by"))


def moved_untold(listeners: list[Subscription], *, since: datetime) -> list[UUID]:
    """Return the conversations that moved since (database clock) and were not looked at yet."""
    seen = HookMark.objects.filter(
        conversation=OuterRef("pk"),
        number__gte=OuterRef("counter__last_number"),
        meta_seq__gte=OuterRef("meta_seq"),
    )
    rows = Conversation.objects.filter(_wanted(listeners), ~Exists(seen))
    return list(rows.filter(counter__moved_at__gte=since).values_list("id", flat=True))


def not_looked_at(listeners: list[Subscription], *, until: datetime) -> QuerySet[Conversation]:
    """Return the conversations whose standing nobody noted and that have not moved since then."""
    noted = HookMark.objects.filter(
        conversation=OuterRef("pk"), meta_seq__gte=OuterRef("meta_seq")
    ).exclude(standing="")
    return Conversation.objects.filter(_wanted(listeners), ~Exists(noted), updated_at__lt=until)


def _wanted(listeners: list[Subscription]) -> Q:
    wanted = Q(id__in=[each.conversation_id for each in listeners if each.conversation_id])
    if any(each.conversation_id is None for each in listeners):
        wanted |= Q(kind__in=OUTSIDE)
    return wanted


def due_subscriptions(*, at: datetime) -> list[UUID]:
    """Return the subscriptions with something to be told now."""
    rows = due_deliveries(at=at).order_by()
    return list(rows.values_list("subscription_id", flat=True).distinct())


def due_deliveries(*, at: datetime) -> QuerySet[HookDelivery]:
    """Return what is to be told now, the oldest first."""
    rows = HookDelivery.objects.filter(
        state=HookState.QUEUED,
        next_try_at__lte=at,
        subscription__paused_at=None,
        subscription__in=listening().values("id"),
    )
    return rows.order_by("next_try_at", "id")
