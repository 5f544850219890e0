"""Who carries a message out, and may it? Answered by the bridge."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from chat.types import ChannelRef, DeliveryState, Draft
from hub.kernel.registry import Port

if TYPE_CHECKING:
    from chat.models import Attachment, Conversation, Message


class Courier(Protocol):
    """Carries messages of customer conversations to their channel."""

    def check(
        self,
        *,
        conversation: "Conversation",
        draft: Draft,
        files: "Sequence[Attachment]",
        at: datetime,
    ) -> None:
        """Refuse by name (`window_closed`, `too_long`, …) before anything is stored."""

    def accept(self, *, message: "Message", at: datetime) -> DeliveryState:
        """Make the delivery row inside the caller's transaction; return the first state."""

    def retry(self, *, message: "Message", at: datetime) -> None:
        """Queue a failed or unknown message again; Conflict when it is neither."""

    def react(self, *, message: "Message", emoji: str, at: datetime) -> None:
        """Show our reaction (empty: none) to the customer, where the channel can."""

    def limits(self, *, conversation: "Conversation") -> dict[str, Any]:
        """Return what the composer must know: `{"text": 4096, "caption": 1024, "kinds": {...}}`."""

    def retry_file(self, *, attachment: "Attachment") -> None:
        """Fetch an announced file again."""

    def web(self) -> ChannelRef:
        """Return the channel of the portal's own chat, which needs no provider."""


_the_one: Port[Courier] = Port("courier")
provide, port = _the_one.provide, _the_one.get
