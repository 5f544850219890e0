"""What became of a message on its way out, as the bridge learns it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from chat.models import Message
from chat.operations import numbers, threads, words
from chat.types import TROUBLED, DeliveryState


@numbers.transacted
def set_state(
    *, message_id: UUID, state: DeliveryState, error: Mapping[str, Any] | None, at: datetime
) -> None:
    """Show where a message stands; `error` is `{"code", "detail"}`. The same again is silent."""
    message = Message.objects.get(id=message_id)
    reason = words.value(dict(error)) if error else None
    if (message.state, message.error) == (state, reason):
        return
    message.state, message.error = state, reason
    message.troubled_at = at if state in TROUBLED else None
    threads.touch(message, ["state", "error", "troubled_at"])
