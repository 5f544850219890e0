"""Channels and their raw events, for the screens of admins."""

from uuid import UUID

from django.db.models import QuerySet

from channels_bridge.models import Channel, RawEvent
from channels_bridge.models.channels import ChannelState
from hub.kernel.errors import NotFound


def channels() -> QuerySet[Channel]:
    """Return the channels that are not archived."""
    return Channel.objects.exclude(state=ChannelState.ARCHIVED)


def channel_by(channel_id: UUID) -> Channel:
    """Return a channel; NotFound otherwise."""
    found = channels().filter(id=channel_id).first()
    if found is None:
        raise NotFound
    return found


def event_by(event_id: UUID) -> RawEvent:
    """Return a raw event; NotFound otherwise."""
    found = RawEvent.objects.select_related("channel").filter(id=event_id).first()
    if found is None:
        raise NotFound
    return found


def events_of(channel: Channel) -> QuerySet[RawEvent]:
    """Return the raw events of a channel, without their bodies."""
    return RawEvent.objects.filter(channel=channel).defer("body")
