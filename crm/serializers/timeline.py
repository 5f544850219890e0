"""A customer's timeline on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from crm.queries.timeline import Happened, Page, kinds
from crm.queries.told import in_language
from hub.kernel.clock import iso
from hub.kernel.money import EXPONENTS

if TYPE_CHECKING:
    from hub.accounts.models import User


class TimelineFilter(serializers.Serializer[Any]):
    """What a timeline can be narrowed to."""

    kind = serializers.CharField(
        max_length=200,
        required=False,
        allow_blank=True,
        help_text="Keys of `kinds`, separated by commas; all when absent.",
    )


class EventAmountShape(serializers.Serializer[Any]):
    """An amount of money; taken away when negative."""

    amount = serializers.CharField()
    currency = serializers.ChoiceField(choices=sorted(EXPONENTS))


class TimelineEventShape(serializers.Serializer[Any]):
    """One thing that happened, in the reader's language; `state` is that object's own word."""

    kind = serializers.CharField(help_text="A key of `kinds`.")
    id = serializers.CharField()
    at = serializers.DateTimeField()
    title = serializers.CharField()
    summary = serializers.CharField(allow_blank=True)
    who = serializers.CharField(allow_blank=True)
    state = serializers.CharField(allow_blank=True)
    amount = EventAmountShape(allow_null=True)
    link = serializers.CharField(allow_blank=True, help_text="A page of the web app.")
    data = serializers.DictField()  # type: ignore[assignment]


class EventKindShape(serializers.Serializer[Any]):
    """A kind of event."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]


class TimelinePageShape(serializers.Serializer[Any]):
    """A page of what happened, newest first; `previous` is always null."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = TimelineEventShape(many=True)
    kinds = EventKindShape(many=True)


def timeline(page: Page, user: User) -> dict[str, Any]:
    """Return a page with every kind there is, for the filters above it."""
    return {
        "next": page.next,
        "previous": None,
        "results": [_event(row) for row in page.rows],
        "kinds": [
            {"key": key, "label": in_language(source.label, user)} for key, source in kinds()
        ],
    }


def _event(row: Happened) -> dict[str, Any]:
    event = row.event
    return {
        "kind": row.kind,
        "id": event.id,
        "at": iso(event.at),
        "title": event.title,
        "summary": event.summary,
        "who": event.who,
        "state": event.state,
        "amount": event.amount.as_json() if event.amount is not None else None,
        "link": event.link,
        "data": dict(event.data),
    }
