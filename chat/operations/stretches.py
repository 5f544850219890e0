"""Works out the stretches of conversations, message by message in their order.

A message's number is found once and only rises, so nothing is passed over or counted twice.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import transaction

from chat.models import Conversation, Message, Stretch, StretchMark
from chat.operations.sla.clocks import PAUSED, is_answer, is_state_line, is_words
from chat.queries.conversations import whole
from chat.queries.stretches import moved_unread
from chat.queries.worktime import Worktime, worktime_of
from chat.types import ConversationState
from hub.kernel import jobs
from hub.kernel.models import Mark

log = logging.getLogger(__name__)

MARK = "stretches followed"
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
OVERLAP = timedelta(minutes=5)  # for slow commits, and clocks that differ
AGAIN = timedelta(days=7)  # who writes within them was not helped
AT_ONCE = 500  # messages in one transaction; conversations in one go


def follow(*, at: datetime) -> bool:
    """Take in what was said since; True when there is more."""
    mark = Mark.objects.filter(name=MARK).first()
    since = (mark.at - OVERLAP) if mark is not None else BEGINNING
    found = moved_unread(since=since, most=AT_ONCE)
    failed = False
    for conversation_id in found:
        failed = True
        with jobs.sparing("stretch_not_followed", conversation=conversation_id):
            while take_in(conversation_id):
                pass
            failed = False
    more = len(found) == AT_ONCE
    if not more and not failed:
        Mark.put(MARK, at)
    return more


def take_in(conversation_id: UUID) -> bool:
    """Take in the next messages of a conversation; True when there are more."""
    with transaction.atomic():
        StretchMark.objects.get_or_create(conversation_id=conversation_id)
        mark = StretchMark.objects.select_for_update().get(conversation_id=conversation_id)
        row = whole(Conversation.objects.filter(id=conversation_id)).get()
        rows = Message.objects.filter(conversation=row, number__gt=mark.number)
        found = list(rows.select_related("author").order_by("number")[:AT_ONCE])
        reading = _Reading(row, worktime_of(row))
        for message in found:
            reading.hear(message)
            mark.number = message.number
        reading.keep()
        mark.save(update_fields=["number"])
    return len(found) == AT_ONCE


def rebuild() -> None:
    """Forget all stretches; following begins anew, from the first message."""
    with transaction.atomic():
        Stretch.objects.all().delete()
        StretchMark.objects.all().delete()
        Mark.objects.filter(name=MARK).delete()


class _Reading:
    """One conversation being read: its latest stretch, and what changed."""

    def __init__(self, row: Conversation, hours: Worktime) -> None:
        self._row, self._hours = row, hours
        self._last = Stretch.objects.filter(conversation=row).order_by("-number").first()
        self._changed = False

    def hear(self, message: Message) -> None:
        """Move on by one message."""
        at = message.created_at
        if is_words(message):
            self._words(message, at)
        elif is_answer(message):
            self._answer(message, at)
        elif is_state_line(message):
            self._turn(message, (message.card or {})["event"], at)

    def keep(self) -> None:
        """Write the latest stretch down, where it moved."""
        if self._changed and self._last is not None:
            self._last.save()
        self._changed = False

    def _words(self, message: Message, at: datetime) -> None:
        last = self._last
        if last is not None and last.resolved_at is None:
            self._release(last, at)
            return
        if last is not None and last.resolved_at is not None and at <= last.resolved_at + AGAIN:
            self._reopen(last, at)
        self.keep()
        self._last, self._changed = self._begun(message, at), True

    def _begun(self, message: Message, at: datetime) -> Stretch:
        return Stretch(
            conversation=self._row,
            number=message.number,
            channel_id=self._row.channel_id,
            channel_kind=self._row.channel_kind,
            started_at=at,
        )

    def _answer(self, message: Message, at: datetime) -> None:
        last = self._last
        if last is None or last.resolved_at is not None or last.answered_at is not None:
            return
        last.answered_at, last.answered_by = at, message.author
        last.first_seconds = _whole_seconds(last.started_at, at)
        last.first_worked_seconds = round(self._hours.worked_between(last.started_at, at))
        self._changed = True

    def _turn(self, message: Message, state: str, at: datetime) -> None:
        last = self._last
        if last is None:
            return
        if last.resolved_at is not None:
            if state != ConversationState.RESOLVED:
                self._reopen(last, at)
        elif state == ConversationState.RESOLVED:
            self._resolve(last, message, at)
        elif state in PAUSED:
            last.held_since = last.held_since or at
            self._changed = True
        else:
            self._release(last, at)

    def _resolve(self, last: Stretch, message: Message, at: datetime) -> None:
        self._release(last, at)
        last.resolved_at, last.resolved_by = max(at, last.started_at), message.author
        whole_time = _whole_seconds(last.started_at, at)
        last.resolution_seconds = max(0, whole_time - last.held_seconds)
        self._changed = True

    def _release(self, last: Stretch, at: datetime) -> None:
        if last.held_since is not None:
            last.held_seconds += _whole_seconds(last.held_since, at)
            last.held_since = None
            self._changed = True

    def _reopen(self, last: Stretch, at: datetime) -> None:
        last.reopened_at = last.reopened_at or at
        self._changed = True


def _whole_seconds(start: datetime, end: datetime) -> int:
    return max(0, round((end - start).total_seconds()))
