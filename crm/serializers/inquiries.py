"""Inquiries on the wire, for the counter and for the customer whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from crm.models import Inquiry, InquiryStep
from crm.queries import inquiries as queries
from crm.serializers import NamedShape
from crm.types import InquiryState, InquiryStepKind
from hub.accounts.queries import card as person
from hub.accounts.roles import COUNTER
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.text import Phrase

if TYPE_CHECKING:
    from hub.accounts.models import User

DEEDS = ("resolve", "reopen", "assign", "wait", "resume")
LONGEST = 4000


class InquiryFields(StrictSerializer):
    """What is filled in about what a customer wants to know."""

    subject = Phrase(max_length=120, style={"label": {"es": "Asunto", "en": "Subject"}})
    body = serializers.CharField(
        max_length=LONGEST,
        required=False,
        allow_blank=True,
        style={
            "label": {"es": "Qué consulta", "en": "What they ask"},
            "base_template": "textarea.html",
        },
    )


class NewInquiry(InquiryFields):
    """What a customer asks in the portal, or the counter for the customer of a conversation."""

    conversation = serializers.UUIDField(required=False, help_text="The counter only.")
    client_id = serializers.UUIDField(
        required=False, help_text="Made before the first try; the same one again changes nothing."
    )


class AnswerBody(StrictSerializer):
    """What the customer is told."""

    text = serializers.CharField(max_length=LONGEST)


class ReopenBody(StrictSerializer):
    """What is still open."""

    note = serializers.CharField(max_length=LONGEST, required=False, allow_blank=True)


class InquiryAssignBody(StrictSerializer):
    """Who looks after it from now on; null: nobody."""

    assignee = serializers.UUIDField(allow_null=True)


class InquiryFilter(serializers.Serializer[Any]):
    """What a list of inquiries can be narrowed to."""

    state = serializers.ChoiceField(choices=InquiryState.choices, required=False)
    mine = serializers.BooleanField(required=False)
    overdue = serializers.BooleanField(required=False)
    assignee = serializers.UUIDField(required=False)
    customer = serializers.UUIDField(required=False)
    conversation = serializers.UUIDField(required=False)
    q = serializers.CharField(
        max_length=100, required=False, allow_blank=True, help_text="Subject, text, customer."
    )


class InquiryShape(serializers.Serializer[Any]):
    """An inquiry as the caller may see it."""

    id = serializers.CharField()
    subject = serializers.CharField()
    body = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=InquiryState.choices)
    allowed_transitions = serializers.ListField(child=serializers.ChoiceField(choices=list(DEEDS)))
    customer = NamedShape()
    conversation = serializers.CharField()
    assignee = CardShape(allow_null=True)
    opened_by = CardShape()
    due_at = serializers.DateTimeField(allow_null=True)
    overdue = serializers.BooleanField()
    waiting_since = serializers.DateTimeField(allow_null=True)
    resolution = serializers.CharField(allow_blank=True)
    resolved_at = serializers.DateTimeField(allow_null=True)
    resolved_by = CardShape(allow_null=True)
    not_sent = serializers.CharField(
        allow_blank=True, help_text="Why the channel refused the answer; the counter only."
    )
    reopen_until = serializers.DateTimeField(allow_null=True)
    reopened = serializers.IntegerField(help_text="How often.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class InquiryStepShape(serializers.Serializer[Any]):
    """Something that happened to an inquiry."""

    kind = serializers.ChoiceField(choices=InquiryStepKind.choices)
    text = serializers.CharField(allow_blank=True)
    assignee = CardShape(allow_null=True)
    author = CardShape()
    created_at = serializers.DateTimeField()


class InquiryDetailShape(InquiryShape):
    """An inquiry with what happened to it, oldest first."""

    history = InquiryStepShape(many=True)


class InquiryPageShape(serializers.Serializer[Any]):
    """A keyset page of inquiries."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = InquiryShape(many=True)


class InquiryCountsShape(serializers.Serializer[Any]):
    """How many are pending, of them one's own, and of all overdue."""

    pending = serializers.IntegerField()
    mine = serializers.IntegerField()
    overdue = serializers.IntegerField()


def inquiry(row: Inquiry, user: User, *, at: datetime) -> dict[str, Any]:
    """Return an inquiry from `queries.with_people` with what this person may do to it."""
    inside = user.role in COUNTER
    return {
        "id": str(row.id),
        "subject": row.subject,
        "body": row.body,
        "state": row.state,
        "allowed_transitions": queries.allowed(row, user, at=at),
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "conversation": str(row.conversation_id),
        "assignee": person(row.assignee) if row.assignee else None,
        "opened_by": person(row.opened_by),
        "due_at": iso(row.due_at),
        "overdue": queries.is_overdue(row, at=at),
        "waiting_since": iso(row.waiting_since),
        "resolution": row.resolution,
        "resolved_at": iso(row.resolved_at),
        "resolved_by": person(row.resolved_by) if row.resolved_by else None,
        "not_sent": row.not_sent if inside else "",
        "reopen_until": iso(queries.reopen_until(row)),
        "reopened": row.reopened,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


# What a customer reads of what happened; the rest is ours.
_TOLD = (InquiryStepKind.OPENED, InquiryStepKind.RESOLVED, InquiryStepKind.REOPENED)


def detail(
    row: Inquiry, steps: Iterable[InquiryStep], user: User, *, at: datetime
) -> dict[str, Any]:
    """Return an inquiry with what this person may know of its history."""
    inside = user.role in COUNTER
    shown = [_step(each) for each in steps if inside or each.kind in _TOLD]
    return {**inquiry(row, user, at=at), "history": shown}


def _step(row: InquiryStep) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "text": row.text,
        "assignee": person(row.assignee) if row.assignee else None,
        "author": person(row.author),
        "created_at": iso(row.created_at),
    }
