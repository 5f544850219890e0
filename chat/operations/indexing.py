"""The search follows the conversations: behind the send, never in its transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import reduce
from operator import or_
from time import monotonic, sleep
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from chat.adapters import trigrams
from chat.models import Conversation, Counter, Message, SearchEntry, SearchMark, SearchName
from chat.operations import numbers
from chat.queries.searching import called, said_in
from chat.types import OUTSIDE
from hub.kernel import clock
from hub.kernel.models import Mark

T = TypeVar("T")
AT_ONCE = 200  # changes in one transaction: on SQLite nobody else writes meanwhile
MANY = 20_000  # messages whose index is built sooner than filled one by one
_COPIED = ("kind", "private", "created_at")
BUILT = "search built"
_CHUNK = 2_000  # ids fetched at a time
MOMENT = 0.03  # seconds for others behind each bite, longer where that took longer


@numbers.transacted
def follow(conversation_ids: Iterable[UUID]) -> int:
    """Take over what changed in these conversations; returns how many changes were looked at.

    At most 200 at once; 0 when nothing is left, or where somebody else is at it.
    """
    marks = [SearchMark(conversation_id=each) for each in conversation_ids]
    ids = [mark.conversation_id for mark in marks]
    SearchMark.objects.bulk_create(marks, ignore_conflicts=True)
    held = SearchMark.objects.select_for_update(skip_locked=True).filter(conversation_id__in=ids)
    stretches = _stretches(held)
    if not stretches:
        return 0
    _take_over(_changed(stretches))
    _name(Conversation.objects.filter(id__in=stretches))
    SearchMark.objects.bulk_update(
        [SearchMark(conversation_id=each, seq=end) for each, (_, end) in stretches.items()], ["seq"]
    )
    return sum(end - start for start, end in stretches.values())


def forget_built() -> None:
    """Have the worker, the only one who builds, look through the whole of this house again."""
    Mark.objects.filter(name=BUILT).delete()


def rebuild() -> None:
    """Build the search anew from the messages, in the order of time; it finds less meanwhile.

    In short bites, so that others write meanwhile. What changes while this runs is followed
    afterwards. Broken off anywhere, it begins again.
    """
    forget_built()
    heads = list(Counter.objects.values_list("conversation_id", "last_seq"))
    try:
        _empty(SearchMark.objects.all())
        for some in _bites(heads):
            marks = [SearchMark(conversation_id=each, seq=seq) for each, seq in some]
            SearchMark.objects.bulk_create(marks, ignore_conflicts=True)
        # On SQLite nobody would write while an index is built at once.
        many = connection.vendor == "postgresql" and Message.objects.count() > MANY
        with trigrams.laid_aside() if many else nullcontext():
            _empty(SearchEntry.objects.all())
            _fill()
        outside = Conversation.objects.filter(kind__in=OUTSIDE)
        for ids in _bites(list(outside.values_list("id", flat=True))):
            _name(Conversation.objects.filter(id__in=ids))
    except BaseException:
        _empty(SearchMark.objects.all())  # nothing of it counts as followed
        raise
    Mark.put(BUILT, clock.now())


def is_built() -> bool:
    """Whether the whole of this house was looked through once, to the end."""
    return Mark.objects.filter(name=BUILT).exists()


def _stretches(marks: QuerySet[SearchMark]) -> dict[UUID, tuple[int, int]]:
    """Return from which change to which each conversation is taken over now."""
    done = dict(marks.values_list("conversation_id", "seq"))
    heads = Counter.objects.filter(conversation_id__in=list(done)).order_by("moved_at")
    found: dict[UUID, tuple[int, int]] = {}
    room = AT_ONCE
    for conversation_id, head in heads.values_list("conversation_id", "last_seq"):
        start = done[conversation_id]
        end = min(head, start + room)
        if end > start:
            found[conversation_id] = (start, end)
            room -= end - start
    return found


def _changed(stretches: dict[UUID, tuple[int, int]]) -> QuerySet[Message]:
    each = [
        Q(conversation=conversation_id, seq__gt=start, seq__lte=end)
        for conversation_id, (start, end) in stretches.items()
    ]
    return _texts(Message.objects.filter(reduce(or_, each)))


def _texts(rows: QuerySet[Message]) -> QuerySet[Message]:
    rows = rows.only("conversation", *_COPIED, "number", "author", "text", "card", "deleted_at")
    return rows.prefetch_related("attachments").order_by("created_at", "number")


def _take_over(messages: Iterable[Message]) -> None:
    """Write what each message says now where that is not what is written."""
    messages = list(messages)
    known = SearchEntry.objects.filter(message__in=messages).values_list("message_id", "folded")
    written = dict(known)
    fresh, gone = [], []
    for message in messages:
        said = said_in(message)
        if said and said != written.get(message.id):
            fresh.append(_entry(message, said))
        elif not said and message.id in written:
            gone.append(message.id)
    SearchEntry.objects.filter(message_id__in=gone).delete()
    SearchEntry.objects.bulk_create(
        fresh, update_conflicts=True, unique_fields=["message"], update_fields=["folded", *_COPIED]
    )


def _fill() -> None:
    every = Message.objects.order_by("created_at", "number").values_list("id", flat=True)
    for ids in _bites([each.bytes for each in every.iterator(_CHUNK)]):
        _fill_in([UUID(bytes=each) for each in ids])


@numbers.transacted
def _fill_in(ids: Sequence[UUID]) -> None:
    said = ((each, said_in(each)) for each in _texts(Message.objects.filter(id__in=ids)))
    entries = [_entry(message, folded) for message, folded in said if folded]
    SearchEntry.objects.bulk_create(entries, ignore_conflicts=True)


def _entry(message: Message, said: str) -> SearchEntry:
    return SearchEntry(
        message=message,
        conversation_id=message.conversation_id,
        author_id=message.author_id,
        kind=message.kind,
        private=message.private,
        number=message.number,
        folded=said,
        created_at=message.created_at,
    )


def _name(rows: QuerySet[Conversation]) -> None:
    """Write what the outsiders of these conversations are called now where it is not written."""
    rows = rows.filter(kind__in=OUTSIDE).select_related("identity")
    written = dict(SearchName.objects.filter(conversation__in=rows).values_list("pk", "folded"))
    names = [SearchName(conversation_id=row.id, folded=called(row)) for row in rows]
    SearchName.objects.bulk_create(
        [name for name in names if written.get(name.pk) != name.folded],
        update_conflicts=True,
        unique_fields=["conversation"],
        update_fields=["folded"],
    )


def _empty(rows: QuerySet[Any]) -> None:
    for ids in _bites(list(rows.values_list("pk", flat=True))):
        rows.filter(pk__in=ids).delete()


def _bites(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield a few at a time; behind each, where only one can write, others have their turn."""
    for start in range(0, len(rows), AT_ONCE):
        began = monotonic()
        yield rows[start : start + AT_ONCE]
        if connection.vendor == "sqlite" and start + AT_ONCE < len(rows):
            sleep(max(MOMENT, monotonic() - began))
