"""Whether a conversation is one that a rule or a policy speaks of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from chat.models import Conversation, Message
from chat.ports import standing
from chat.queries.worktime import is_open
from chat.types import Direction
from hub.kernel.folding import fold

Condition = dict[str, Any]
HOUSE_LANGUAGE = "es"


@dataclass(frozen=True)
class Facts:
    """What conditions look at: the row as it stands, and the message that set it off, if any."""

    row: Conversation
    at: datetime
    message: Message | None = None

    @cached_property
    def standing(self) -> standing.Standing:
        """How the customer stands with the house."""
        identity = self.row.identity
        if identity is None or identity.customer_id is None:
            return standing.Standing()
        return standing.port().standing(identity.customer_id)


def unmet(conditions: Sequence[Condition], facts: Facts) -> str | None:
    """Return the kind of the first condition that does not hold; None when all do."""
    return next((each["kind"] for each in conditions if not holds(each, facts)), None)


def holds(condition: Condition, facts: Facts) -> bool:
    """Whether one condition holds."""
    return _HOLDS[condition["kind"]](condition, facts)


def says(words: Sequence[str], text: str) -> bool:
    """Whether a text holds one of these words or phrases, whole, accents and case aside."""
    said = f" {fold(text)} "
    return any(f" {folded} " in said for word in words if (folded := fold(word)))


def _channel(asked: Condition, facts: Facts) -> bool:
    return bool({str(facts.row.channel_id), facts.row.channel_kind} & set(asked["any"]))


def _team(asked: Condition, facts: Facts) -> bool:
    return (str(facts.row.team_id) if facts.row.team_id else None) in asked["any"]


def _assignee(asked: Condition, facts: Facts) -> bool:
    return (facts.row.assignee_id is not None) is (asked["who"] == "someone")


def _label(asked: Condition, facts: Facts) -> bool:
    there = bool(set(facts.row.label_names) & set(asked["names"]))
    return there is (asked["has"] == "any")


def _words(asked: Condition, facts: Facts) -> bool:
    return facts.message is not None and says(asked["any"], facts.message.text)


def _category(asked: Condition, facts: Facts) -> bool:
    return facts.standing.category in asked["any"]


def _status(asked: Condition, facts: Facts) -> bool:
    return facts.standing.status in asked["any"]


def _language(asked: Condition, facts: Facts) -> bool:
    identity = facts.row.identity
    user = identity.portal_user if identity is not None else None
    return (user.language if user is not None else HOUSE_LANGUAGE) in asked["any"]


def _first_time(asked: Condition, facts: Facts) -> bool:
    """Nobody of ours has ever answered here, and nothing was said before this message."""
    rows = facts.row.messages.filter(direction=Direction.IN)
    if facts.message is not None:
        rows = rows.filter(number__lt=facts.message.number)
    earlier = rows.exists() if facts.message is not None else facts.row.answered
    return (not earlier and not _wrote_elsewhere(facts)) is bool(asked["first"])


def _wrote_elsewhere(facts: Facts) -> bool:
    identity = facts.row.identity
    if identity is None or identity.customer_id is None:
        return False
    rows = Conversation.objects.filter(identity__customer_id=identity.customer_id)
    return rows.filter(created_at__lt=facts.row.created_at).exists()


def _hours(asked: Condition, facts: Facts) -> bool:
    moment = facts.message.created_at if facts.message is not None else facts.at
    return is_open(facts.row, moment) is (asked["when"] == "open")


def _priority(asked: Condition, facts: Facts) -> bool:
    return facts.row.priority >= int(asked["at_least"])


def _state(asked: Condition, facts: Facts) -> bool:
    return facts.row.state in asked["any"]


_HOLDS: dict[str, Callable[[Condition, Facts], bool]] = {
    "channel": _channel,
    "team": _team,
    "assignee": _assignee,
    "label": _label,
    "words": _words,
    "category": _category,
    "status": _status,
    "language": _language,
    "first_time": _first_time,
    "hours": _hours,
    "priority": _priority,
    "state": _state,
}
