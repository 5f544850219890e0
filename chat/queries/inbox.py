"""The list of conversations: one indexed scan, everything it shows on the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Greatest

from chat.models import Conversation, Label, Member, SearchName
from chat.models.conversations import Never
from chat.queries.conversations import PORTAL, visible_to, whole, with_unread
from chat.queries.own import unread_mentions
from chat.queries.words import holding
from chat.types import INSIDE, OUTSIDE, ConversationKind, ConversationState, Notify
from hub.kernel import clock
from hub.kernel.folding import indexed, terms_of

if TYPE_CHECKING:
    from hub.accounts.models import User

ALIVE = ~Q(state=ConversationState.RESOLVED)
_NAMES = ("user__first_name", "user__last_name", "user__username")
NEWEST = ("-last_message_at", "-id")
ORDERS = {
    "recent": NEWEST,
    "oldest": ("last_message_at", "id"),
    "needs_reply": ("waiting_since", *NEWEST),
    "priority": ("-priority", *NEWEST),
    "window_closing": ("window_closes_at", "id"),
    "sla": ("promised_at", *NEWEST),
}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the list is asked for; empty values ask for nothing."""

    kinds: tuple[str, ...] = ()
    view: str = "all"
    states: tuple[str, ...] = ()
    channel: str = ""
    assignee: str = ""  # an id, `me` or `none`
    team: UUID | None = None
    labels: tuple[str, ...] = ()  # all of them
    priorities: tuple[int, ...] = ()
    unread: bool = False
    waiting_since: datetime | None = None  # or longer
    closes: tuple[datetime, datetime | None] | None = None  # its window, between these
    since: datetime | None = None  # of the last message
    until: datetime | None = None
    sla: str = ""
    words: str = ""


def listed(user: User, wanted: Wanted) -> QuerySet[Conversation]:
    """Return the conversations of the list, not yet ordered; see `ORDERS`."""
    rows: QuerySet[Conversation] = whole(visible_to(user)).annotate(
        waiting_since=Coalesce("needs_reply_since", Never()),
        promised_at=Coalesce("sla_due_at", Never()),
    )
    rows = rows.filter(_of_view(wanted.view, user), _of_spam(wanted.view))
    if wanted.kinds:
        rows = _of_kinds(rows, wanted)
    if wanted.states:
        rows = rows.filter(_of_states(wanted.states))
    if wanted.unread:
        rows = with_unread(rows)
    rows = _within(_filed(rows, user, wanted), wanted)
    return rows.filter(named(user, wanted.words)) if wanted.words else rows


def tallied(user: User, wanted: Wanted, *, most: int) -> int:
    """Return how many conversations a list holds, at most so many: nobody reads more on a badge."""
    return listed(user, wanted).order_by().values("id")[:most].count()


def _filed(rows: QuerySet[Conversation], user: User, wanted: Wanted) -> QuerySet[Conversation]:
    """Return those filed as wanted: where they came in, with whom they are, what hangs on them."""
    if wanted.channel:
        rows = rows.filter(_of_channel(wanted.channel))
    if wanted.assignee:
        rows = rows.filter(_of_assignee(wanted.assignee, user))
    if wanted.team is not None:
        rows = rows.filter(team=wanted.team)
    for label in _labels(wanted.labels):
        rows = rows.filter(labels=label)
    if wanted.priorities:
        rows = rows.filter(priority__in=wanted.priorities)
    if wanted.sla:
        rows = rows.filter(promised(wanted.sla, at=clock.now()))
    return rows


def _within(rows: QuerySet[Conversation], wanted: Wanted) -> QuerySet[Conversation]:
    if wanted.waiting_since is not None:
        rows = rows.filter(needs_reply_since__lte=wanted.waiting_since)
    if wanted.closes is not None:
        after, before = wanted.closes
        rows = rows.filter(window_closes_at__gt=after)
        rows = rows.filter(window_closes_at__lte=before) if before is not None else rows
    if wanted.since is not None:
        rows = rows.filter(last_message_at__gte=wanted.since)
    return rows.filter(last_message_at__lt=wanted.until) if wanted.until is not None else rows


