"""Reminders on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from billing.models import Reminder, ReminderLevel, ReminderPause
from billing.queries.reminders import Due
from billing.serializers.payments import OwedShape, owed
from billing.serializers.refunds import PaperShape, paper
from billing.types.collection import ReminderState
from crm.serializers import NamedShape
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyShape


class LevelPatch(StrictSerializer):
    """A level switched on or off, or in other words."""

    is_on = serializers.BooleanField(required=False)
    text_es = serializers.CharField(max_length=900, required=False)
    text_en = serializers.CharField(max_length=900, required=False)


class PauseBody(StrictSerializer):
    """Until when a customer is not reminded (null: until it is lifted), and why."""

    until = serializers.DateField(required=False, allow_null=True)
    reason = serializers.CharField(max_length=300, required=False, allow_blank=True)


class ReminderFilter(serializers.Serializer[Any]):
    """What the log can be narrowed to."""

    state = serializers.ChoiceField(choices=ReminderState.choices, required=False)
    customer = serializers.UUIDField(required=False)


class LevelShape(serializers.Serializer[Any]):
    """When and how customers are reminded; days below zero are before the due day."""

    id = serializers.CharField()
    days = serializers.IntegerField()
    is_on = serializers.BooleanField()
    text_es = serializers.CharField()
    text_en = serializers.CharField()
    updated_at = serializers.DateTimeField()


class ReminderShape(serializers.Serializer[Any]):
    """What one customer was told, or could not be."""

    id = serializers.CharField()
    state = serializers.ChoiceField(choices=ReminderState.choices)
    customer = NamedShape()
    days = serializers.IntegerField()
    total = MoneyShape()
    invoices = PaperShape(many=True)
    text = serializers.CharField()
    via = serializers.CharField(allow_blank=True)
    reason = serializers.CharField(allow_blank=True)
    conversation = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()


class DueShape(serializers.Serializer[Any]):
    """What one customer is about to be told."""

    customer = NamedShape()
    days = serializers.IntegerField()
    total = MoneyShape()
    invoices = OwedShape(many=True)


class DueListShape(serializers.Serializer[Any]):
    """Who is about to be told of what."""

    is_time = serializers.BooleanField(help_text="Whether it is an hour of reminding.")
    results = DueShape(many=True)


class PauseShape(serializers.Serializer[Any]):
    """Whether a customer is reminded, and why not."""

    paused = serializers.BooleanField()
    email_bounced = serializers.BooleanField(
        help_text="Mail to their address was refused for good: nothing automatic is sent there."
    )
    until = serializers.DateField(allow_null=True)
    reason = serializers.CharField(allow_blank=True)
    author = CardShape(allow_null=True)
    created_at = serializers.DateTimeField(allow_null=True)


def level(row: ReminderLevel) -> dict[str, Any]:
    """Return a level."""
    return {
        "id": str(row.id),
        "days": row.days,
        "is_on": row.is_on,
        "text_es": row.text_es,
        "text_en": row.text_en,
        "updated_at": iso(row.updated_at),
    }


def reminder(row: Reminder) -> dict[str, Any]:
    """Return a reminder of `queries.reminders.log_for`."""
    return {
        "id": str(row.id),
        "state": row.state,
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "days": row.level.days,
        "total": Money(row.total_minor, row.currency).as_json(),
        "invoices": [paper(each.invoice) for each in row.invoices.all()],
        "text": row.text,
        "via": row.via,
        "reason": row.reason,
        "conversation": str(row.conversation_id) if row.conversation_id else None,
        "created_at": iso(row.created_at),
    }


def due(found: Due, name: str) -> dict[str, Any]:
    """Return what a customer is about to be told."""
    return {
        "customer": {"id": str(found.customer_id), "name": name},
        "days": found.level.days,
        "total": Money(found.total, found.currency).as_json(),
        "invoices": [owed(row) for row in found.invoices],
    }


def pause(row: ReminderPause | None, *, bounced: bool) -> dict[str, Any]:
    """Return whether a customer is reminded, and whether their address takes mail."""
    if row is None:
        nobody = {"until": None, "reason": "", "author": None, "created_at": None}
        return {"paused": False, "email_bounced": bounced, **nobody}
    return {
        "paused": True,
        "email_bounced": bounced,
        "until": row.until.isoformat() if row.until else None,
        "reason": row.reason,
        "author": card(row.author),
        "created_at": iso(row.created_at),
    }
