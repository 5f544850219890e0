"""The tray: what failed or nobody knows about, settled by who answers or put out of sight."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chat.models import Message
from chat.operations import numbers, threads
from chat.ports import courier
from chat.queries.conversations import may_answer
from chat.types import TROUBLED, DeliveryState
from hub.kernel.errors import Conflict, Forbidden

if TYPE_CHECKING:
    from hub.accounts.models import User


@numbers.transacted
def settle(*, message: Message, delivered: bool, by: User, at: datetime) -> Message:
    """Take a person's word for a message nobody knows about; Conflict when it is known.

    What did not arrive has failed and can be sent again; a later word of the provider wins.
    """
    _refuse_unless_answering(message, by)
    if message.state != DeliveryState.UNKNOWN:
        raise Conflict("It is known what became of this message.")
    courier.port().settle(message=message, delivered=delivered, at=at)
    return _fresh(message)


@numbers.transacted
def dismiss(*, message: Message, on: bool, by: User, at: datetime) -> Message:
    """Take a message out of the tray, or (not `on`) put it back; its state stays as it is."""
    _refuse_unless_answering(message, by)
    numbers.hold(message.conversation_id)
    message.refresh_from_db(fields=["state", "troubled_at", "seq"])
    if message.state not in TROUBLED:
        raise Conflict("Only what did not arrive stands in the tray.")
    if (message.troubled_at is None) == on:
        return message
    message.troubled_at = None if on else at
    return threads.touch(message, ["troubled_at"])


def _refuse_unless_answering(message: Message, by: User) -> None:
    if not may_answer(by, message.conversation):
        raise Forbidden


def _fresh(message: Message) -> Message:
    message.refresh_from_db(fields=["state", "error", "troubled_at", "seq"])
    return message
