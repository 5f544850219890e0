"""Forgets an outsider: places and times of what was said stay, nothing of what it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from chat.models import (
    Alias,
    Attachment,
    BulkRow,
    Conversation,
    Draft,
    Edition,
    HookDelivery,
    Identity,
    MacroRun,
    Mention,
    Message,
    NoticeDue,
    Preview,
    Reaction,
    Scheduled,
    SearchEntry,
    SearchName,
    Survey,
)
from chat.operations import numbers, previews, threads
from chat.operations.dropping import empty
from chat.ports.files import holders
from chat.queries import personal
from chat.serializers.conversations import last_words
from chat.types import ConversationState
from hub.accounts.ports.personal import Subject
from hub.reports.operations.forgetting import forget_topics

ERASED = "Persona eliminada"
AT_ONCE = 500
_BLANK = ["text", "html", "card", "around", "error", "fingerprint", "deleted_at", "pinned_at",
          "pinned_by", "troubled_at", "seq"]  # fmt: skip


def forget(subject: Subject, *, at: datetime) -> int:
    """Blank every conversation of somebody within the caller's transaction.

    Returns how many files stay because an app must keep them.
    """
    ids = list(personal.conversations(subject).order_by("id").values_list("id", flat=True))
    identities = list(personal.identities(subject).values_list("id", flat=True))
    kept = sum(_blank(conversation_id, at) for conversation_id in ids)
    kept += _uploads(subject)
    _around(ids)
    Alias.objects.filter(identity__in=identities).delete()
    Reaction.objects.filter(identity__in=identities).delete()
    for row in Identity.objects.filter(id__in=identities):
        row.external_id, row.name, row.phone = f"erased:{row.id.hex}", "", ""
        row.customer_name, row.portal_user = ERASED, None
        row.save(update_fields=["external_id", "name", "phone", "customer_name", "portal_user"])
    for conversation_id in ids:
        threads.move(conversation_id, _closed, at=at)
    return kept


def _blank(conversation_id: UUID, at: datetime) -> int:
    """Take the words out of every message, each under a new number so that screens follow."""
    rows = Message.objects.filter(conversation=conversation_id).order_by("number")
    count = rows.count()
    seq = numbers.advance(conversation_id, changes=count).last_seq - count if count else 0
    # Old numbers are all below the new ones: no two ever meet.
    for batch in _bites(list(rows.values_list("id", flat=True))):
        found = list(Message.objects.filter(id__in=batch).order_by("number"))
        for message in found:
            seq += 1
            message.text = message.html = message.fingerprint = ""
            message.card = message.around = message.error = None
            message.pinned_at = message.pinned_by = message.troubled_at = None
            message.deleted_at, message.seq = message.deleted_at or at, seq
        Message.objects.bulk_update(found, _BLANK)
    said = Message.objects.filter(conversation=conversation_id)
    for table in (Edition, Mention, NoticeDue, SearchEntry):
        table.objects.filter(message__in=said).delete()
    previews.forget(Preview.objects.filter(message__in=said))
    return _files(Attachment.objects.filter(message__in=said))


def _uploads(subject: Subject) -> int:
    """Take away what somebody uploaded and never sent."""
    if subject.user_id is None:
        return 0
    return _files(Attachment.objects.filter(owner=subject.user_id, message=None))


def _files(rows: Iterable[Attachment]) -> int:
    """Remove files but those an app must keep; returns how many stay."""
    found = list(rows)
    ids = {row.id for row in found}
    held: set[UUID] = set()
    for _, hold in holders:
        held |= hold(ids)
    for row in found:
        if row.id in held:
            continue
        empty(row)
    return len(held)


def _around(ids: list[UUID]) -> None:
    """Take away what was written beside the messages, and what was told to others."""
    for table in (Draft, Scheduled, MacroRun, BulkRow, SearchName):
        table.objects.filter(conversation__in=ids).delete()
    Survey.objects.filter(conversation__in=ids).update(comment="")
    told = Q(pk=None)
    for conversation_id in ids:
        told |= Q(payload__conversation__id=str(conversation_id))
    HookDelivery.objects.filter(told).delete()
    forget_topics(f"c:{each}" for each in ids)


def _closed(row: Conversation) -> None:
    newest = Message.objects.filter(conversation=row).order_by("-number").first()
    row.last_message = last_words(newest, []) if newest is not None else None
    row.title = ""
    row.state, row.needs_reply_since = ConversationState.RESOLVED, None
    row.snoozed_until, row.window_closes_at, row.assignee = None, None, None


def _bites(ids: list[UUID]) -> Iterable[list[UUID]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
