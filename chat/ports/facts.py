"""What may programs outside be told? An app that tells them something registers its kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from hub.kernel.registry import Registry

# Key as it stands in a subscription's `events` → what it means, in one sentence.
facts: Registry[str] = Registry("facts programs are told")


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened; `event_id` (up to 80 characters) makes a second telling harmless.

    `told` is the JSON told beside `id`, `event` and `at`; without a conversation it is only for
    those who hear of all customers.
    """

    kind: str
    event_id: str
    conversation_id: UUID | None
    told: Mapping[str, Any]
    happened_at: datetime
