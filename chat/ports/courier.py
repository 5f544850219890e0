"""Who carries a message out, and may it? Answered by the bridge."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from chat.types import ChannelRef, DeliveryState, Draft, Opening, Sender
from hub.kernel.registry import Port
from hub.reports.ports.deliverer import Words

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
        person: bool = False,
    ) -> None:
        """Refuse by name (`window_closed`, `too_long`, …) before anything is stored.

        `person`: one of ours writes it, whom some channels let answer late; a bot they do not.
        """

    def fill(self, *, conversation: "Conversation", draft: Draft) -> Draft:
        """Return the draft with words, card and files of its template; Invalid names each flaw."""

    def address(self, *, channel_id: UUID, to: str) -> tuple[ChannelRef, Sender]:
        """Return whom a phone number means on a channel; refused where they have to write first."""

    def accept(self, *, message: "Message", at: datetime) -> DeliveryState:
        """Make the delivery row inside the caller's transaction; return the first state."""

    def retry(self, *, message: "Message", at: datetime) -> None:
        """Queue a failed or unknown message again; Conflict when it is neither."""

    def settle(self, *, message: "Message", delivered: bool, at: datetime) -> None:
        """Take a person's word for what nobody knows; Conflict when it is known meanwhile."""

    def react(self, *, message: "Message", emoji: str, at: datetime) -> None:
        """Show our reaction (empty: none) to the customer, where the channel can."""

    def typing(self, *, conversation: "Conversation", at: datetime) -> None:
        """Show the customer that somebody of ours is writing, where the channel can."""

    def seen(self, *, conversation: "Conversation", number: int) -> None:
        """Show the customer that people of ours have read up to `number`, where it can."""

    def limits(self, *, conversation: "Conversation") -> dict[str, Any]:
        """Return what the composer must know: `{"text": 4096, "caption": 1024, "kinds": {...}}`."""

    def retry_file(self, *, attachment: "Attachment") -> None:
        """Fetch an announced file again."""

    def opening(self, *, kinds: Sequence[str], code: str, words: str) -> Opening | None:
        """Return where a customer opens a chat with us on a channel of these kinds, with a code.

        `words` are what they would write where the channel carries nothing else. None where the
        house has no such channel, or does not know its address yet.
        """

    def notice(self, *, conversation: "Conversation", words: Words) -> Mapping[str, Any] | None:
        """Return an approved template of the channel filled with a fact; None without one."""

    def web(self) -> ChannelRef:
        """Return the channel of the portal's own chat, which needs no provider."""


_the_one: Port[Courier] = Port("courier")
provide, port = _the_one.provide, _the_one.get
