"""Mail and documents on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from billing.models import Mailed
from billing.types.mailing import MailState
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso

KINDS = ("quote", "invoice", "credit_note", "receipt", "statement", "slip")
Shape = serializers.Serializer[Any]


class MailBody(StrictSerializer):
    """To whom and with which words; without an address it goes to the customer's."""

    to = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    text = serializers.CharField(max_length=2000, required=False, allow_blank=True)


class MailFilter(serializers.Serializer[Any]):
    """Which mail is wanted."""

    state = serializers.ChoiceField(choices=MailState.choices, required=False)
    kind = serializers.ChoiceField(choices=KINDS, required=False)
    document = serializers.UUIDField(required=False)
    customer = serializers.UUIDField(required=False)
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)


class WhoseMailShape(Shape):
    """The customer a mail is about."""

    id = serializers.CharField()
    name = serializers.CharField()


class MailedShape(Shape):
    """One mail with a document inside."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS)
    document = serializers.CharField(help_text="Id of the document.")
    label = serializers.CharField(  # type: ignore[assignment]
        help_text="How people call it: `F001-00000012`."
    )
    customer = WhoseMailShape()
    is_again = serializers.BooleanField(help_text="It had been sent before: the same document.")
    to = serializers.CharField()
    subject = serializers.CharField()
    state = serializers.ChoiceField(choices=MailState.choices)
    tries = serializers.IntegerField()
    error = serializers.CharField()
    message_id = serializers.CharField()
    sha256 = serializers.CharField(allow_null=True, help_text="Of the PDF inside.")
    author = CardShape(allow_null=True)
    created_at = serializers.DateTimeField()
    sent_at = serializers.DateTimeField(allow_null=True)
    next_try_at = serializers.DateTimeField(allow_null=True)


class MailedPageShape(Shape):
    """A keyset page of mail."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = MailedShape(many=True)


class MailedDetailShape(MailedShape):
    """A mail with its words."""

    body = serializers.CharField()


def mailed(row: Mailed) -> dict[str, Any]:
    """Return a MailedShape of a row with its people."""
    return {
        "id": str(row.id),
        "kind": row.kind,
        "document": str(row.subject_id),
        "label": row.label,
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "is_again": row.is_again,
        "to": row.to,
        "subject": row.subject,
        "state": row.state,
        "tries": row.tries,
        "error": row.error,
        "message_id": row.message_id,
        "sha256": row.pdf.sha256 if row.pdf is not None else None,
        "author": card(row.author) if row.author is not None else None,
        "created_at": iso(row.created_at),
        "sent_at": iso(row.sent_at),
        "next_try_at": iso(row.due_at) if row.state == MailState.QUEUED else None,
    }


def detail(row: Mailed) -> dict[str, Any]:
    """Return a MailedDetailShape."""
    return {**mailed(row), "body": row.body}
