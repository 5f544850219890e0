"""The bridge's answer to chat: who carries a message out, and may it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from channels_bridge.models import Channel
from channels_bridge.models.channels import WEB
from channels_bridge.operations import addressing, media, outbox, settling, windows
from channels_bridge.queries import openings
from channels_bridge.queries.notice_templates import notice_template
from chat.types import ChannelRef, DeliveryState, Draft, Opening, Sender
from hub.kernel import jobs
from hub.kernel.clock import iso
from hub.reports.ports.deliverer import Words

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
        person: bool = False,
    ) -> None:
        outbox.check(conversation, draft, files, person=person, at=at)

    def fill(self, *, conversation: Conversation, draft: Draft) -> Draft:
        return outbox.fill(conversation, draft)

    def address(self, *, channel_id: UUID, to: str) -> tuple[ChannelRef, Sender]:
        return addressing.address(channel_id, to)

    def accept(self, *, message: Message, at: datetime) -> DeliveryState:
        return outbox.accept(message, at=at)

    def retry(self, *, message: Message, at: datetime) -> None:
        outbox.retry(message, at=at)

    def settle(self, *, message: Message, delivered: bool, at: datetime) -> None:
        settling.settle(message, delivered=delivered, at=at)

    def react(self, *, message: Message, emoji: str, at: datetime) -> None:
        outbox.react(message, emoji, at=at)

    def typing(self, *, conversation: Conversation, at: datetime) -> None:
        if conversation.channel_kind != WEB:
            jobs.ring("channels_bridge.tasks.show_typing", str(conversation.id))

    def seen(self, *, conversation: Conversation, number: int) -> None:
        if conversation.channel_kind != WEB:
            jobs.enqueue("channels_bridge.tasks.note_read", str(conversation.id), number)

    def limits(self, *, conversation: Conversation) -> dict[str, Any]:
        limits = outbox.limits_of(conversation)
        if limits is None:
            return {}
        after, until = windows.after(conversation, limits)
        return {
            "text": limits.text,
            "text_in_bytes": limits.text_in_bytes,
            "parts": 10,
            "caption": limits.caption,
            "kinds": {str(kind.value): size for kind, size in limits.kinds.items()},
            "window_hours": limits.window_hours,
            "reactions": limits.reactions,
            "quotes": limits.quotes,
            "after_window": after,
            "after_window_until": iso(until),
            "choices": None
            if limits.choices is None
            else {"most": limits.choices.most, "title": limits.choices.title},
        }

    def retry_file(self, *, attachment: Attachment) -> None:
        media.fetch_soon(attachment)

    def opening(self, *, kinds: Sequence[str], code: str, words: str) -> Opening | None:
        return openings.opening(kinds, code=code, words=words)

    def notice(self, *, conversation: Conversation, words: Words) -> Mapping[str, Any] | None:
        return notice_template(conversation, words)

    def web(self) -> ChannelRef:
        return Channel.objects.get(kind=WEB).ref()
