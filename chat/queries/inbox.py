"""The list of conversations: one indexed scan, everything it shows on the row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Concat, Greatest

from chat.models import Conversation, Member
from chat.models.conversations import NEVER
from chat.queries.conversations import visible_to, whole, with_unread
from chat.types import OUTSIDE, ConversationState

if TYPE_CHECKING:
    from hub.accounts.models import User

NEWEST = ("-last_message_at", "-id")
ORDERS = {
    "recent": NEWEST,
    "oldest": ("last_message_at", "id"),
    "needs_reply": ("waiting_since", *NEWEST),
}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the list is asked for; empty values ask for nothing."""

    kinds: tuple[str, ...] = ()
    view: str = "all"
    states: tuple[str, ...] = ()
    channel: str = ""
    label: str = ""
    unread: bool = False
    words: str = ""


def listed(user: User, wanted: Wanted) -> QuerySet[Conversation]:
    """Return the conversations of the list, not yet ordered; see `ORDERS`."""
    rows: QuerySet[Conversation] = whole(visible_to(user)).annotate(
        waiting_since=Coalesce("needs_reply_since", NEVER)
    )
    rows = rows.filter(_of_view(wanted.view, user))
    if wanted.kinds:
        rows = rows.filter(kind__in=wanted.kinds)
    if wanted.states:
        rows = rows.filter(state__in=wanted.states)
    if wanted.channel:
        rows = rows.filter(_of_channel(wanted.channel))
    if wanted.label:
        rows = rows.filter(labels__name=wanted.label)
    if wanted.unread:
        rows = with_unread(rows)
    return rows.filter(named(wanted.words)) if wanted.words else rows


def named(words: str) -> Q:
    """Return the condition that a conversation's people or title hold the words, or a phone."""
    found = (
        Q(title__icontains=words)
        | Q(identity__customer_name__icontains=words)
        | Q(identity__name__icontains=words)
        | Q(Exists(_colleagues(words)), identity=None)
    )
    digits = re.sub(r"\D", "", words)
    if len(digits) >= 3:
        found |= Q(identity__phone__contains=digits) | Q(identity__external_id__contains=digits)
    return found


def counts(user: User) -> dict[str, int]:
    """Return how many unresolved customers' conversations there are in each view.

    `unread` counts conversations of every kind that hold something this person has not read.
    """
    rows = visible_to(user)
    work = Q(kind__in=OUTSIDE) & ~Q(state=ConversationState.RESOLVED)
    unread = Q(counter__last_number__gt=Greatest(F("read_number"), F("from_number")))
    return rows.aggregate(
        mine=Count("id", filter=work & Q(assignee=user)),
        unassigned=Count("id", filter=work & Q(assignee=None)),
        all=Count("id", filter=work),
        needs_reply=Count("id", filter=work & Q(needs_reply_since__isnull=False)),
        unread=Count("id", filter=unread & ~Q(state=ConversationState.RESOLVED)),
    )


def _of_view(view: str, user: User) -> Q:
    if view == "mine":
        return Q(assignee=user)
    if view == "unassigned":
        return Q(assignee=None, kind__in=OUTSIDE)
    return Q(pk__in=[]) if view == "mentions" else Q()


def _colleagues(words: str) -> QuerySet[Member]:
    rows = Member.objects.annotate(name=Concat("user__first_name", Value(" "), "user__last_name"))
    return rows.filter(conversation=OuterRef("pk"), name__icontains=words)


def _of_channel(channel: str) -> Q:
    try:
        return Q(channel_id=UUID(channel))
    except ValueError:
        return Q(channel_kind=channel)
