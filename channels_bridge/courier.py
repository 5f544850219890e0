"""The bridge's answer to chat: who carries a message out, and may it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from channels_bridge.models import Channel
from channels_bridge.models.channels import WEB
from channels_bridge.operations import media, outbox
from chat.types import ChannelRef, DeliveryState, Draft

if TYPE_CHECKING:
    from chat.models import Attachment, Conversation, Message


class BridgeCourier:
    """Carries messages of customers' conversations to their channel (`chat.ports.courier`)."""

    def check(
        self,
        *,
        conversation: Conversation,
        draft: Draft,
        files: Sequence[Attachment],
        at: datetime,
    ) -> None:
        outbox.check(conversation, draft, files, at=at)

    def accept(self, *, message: Message, at: datetime) -> DeliveryState:
        return outbox.accept(message, at=at)

    def retry(self, *, message: Message, at: datetime) -> None:
        outbox.retry(message, at=at)

    def react(self, *, message: Message, emoji: str, at: datetime) -> None:
        outbox.react(message, emoji, at=at)

    def limits(self, *, conversation: Conversation) -> dict[str, Any]:
        limits = outbox.limits_of(conversation)
        if limits is None:
            return {}
        return {
            "text": limits.text,
            "text_in_bytes": limits.text_in_bytes,
            "parts": 10,
            "caption": limits.caption,
            "kinds": {str(kind.value): size for kind, size in limits.kinds.items()},
            "window_hours": limits.window_hours,
            "reactions": limits.reactions,
            "quotes": limits.quotes,
        }

    def retry_file(self, *, attachment: Attachment) -> None:
        media.fetch_soon(attachment)

    def web(self) -> ChannelRef:
        return Channel.objects.get(kind=WEB).ref()
