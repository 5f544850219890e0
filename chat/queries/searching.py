"""Looking for words in what one may see: newest first, and never more than a page.

What was indexed only says where to look: who may see it, whether it still stands and whether it
still says so is asked of the rows themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, F, Max, Min, OuterRef, Q, QuerySet

from chat.models import Conversation, Counter, Identity, Message, SearchEntry, SearchMark
from chat.queries import words
from chat.queries.conversations import PORTAL, visible_to, whole
from chat.queries.inbox import NEWEST, named
from chat.queries.messages import whole as whole_messages
from chat.types import OUTSIDE, Kind
from hub.kernel.folding import SHORT, indexed, terms_of

if TYPE_CHECKING:
    from hub.accounts.models import User

FEW = 50_000  # messages that are looked at one by one sooner than through the index
WEEK = timedelta(days=7)
LAST = 2**63 - 1
_SAID = ("title", "name", "address", "contacts", "phones")  # on cards


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What is looked for; empty values ask for nothing. `until` itself is left out."""

    words: str
    conversation: Conversation | None = None
    author: UUID | None = None  # of a user, or the identity of somebody outside
    kinds: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None

    @property
    def narrowed(self) -> bool:
        """Whether only messages can be meant."""
        return bool(self.conversation or self.author or self.kinds or self.since or self.until)


@dataclass(frozen=True)
class Found:
    """Messages newest first, each with its conversation; `next` is where the page after begins."""

    messages: list[Message]
    next: int | None


def conversations_named(user: User, sought: str, limit: int) -> list[Conversation]:
    """Return the newest conversations whose people or title hold the words."""
    rows = whole(visible_to(user).filter(named(user, sought)))
    return list(rows.order_by(*NEWEST)[:limit])


def messages_saying(user: User, sought: Sought, *, below: int | None, limit: int) -> Found:
    """Return the newest messages that hold the words, older than where the last page ended."""
    terms = terms_of(sought.words)
    if not terms or len(terms[0]) < SHORT:
        return Found([], None)
    rows, few = _entries(user, sought)
    find = words.newest_of_few if few else words.newest
    low, high = _span(sought)
    high = high if below is None else min(high, below - 1)
    shown: list[Message] = []
    more = True
    while more and (room := limit - len(shown)):
        entries = list(find(rows, terms, (low, high))[: room + 1])
        more, entries = len(entries) > room, entries[:room]
        shown += _standing(user, entries, terms)
        high = entries[-1].id - 1 if entries else high
    return Found(shown, high + 1 if more else None)


def said_in(message: Message) -> str:
    """Return what a message is looked through as; empty for one that nobody is to find."""
    if message.deleted_at is not None or message.kind == Kind.SYSTEM:
        return ""
    files = [file.name for file in message.attachments.all() if file.kind == Kind.FILE]
    return indexed(message.text, *files, *_said_on(message.card))


def called(conversation: Conversation) -> str:
    """Return what the outsider of a conversation is looked for by: names, phone and id."""
    who = conversation.identity
    names = [who.customer_name, who.name, who.phone, who.external_id] if who is not None else []
    return indexed(conversation.title, *names)


def behind() -> QuerySet[Counter]:
    """Return the conversations with changes the search has not followed, oldest change first."""
    followed = SearchMark.objects.filter(
        conversation=OuterRef("conversation"), seq__gte=OuterRef("last_seq")
    )
    return Counter.objects.filter(~Exists(followed), last_seq__gt=0).order_by("moved_at")


def just_behind(*, at: datetime) -> QuerySet[Counter]:
    """Return those of `behind` that moved within the last two minutes."""
    return behind().filter(moved_at__gte=at - timedelta(minutes=2))


def _entries(user: User, sought: Sought) -> tuple[QuerySet[SearchEntry], bool]:
    """Return the entries to look through, and whether they are few."""
    rows, few = _visible(user), False
    if sought.conversation is not None or not user.is_at_counter:
        places = visible_to(user).order_by()
        if sought.conversation is not None:
            places = places.filter(id=sought.conversation.id)
        said = places.values_list("id", "counter__last_number")
        few = sum(number for _, number in said) <= FEW
        rows = rows.filter(conversation_id__in=[place for place, _ in said])
    if sought.author is not None:
        written = _by(sought.author)
        few = few or SearchEntry.objects.filter(written)[: FEW + 1].count() <= FEW
        rows = rows.filter(written)
    if sought.kinds:
        rows = rows.filter(kind__in=sought.kinds)
    if sought.since is not None:
        rows = rows.filter(created_at__gte=sought.since)
    if sought.until is not None:
        rows = rows.filter(created_at__lt=sought.until)
    return rows, few


def _visible(user: User) -> QuerySet[SearchEntry]:
    places = visible_to(user).filter(
        Q(kind__in=OUTSIDE) | Q(from_number__lt=OuterRef("number")), id=OuterRef("conversation_id")
    )
    rows = SearchEntry.objects.filter(Exists(places))
    return rows.filter(private=False) if user.role in PORTAL else rows


def _by(author: UUID) -> Q:
    """Return who wrote, by the id their card shows."""
    outsider = Identity.objects.filter(id=author).values_list("conversation__id", "portal_user_id")
    if (found := outsider.first()) is None:
        return Q(author_id=author)
    return Q(conversation_id=found[0]) & (Q(author=None) | Q(author_id=found[1]))


def _span(sought: Sought) -> tuple[int, int]:
    """Return between which ids the time asked for lies: nothing was indexed a week late."""
    low, high = 0, LAST
    if sought.since is not None:
        low = _stored(sought.since, sought.since + WEEK)[0] or low
    if sought.until is not None:
        high = _stored(sought.until - WEEK, sought.until)[1] or high
    return low, high


def _stored(since: datetime, until: datetime) -> tuple[int | None, int | None]:
    rows = SearchEntry.objects.filter(created_at__gte=since, created_at__lt=until)
    # Said so that PostgreSQL reads the week by time, not all entries by id until it meets it.
    found = rows.aggregate(first=Min(F("id") + 0), last=Max(F("id") + 0))
    return found["first"], found["last"]


def _standing(user: User, entries: Sequence[SearchEntry], terms: Sequence[str]) -> list[Message]:
    """Return the messages that still say so, each with its conversation as this person sees it."""
    found = whole_messages(Message.objects.all()).in_bulk([entry.message_id for entry in entries])
    ids = {message.conversation_id for message in found.values()}
    places = whole(visible_to(user)).in_bulk(ids)
    standing = []
    for entry in entries:
        message = found.get(entry.message_id)
        if message is None or message.conversation_id not in places:
            continue
        said = said_in(message)
        if all(term in said for term in terms):
            message.conversation = places[message.conversation_id]
            standing.append(message)
    return standing


def _said_on(card: Any) -> Iterator[str]:
    if isinstance(card, str):
        yield card
    elif isinstance(card, dict | list):
        for part in card if isinstance(card, list) else map(card.get, _SAID):
            yield from _said_on(part)
