"""Taking a message for a channel: refused by name before it is stored, a row before any call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel, Delivery, Part, ReactionOut
from channels_bridge.models.channels import WEB, ChannelState
from channels_bridge.operations import windows
from channels_bridge.operations.parts import KindNotSupported, Piece, plan
from channels_bridge.operations.templates import filling
from channels_bridge.operations.ticks import parts_of, roll_up
from channels_bridge.types import Limits
from chat.operations import deliveries
from chat.types import DeliveryState, Draft, Kind
from hub.kernel import jobs
from hub.kernel.errors import Conflict

if TYPE_CHECKING:
    from chat.models import Attachment, Conversation, Message


class WindowClosed(Conflict):
    """The customer has been silent for too long."""

    code, detail = "window_closed", "The customer has not written for 24 hours."


class NotReachable(Conflict):
    """The customer has blocked us, or cannot be written to."""

    code, detail = "not_reachable", "The customer cannot be reached on this channel."


class ChannelPaused(Conflict):
    """Nothing is sent on this channel at the moment."""

    code, detail = "channel_paused", "This channel is paused."


def limits_of(conversation: Conversation) -> Limits | None:
    """Return what the conversation's channel allows; None where there is no provider."""
    adapter = adapters.get(conversation.channel_kind)
    return adapter.limits if adapter else None


def fill(conversation: Conversation, draft: Draft) -> Draft:
    """Return a draft with the words of its template; KindNotSupported where there are none."""
    limits = limits_of(conversation)
    if limits is None or Kind.TEMPLATE not in limits.kinds:
        raise KindNotSupported()
    return filling.fill(conversation, draft)


def check(
    conversation: Conversation,
    draft: Draft,
    files: Sequence[Attachment],
    *,
    person: bool,
    at: datetime,
) -> None:
    """Refuse what cannot be sent, by name; `person`: one of ours writes it, no bot."""
    template = draft.kind == Kind.TEMPLATE
    limits = _ready(conversation, at, template=template, person=person)
    if limits is None:
        return
    if template and draft.card is not None:
        filling.refuse_advertising(conversation, draft.card)
        filling.allow_header(draft.card, files, limits)
    plan(limits, kind=draft.kind, text=draft.text, files=files, card=draft.card)


def accept(message: Message, *, at: datetime) -> DeliveryState:
    """Make delivery and parts inside the caller's transaction; the web needs none."""
    conversation = message.conversation
    limits = limits_of(conversation)
    if conversation.channel_id is None or conversation.identity is None or limits is None:
        return DeliveryState.SENT
    delivery = Delivery.objects.create(
        message=message,
        channel_id=conversation.channel_id,
        conversation_id=conversation.id,
        number=message.number,
        recipient=conversation.identity.external_id,
        next_try_at=at,
        created_at=at,
    )
    files = list(message.attachments.order_by("position", "id"))
    pieces = plan(limits, kind=message.kind, text=message.text, files=files, card=message.card)
    Part.objects.bulk_create(_row(delivery, ordinal, piece) for ordinal, piece in enumerate(pieces))
    jobs.enqueue("channels_bridge.tasks.deliver", str(delivery.channel_id))
    return DeliveryState.QUEUED


def retry(message: Message, *, at: datetime) -> None:
    """Queue what did not get out again; what did is not repeated."""
    if message.state not in (DeliveryState.FAILED, DeliveryState.UNKNOWN):
        raise Conflict("Only a failed or unknown message can be sent again.")
    template = message.kind == Kind.TEMPLATE
    _ready(message.conversation, at, template=template, person=windows.by_person(message))
    if template:
        filling.allow_again(message.conversation, message.card or {})
    with transaction.atomic():
        delivery = Delivery.objects.select_for_update(no_key=True).filter(message=message).first()
        if delivery is None:
            state = accept(message, at=at)
            deliveries.set_state(message_id=message.id, state=state, error=None, at=at)
            return
        if delivery.leased_until is not None:
            raise Conflict("A part of it is being sent; wait a moment.")
        parts = parts_of(delivery)
        for part in parts:
            if part.state in (DeliveryState.FAILED, DeliveryState.UNKNOWN):
                part.state, part.failed_at, part.error = DeliveryState.QUEUED, None, None
                part.external_id, part.called_at, part.sent_at = None, None, None
                part.save()
        # A result of the earlier attempt must not count for this one.
        delivery.attempt += 1
        delivery.refusals, delivery.next_try_at, delivery.leased_until = 0, at, None
        delivery.limited_since = None
        roll_up(delivery, parts, at=at)


def react(message: Message, emoji: str, *, at: datetime) -> None:
    """Note the reaction a customer should see, where the channel can show one."""
    limits = limits_of(message.conversation)
    if limits is None or not limits.reactions or not message.conversation.channel_id:
        return
    row, made = ReactionOut.objects.select_for_update().get_or_create(
        message=message,
        defaults={
            "channel_id": message.conversation.channel_id,
            "emoji": emoji,
            "next_try_at": at,
        },
    )
    if not made:
        row.emoji, row.version = emoji, row.version + 1
        row.refusals, row.next_try_at = 0, at
        row.save()
    jobs.enqueue("channels_bridge.tasks.show_reaction", str(message.id))


def _ready(
    conversation: Conversation, at: datetime, *, template: bool, person: bool
) -> Limits | None:
    """Return the limits of a channel that may send to this customer now."""
    limits = limits_of(conversation)
    if conversation.channel_kind == WEB or limits is None:
        return None
    if not _is_active(conversation.channel_id):
        raise ChannelPaused()
    if conversation.identity is not None and conversation.identity.blocked_at is not None:
        raise NotReachable()
    if template or windows.is_open(conversation, limits, at):
        return limits
    if person and (until := windows.human_agent_until(conversation, limits)) and at < until:
        return limits
    raise WindowClosed()


def _is_active(channel_id: UUID | None) -> bool:
    active = Channel.objects.filter(state=ChannelState.ACTIVE)
    return channel_id is not None and active.filter(id=channel_id).exists()


def _row(delivery: Delivery, ordinal: int, piece: Piece) -> Part:
    return Part(
        delivery=delivery,
        channel_id=delivery.channel_id,
        ordinal=ordinal,
        recipient=delivery.recipient,
        kind=piece.kind,
        text=piece.text,
        attachment=piece.file,
        card=piece.card,
    )
