"""Opportunities on the wire: for the counter alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from crm.models import LostReason, Opportunity, OpportunityStep
from crm.queries import opportunities as queries
from crm.queries.forecast import Month, weighted
from crm.serializers import NamedShape
from crm.types import Outcome, Stage
from hub.accounts.queries import card as person
from hub.accounts.serializers import CardShape
from hub.kernel.clock import iso
from hub.kernel.home import home
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyShape

if TYPE_CHECKING:
    from hub.accounts.models import User


class OpportunityShape(serializers.Serializer[Any]):
    """An opportunity as it stands on the board."""

    id = serializers.CharField()
    title = serializers.CharField()
    note = serializers.CharField(allow_blank=True)
    customer = NamedShape()
    conversation = serializers.CharField(allow_null=True)
    owner = CardShape()
    amount = MoneyShape()
    probability = serializers.IntegerField(help_text="Per cent.")
    expected_close = serializers.DateField(allow_null=True)
    stage = serializers.ChoiceField(choices=Stage.choices)
    stage_since = serializers.DateTimeField()
    outcome = serializers.ChoiceField(choices=[*Outcome.values, ""])
    lost_reason = NamedShape(allow_null=True)
    closing_note = serializers.CharField(allow_blank=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    may_change = serializers.BooleanField(help_text="Whether the caller works on it.")
    allowed_transitions = serializers.ListField(
        child=serializers.ChoiceField(choices=Stage.choices)
    )
    version = serializers.IntegerField(help_text="Given back with every change.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class OpportunityStepShape(serializers.Serializer[Any]):
    """A move (another `to`) or a correction (`changes`: field → old, new)."""

    from_stage = serializers.CharField(allow_blank=True)
    to_stage = serializers.ChoiceField(choices=Stage.choices)
    outcome = serializers.CharField(allow_blank=True)
    reason = serializers.CharField(allow_blank=True)
    seconds = serializers.IntegerField(allow_null=True, help_text="It had stood where it left.")
    note = serializers.CharField(allow_blank=True)
    changes = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField(allow_blank=True))
    )
    author = CardShape()
    created_at = serializers.DateTimeField()


class OpportunityDetailShape(OpportunityShape):
    """An opportunity with what it went through, oldest first."""

    history = OpportunityStepShape(many=True)


class OpportunityPageShape(serializers.Serializer[Any]):
    """A keyset page of opportunities."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = OpportunityShape(many=True)


class ColumnShape(serializers.Serializer[Any]):
    """A column of the board; `total` of the last one is what was won."""

    stage = serializers.ChoiceField(choices=Stage.choices)
    count = serializers.IntegerField()
    total = MoneyShape()
    weighted = MoneyShape()
    cards = OpportunityShape(many=True)


class MonthShape(serializers.Serializer[Any]):
    """A month of the forecast; null holds what has no expected day."""

    month = serializers.DateField(allow_null=True)
    open_count = serializers.IntegerField()
    open = MoneyShape()
    weighted = MoneyShape()
    won_count = serializers.IntegerField()
    won = MoneyShape()
    lost_count = serializers.IntegerField()


def opportunity(row: Opportunity, user: User) -> dict[str, Any]:
    """Return an opportunity from `queries.with_people` with what this person may do to it."""
    reason = row.lost_reason
    return {
        "id": str(row.id),
        "title": row.title,
        "note": row.note,
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "conversation": str(row.conversation_id) if row.conversation_id else None,
        "owner": person(row.owner),
        "amount": row.amount.as_json(),
        "probability": row.probability,
        "expected_close": row.expected_close.isoformat() if row.expected_close else None,
        "stage": row.stage,
        "stage_since": iso(row.stage_since),
        "outcome": row.outcome,
        "lost_reason": {"id": str(reason.id), "name": reason.name} if reason else None,
        "closing_note": row.closing_note,
        "closed_at": iso(row.closed_at),
        "may_change": queries.may_change(row, user),
        "allowed_transitions": queries.allowed(row, user),
        "version": row.version,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
    }


def detail(row: Opportunity, steps: Iterable[OpportunityStep], user: User) -> dict[str, Any]:
    """Return an opportunity with its history."""
    return {**opportunity(row, user), "history": [_step(each) for each in steps]}


def column(found: Mapping[str, Any], user: User) -> dict[str, Any]:
    """Return a column of `queries.board`."""
    return {
        "stage": found["stage"],
        "count": found["count"],
        "total": Money(found["minor"], home().currency).as_json(),
        "weighted": Money(weighted(found["weighted"]), home().currency).as_json(),
        "cards": [opportunity(row, user) for row in found["cards"]],
    }


def month(found: Month) -> dict[str, Any]:
    """Return a month of the forecast."""
    return {
        "month": found.first.isoformat() if found.first else None,
        "open_count": found.open_count,
        "open": found.money("open"),
        "weighted": found.money("weighted"),
        "won_count": found.won_count,
        "won": found.money("won"),
        "lost_count": found.lost_count,
    }


def reason(row: LostReason) -> dict[str, str]:
    """Return a reason by its name."""
    return {"id": str(row.id), "name": row.name}


def _step(row: OpportunityStep) -> dict[str, Any]:
    return {
        "from_stage": row.from_stage,
        "to_stage": row.to_stage,
        "outcome": row.outcome,
        "reason": row.reason,
        "seconds": row.seconds,
        "note": row.note,
        "changes": row.changes,
        "author": person(row.author),
        "created_at": iso(row.created_at),
    }
