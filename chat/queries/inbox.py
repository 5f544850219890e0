"""The list of conversations: one indexed scan, everything it shows on the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest

from chat.models import Conversation, Member, SearchName
from chat.models.conversations import NEVER
from chat.queries.conversations import PORTAL, visible_to, whole, with_unread
from chat.queries.own import unread_mentions
from chat.queries.words import holding
from chat.types import INSIDE, OUTSIDE, ConversationState, Notify
from hub.kernel.folding import indexed, terms_of

if TYPE_CHECKING:
    from hub.accounts.models import User

_NAMES = ("user__first_name", "user__last_name", "user__username")
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
    return rows.filter(named(user, wanted.words)) if wanted.words else rows


def named(user: User, words: str) -> Q:
    """Return the condition that a conversation's people or title hold the words, or a phone.

    For rows of `visible_to` this person. Accents and letter case make no difference.
    """
    terms = terms_of(words)
    outside = SearchName.objects.filter(holding(terms)) if terms else SearchName.objects.none()
    talks = _talks(user, terms) if terms and user.role not in PORTAL else []
    return Q(id__in=outside.values("conversation")) | Q(id__in=talks)


def counts(user: User, *, at: datetime) -> dict[str, int]:
    """Return how many unresolved customers' conversations there are in each view.

    `unread` counts conversations of every kind that hold something this person has not read,
    `calling` those of them that are not silenced, `mentions` those where they are named in it.
    """
    alive = ~Q(state=ConversationState.RESOLVED)
    work = Q(kind__in=OUTSIDE) & alive
    unread = alive & Q(counter__last_number__gt=Greatest(F("read_number"), F("from_number")))
    named = unread_mentions(user).values("conversation")
    found = visible_to(user).aggregate(
        mine=Count("id", filter=work & Q(assignee=user)),
        unassigned=Count("id", filter=work & Q(assignee=None)),
        all=Count("id", filter=work),
        needs_reply=Count("id", filter=work & Q(needs_reply_since__isnull=False)),
        unread=Count("id", filter=unread),
        silent=Count("id", filter=unread & _silenced(named, at)),
    )
    calling = found["unread"] - found.pop("silent")
    return {**found, "calling": calling, "mentions": named.distinct().count()}


def _silenced(named: QuerySet[Any, Any], at: datetime) -> Q:
    """Return the condition that a conversation calls nobody: muted, or of no concern."""
    only_named = Q(notify=Notify.MENTIONS) & ~Q(id__in=named)
    return Q(muted_until__gt=at) | Q(notify=Notify.NONE) | only_named


def _of_view(view: str, user: User) -> Q:
    if view == "mine":
        return Q(assignee=user)
    if view == "unassigned":
        return Q(assignee=None, kind__in=OUTSIDE)
    if view == "mentions":
        return Q(pk__in=unread_mentions(user).values("conversation"))
    return Q()


def _talks(user: User, terms: Sequence[str]) -> list[UUID]:
    """Return the direct and group conversations by their title or whoever else is in them."""
    rows = visible_to(user).filter(kind__in=INSIDE).values_list("id", "title")
    said = {conversation: [indexed(title)] for conversation, title in rows}
    people: dict[UUID, str] = {}
    members = Member.objects.filter(conversation_id__in=list(said)).exclude(user=user)
    for place, who, *names in members.values_list("conversation_id", "user_id", *_NAMES):
        if who not in people:
            people[who] = indexed(*names)
        said[place].append(people[who])
    return [
        place
        for place, parts in said.items()
        if all(any(term in part for part in parts) for term in terms)
    ]


def _of_channel(channel: str) -> Q:
    try:
        return Q(channel_id=UUID(channel))
    except ValueError:
        return Q(channel_kind=channel)