def named(user: User, words: str) -> Q:
    """Return the condition that a conversation's people or title hold the words, or a phone.

    For rows of `visible_to` this person. Accents and letter case make no difference.
    """
    terms = terms_of(words)
    outside = SearchName.objects.filter(holding(terms)) if terms else SearchName.objects.none()
    talks = _talks(user, terms) if terms and user.role not in PORTAL else []
    return Q(id__in=outside.values("conversation")) | Q(id__in=talks)


def promised(sla: str, *, at: datetime) -> Q:
    """Return the condition that a promise is `breached`, or `due` for a warning before it is."""
    over = Q(sla_due_at__lte=at)
    if sla == "breached":
        return over
    warned = Q(sla_look_at=None) | Q(sla_look_at__lte=at) | Q(sla_look_at__gte=F("sla_due_at"))
    return Q(sla_due_at__gt=at) & warned


def counts(user: User, *, at: datetime) -> dict[str, Any]:
    """Return how many unresolved customers' conversations there are in each view.

    `unread` counts conversations of every kind that hold something this person has not read,
    `calling` those of them that are not silenced, `mentions` those where they are named in it.
    """
    work = Q(kind=ConversationKind.CUSTOMER) & ALIVE
    unread = ALIVE & Q(counter__last_number__gt=Greatest(F("read_number"), F("from_number")))
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
    told = {**found, "calling": calling, "mentions": named.distinct().count()}
    return {**told, "teams": _of_teams(user, work)}


def _of_teams(user: User, work: Q) -> dict[str, int]:
    """Return how many unresolved conversations each team has; none are left out."""
    if not user.is_at_counter:
        return {}
    rows = Conversation.objects.filter(work, team__isnull=False).order_by()
    return {str(team): count for team, count in rows.values_list("team").annotate(Count("id"))}


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


def _of_kinds(rows: QuerySet[Conversation], wanted: Wanted) -> QuerySet[Conversation]:
    """Keep rows of these kinds. Nearly all are customers', which narrows nothing.

    SQLite would begin with it all the same and sort them: so it is not shown an index for it.
    """
    nearly_all = ConversationKind.CUSTOMER in wanted.kinds and not _only_alive(wanted.states)
    if connection.vendor == "sqlite" and nearly_all:
        return rows.alias(sort=Coalesce("kind", Value(""))).filter(sort__in=wanted.kinds)
    return rows.filter(kind__in=wanted.kinds)


def _labels(names: Sequence[str]) -> list[int]:
    """Return the ids of labels, 0 for an unknown one: what is rare is known of ids only."""
    known = dict(Label.objects.filter(name__in=names).values_list("name", "id")) if names else {}
    return [known.get(name, 0) for name in names]


def _only_alive(states: Sequence[str]) -> bool:
    return bool(states) and ConversationState.RESOLVED not in states


def _of_states(states: Sequence[str]) -> Q:
    """Return the condition of a state; what is alive is said so that its own index is seen."""
    return Q(state__in=states) & (ALIVE if _only_alive(states) else Q())


def _of_spam(view: str) -> Q:
    """Return the condition that keeps spam where it was put: in a view of its own."""
    return Q(identity__spam_at__isnull=view != "spam")


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


def _of_assignee(assignee: str, user: User) -> Q:
    if assignee == "none":
        return Q(assignee=None, kind__in=OUTSIDE)
    try:
        return Q(assignee=user if assignee == "me" else UUID(assignee))
    except ValueError:
        return Q(pk__in=[])


def _of_channel(channel: str) -> Q:
    try:
        return Q(channel_id=UUID(channel))
    except ValueError:
        return Q(channel_kind=channel)
