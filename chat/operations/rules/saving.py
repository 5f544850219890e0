"""Rules as admins keep them: made, changed, put in order, tried out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from chat.models import Conversation, Rule
from chat.models.rules import RuleEvent
from chat.operations.rules.conditions import Facts, holds
from chat.operations.rules.known import refuse_unknown
from chat.types import Direction
from hub.kernel.errors import Conflict, Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 100


@transaction.atomic
def make(*, fields: dict[str, Any], by: User, at: datetime) -> Rule:
    """Make a rule behind the others; it concerns what happens from now on."""
    if Rule.objects.count() >= MOST:
        raise Conflict(f"At most {MOST} rules.")
    row = Rule(
        created_by=by, created_at=at, active_since=at, position=Rule.objects.count(), **fields
    )
    return _keep(row)


@transaction.atomic
def change(rule: Rule, *, fields: dict[str, Any], at: datetime) -> Rule:
    """Change a rule; switched on, or moved by another event, it concerns what happens from now."""
    row = Rule.objects.select_for_update().get(id=rule.id)
    woken = fields.get("active") and (not row.active or row.paused_at is not None)
    if woken or fields.get("event", row.event) != row.event:
        row.active_since, row.paused_at = at, None
    for name, value in fields.items():
        setattr(row, name, value)
    return _keep(row)


@transaction.atomic
def put_in_order(ids: Sequence[UUID]) -> None:
    """Run the rules in this order, those not named behind them; Invalid for an unknown one."""
    rows = {row.id: row for row in Rule.objects.select_for_update().order_by("position", "id")}
    if unknown := [str(each) for each in ids if each not in rows]:
        raise Invalid(fields={"ids": [f"There is no such rule: {', '.join(unknown)}"]})
    named = list(dict.fromkeys(ids))
    for place, rule_id in enumerate([*named, *(key for key in rows if key not in set(named))]):
        Rule.objects.filter(id=rule_id).exclude(position=place).update(position=place)


def remove(rule: Rule) -> None:
    """Take a rule and its log away."""
    rule.delete()


def try_on(
    *, conversation: Conversation, conditions: Sequence[dict[str, Any]], at: datetime
) -> list[dict[str, Any]]:
    """Return `{"kind", "holds"}` for each condition of its newest message; does nothing."""
    rows = conversation.messages.filter(direction=Direction.IN)
    facts = Facts(row=conversation, at=at, message=rows.order_by("-number").first())
    return [{"kind": each["kind"], "holds": holds(each, facts)} for each in conditions]


def _keep(row: Rule) -> Rule:
    if (row.event == RuleEvent.WAITING) != (row.minutes is not None):
        raise Invalid(fields={"minutes": ["Minutes belong to waiting, and waiting needs them."]})
    if not row.actions:
        raise Invalid(fields={"actions": ["A rule does something."]})
    refuse_unknown(row.actions)
    row.save()
    return row
