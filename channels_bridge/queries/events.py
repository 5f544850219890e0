"""Raw events, for the screens of admins."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from channels_bridge.models import Channel, RawEvent
from channels_bridge.models.channels import ChannelState
from channels_bridge.models.events import EventState
from hub.kernel.errors import NotFound

RESULTS = ("messages", "statuses", "edits", "deletes", "reactions", "parked")
NOTHING = "nothing"  # understood, and of no concern to anybody


def event_by(event_id: UUID) -> RawEvent:
    """Return a raw event; NotFound otherwise."""
    found = RawEvent.objects.select_related("channel").filter(id=event_id).first()
    if found is None:
        raise NotFound
    return found


def events_of(
    channel: Channel, *, state: str = "", result: str = "", since: datetime | None = None
) -> QuerySet[RawEvent]:
    """Return the raw events of a channel, without their bodies.

    `result` keeps those that brought at least one of that kind, or `nothing` at all.
    """
    rows = RawEvent.objects.filter(channel=channel).defer("body")
    if state:
        rows = rows.filter(state=state)
    if result == NOTHING:
        rows = rows.filter(**{f"result__{name}": 0 for name in RESULTS})
    elif result:
        rows = rows.filter(**{f"result__{result}__gt": 0})
    return rows.filter(received_at__gte=since) if since else rows


def parked() -> QuerySet[RawEvent]:
    """Return what is parked on all channels that are not archived, without their bodies."""
    rows = RawEvent.objects.filter(state=EventState.PARKED).defer("body")
    return rows.exclude(channel__state=ChannelState.ARCHIVED).select_related("channel")
