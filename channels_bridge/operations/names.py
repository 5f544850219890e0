"""Asking providers for the names of people whose messages carry none."""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from channels_bridge.adapters.base import Profile, adapters
from channels_bridge.models import Channel, NameAsked
from channels_bridge.models.channels import ChannelState
from channels_bridge.operations.slots import Slots, buckets
from channels_bridge.types import SendRefused
from chat import queries
from chat.operations import identities
from hub.kernel import jobs

log = logging.getLogger(__name__)

PAUSES = (10, 60, 600, 3600, 21_600, 86_400)  # seconds between tries; then nobody will tell
LEASE = timedelta(seconds=60)
PER_SECOND, BURST = 5.0, 10.0
AT_ONCE = 200
# Apart from the seats for sending: a name never keeps a message waiting.
seats = Slots(in_all=2, each=2)
Now = Callable[[], datetime]


def want(*, at: datetime, identity_id: UUID | None = None) -> None:
    """Note everybody (or one) without a name on channels that tell none; ring for those due."""
    asking = _asking()
    noted = NameAsked.objects.filter(channel__in=asking).values("identity")
    strangers = queries.identities_unnamed(asking).exclude(id__in=noted)
    if identity_id is not None:
        strangers = strangers.filter(id=identity_id)
    NameAsked.objects.bulk_create(
        [
            NameAsked(identity=stranger, channel_id=stranger.channel_id, next_try_at=at)
            for stranger in strangers[:AT_ONCE]
        ],
        ignore_conflicts=True,
    )
    due = NameAsked.objects.filter(channel__in=asking, next_try_at__lte=at)
    for channel_id in due.values_list("channel_id", flat=True).distinct():
        jobs.ring("channels_bridge.tasks.ask_names", str(channel_id))


def drain(channel_id: UUID, *, now: Now) -> int:
    """Ask for the names that are due on a channel; return how many calls were made.

    A provider that fails is left alone until the sweep comes by again.
    """
    asked = 0
    while seats.take(channel_id):
        going_on = False
        try:
            row = _claimed(channel_id, now())
            if row is not None:
                asked += 1
                going_on = _ask(row, now)
        finally:
            for other in seats.give(channel_id) - {channel_id}:
                jobs.ring("channels_bridge.tasks.ask_names", str(other))
        if not going_on:
            break
    return asked


def _asking() -> list[UUID]:
    """Return the channels that may be asked now."""
    nameless = [kind for kind, adapter in adapters if adapter.nameless]
    rows = Channel.objects.filter(kind__in=nameless, state=ChannelState.ACTIVE, stopped_at=None)
    return list(rows.values_list("id", flat=True))


def _claimed(channel_id: UUID, at: datetime) -> NameAsked | None:
    """Take the longest waiting; who told their name meanwhile is not asked for."""
    due = NameAsked.objects.filter(channel_id=channel_id, next_try_at__lte=at)
    due.exclude(identity__name="").update(next_try_at=None)
    for row in due.select_related("identity", "channel").order_by("next_try_at")[:AT_ONCE]:
        mine = due.filter(identity=row.identity_id, tries=row.tries)
        if row.channel.sends and mine.update(next_try_at=at + LEASE, tries=row.tries + 1):
            return row
    return None


def _ask(row: NameAsked, now: Now) -> bool:
    """Make one call and keep its answer; True when the provider is well."""
    while wait := buckets.wait(("names", row.channel_id), per_second=PER_SECOND, burst=BURST):
        time.sleep(wait)
    mine = NameAsked.objects.filter(identity=row.identity_id)
    try:
        profile = _profile(row)
    except SendRefused as refused:
        mine.update(next_try_at=_again(row, refused.retry_after, now()))
        log.info("name_not_told", extra={"code": refused.code, "channel": str(row.channel_id)})
        return False
    except Exception:
        mine.update(next_try_at=_again(row, None, now()))
        log.exception("profile_failed", extra={"identity": str(row.identity_id)})
        return False
    if profile is not None:
        identities.rename(identity_id=row.identity_id, name=profile.name)
    mine.update(next_try_at=None)
    return True


def _profile(row: NameAsked) -> Profile | None:
    adapter = adapters.get(row.channel.kind)
    if adapter is None:
        return None
    return adapter.profile(row.identity.external_id, row.channel.account())


def _again(row: NameAsked, retry_after: float | None, at: datetime) -> datetime | None:
    if row.tries >= len(PAUSES):
        return None
    return at + timedelta(seconds=max(retry_after or 0.0, float(PAUSES[row.tries])))
