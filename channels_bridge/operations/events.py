"""Forgetting webhooks that were taken in long ago."""

from datetime import datetime, timedelta

from django.conf import settings

from channels_bridge.models import Channel, RawEvent, StaffStart
from channels_bridge.models.events import EventState

BATCH = 500  # rows a commit: writers wait for no more
BATCHES = 20  # a run


def forget(*, at: datetime) -> int:
    """Remove processed events, and codes shown, older than the house keeps; return how many events.

    What is stored or parked stays, however old: somebody still has to look at it. Secrets that were
    replaced go once they prove nothing any more.
    """
    Channel.objects.filter(former_until__lte=at).update(former={}, former_until=None)
    before = at - timedelta(days=settings.EVENTS_KEPT_DAYS)
    StaffStart.objects.filter(due_at=None, created_at__lt=before).delete()
    gone, batches = 0, BATCHES
    for channel in Channel.objects.only("id"):
        while batches and (removed := _forget(channel, before)):
            gone, batches = gone + removed, batches - 1
    return gone


def _forget(channel: Channel, before: datetime) -> int:
    settled = RawEvent.objects.filter(channel=channel, state=EventState.PROCESSED)
    old = settled.filter(received_at__lt=before).order_by("received_at", "id")
    ids = list(old.values_list("id", flat=True)[:BATCH])
    # Asked again: one that is replayed in this moment stays.
    return settled.filter(id__in=ids).delete()[0] if ids else 0
