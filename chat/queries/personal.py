"""What conversations keep about an outsider."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from chat.models import Attachment, Conversation, Identity, Message, Survey
from chat.types import FileState
from hub.accounts.ports.personal import Subject
from hub.kernel.clock import iso


def identities(subject: Subject) -> QuerySet[Identity]:
    """Return the identities of somebody: proven ones by account, all by their customer."""
    who = Q(pk=None)
    if subject.customer_id is not None:
        who |= Q(customer_id=subject.customer_id)
    if subject.user_id is not None:
        who |= Q(portal_user=subject.user_id)
    return Identity.objects.filter(who)


def conversations(subject: Subject) -> QuerySet[Conversation]:
    """Return the conversations somebody has with the house."""
    return Conversation.objects.filter(identity__in=identities(subject))


def names_outside(subject: Subject) -> list[str]:
    """Return by what the providers know somebody: ids and phones."""
    rows = identities(subject)
    found = {*rows.values_list("external_id", flat=True), *rows.values_list("phone", flat=True)}
    found |= {*rows.values_list("aliases__external_id", flat=True)}
    return sorted(name for name in found if name)


def channel_ids(subject: Subject) -> set[UUID]:
    """Return the channels somebody wrote on."""
    return set(identities(subject).values_list("channel_id", flat=True))


def identity_rows(subject: Subject) -> Iterator[dict[str, Any]]:
    """Yield how each channel knows somebody."""
    for row in identities(subject).select_related("conversation").order_by("created_at"):
        talk = getattr(row, "conversation", None)
        yield {
            "channel": talk.channel_kind if talk is not None else "",
            "external_id": row.external_id,
            "name": row.name,
            "phone": row.phone,
            "opted_out_at": iso(row.opted_out_at),
            "created_at": iso(row.created_at),
        }


def message_rows(subject: Subject) -> Iterator[dict[str, Any]]:
    """Yield what was said, as the customer may see it: no notes among ourselves."""
    rows = Message.objects.filter(
        conversation__in=conversations(subject), private=False, deleted_at=None
    ).select_related("author", "conversation")
    for row in rows.order_by("created_at", "number").iterator(chunk_size=500):
        yield {
            "at": iso(row.created_at),
            "channel": row.conversation.channel_kind,
            "number": row.number,
            "direction": row.direction,
            "by": row.author.name if row.author and row.direction != "in" else "",
            "kind": row.kind,
            "text": row.text,
        }


def survey_rows(subject: Subject) -> Iterator[dict[str, Any]]:
    """Yield how somebody rated us."""
    rows = Survey.objects.filter(conversation__in=conversations(subject), score__isnull=False)
    for row in rows.order_by("rated_at"):
        yield {"at": iso(row.rated_at), "score": row.score, "comment": row.comment}


def files(subject: Subject) -> QuerySet[Attachment]:
    """Return the files that were sent either way and are here."""
    shown = Message.objects.filter(
        conversation__in=conversations(subject), private=False, deleted_at=None
    )
    return Attachment.objects.filter(message__in=shown, state=FileState.READY).exclude(file="")
