"""One item of a webhook, taken into the conversations."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel, Part
from channels_bridge.operations import overtaken, people
from channels_bridge.operations.known import known_message, storable, storable_sender
from channels_bridge.operations.statuses import apply
from channels_bridge.operations.templates import telling
from channels_bridge.types import (
    Deleted,
    Edited,
    Ignored,
    Inbound,
    Item,
    Moved,
    Parked,
    Reacted,
    Status,
    StatusChange,
    TemplateChanged,
)
from chat.operations import messages
from chat.types import DeliveryState, Incoming
from hub.kernel import jobs

LONGEST_ID = 255
COUNTED_AS = {Edited: "edits", Moved: "edits", Deleted: "deletes", Reacted: "reactions"}
ECHOED = timedelta(minutes=10)  # an echo comes at once; later the same words are new ones


class NotStorable(ValueError):
    """An id longer than any provider's."""


def take(channel: Channel, item: Item, *, at: datetime) -> str | None:
    """Take one item in a transaction of its own; return what it counts as, if anything."""
    if isinstance(item, Inbound):
        return _take_message(channel, item, at)
    if isinstance(item, Ignored | Parked):
        return None
    if isinstance(item, TemplateChanged):
        telling.changed(channel, item, at=at)
        return None
    with transaction.atomic():
        return _take_other(channel, item, at)


def _take_other(channel: Channel, item: Item, at: datetime) -> str | None:
    match item:
        case StatusChange():
            apply(channel, item, at=at)
            return None if item.echo else "statuses"
        case Edited() | Moved() | Deleted() | Reacted():
            overtaken.take(channel, item, at=at)
            return COUNTED_AS[type(item)]
        case _:
            people.take(channel, item, at=at)
            return None


def _take_message(channel: Channel, item: Inbound, at: datetime) -> str | None:
    for external_id in (item.external_id, item.sender.external_id, *item.sender.aliases):
        if not external_id or len(external_id) > LONGEST_ID:
            raise NotStorable("an id is empty or too long")
    if item.from_us and known_message(channel.id, item.external_id) is not None:
        return None
    if item.maybe_ours and _settled_by_echo(channel, item, at):
        return None
    received = messages.receive(incoming=_incoming(channel, item, at), at=at)
    if not received.created:
        return None
    overtaken.settle(channel.id, item.external_id)
    # Rung after its commit; a file whose bell is lost is found by the sweeper.
    if item.files:
        jobs.enqueue("channels_bridge.tasks.fetch_files", str(received.message_id))
    if item.acknowledge:
        jobs.enqueue("channels_bridge.tasks.acknowledge", str(channel.id), item.acknowledge)
    return None if item.from_us else "messages"


def _settled_by_echo(channel: Channel, item: Inbound, at: datetime) -> bool:
    """Take an echo that overtook the answer to our call as the word on that part."""
    told_at = item.provider_at or at
    part = (
        Part.objects.filter(
            channel=channel,
            recipient=item.sender.external_id,
            state__in=[DeliveryState.SENDING, DeliveryState.UNKNOWN],
            external_id=None,
            kind=item.kind,
            text=storable(item.text),
            called_at__gte=told_at - ECHOED,
        )
        .order_by("called_at")
        .first()
    )
    if part is None:
        return False
    echo = StatusChange(
        status=Status.SENT,
        external_ids=(item.external_id,),
        our_id=str(part.id),
        at=item.provider_at,
        echo=True,
    )
    with transaction.atomic():
        apply(channel, echo, at=at)
    return True


def _incoming(channel: Channel, item: Inbound, at: datetime) -> Incoming:
    sender = storable_sender(item.sender)
    files = tuple(
        replace(file, name=storable(file.name)[:255], content_type=file.content_type[:100])
        for file in item.files
    )
    return Incoming(
        channel=channel.ref(),
        sender=sender,
        external_id=item.external_id,
        kind=item.kind,
        text=storable(item.text),
        files=files,
        card=None if item.card is None else storable(item.card),
        around=None if item.around is None else storable(item.around),
        reply_to=known_message(channel.id, item.quotes) if item.quotes else None,
        provider_at=item.provider_at,
        window_closes_at=_window(channel, item, at),
        from_us=item.from_us,
        automatic=item.automatic,
        standby=item.standby,
    )


def _window(channel: Channel, item: Inbound, at: datetime) -> datetime | None:
    adapter = adapters.get(channel.kind)
    hours = adapter.limits.window_hours if adapter else None
    if hours is None or not item.opens_window or item.from_us:
        return None
    # A provider's clock ahead of ours must not keep the window open longer than it is.
    return min(item.provider_at or at, at) + timedelta(hours=hours)
