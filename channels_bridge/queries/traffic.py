"""How much usually comes by a channel, hour by hour of the week."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import TruncHour

from channels_bridge.models import RawEvent

HOURS = 7 * 24
LOOKED_BACK = timedelta(weeks=4)
LEAST = timedelta(weeks=1)  # before that nothing is usual
ENOUGH = 8.0  # events that should have come: fewer may be chance, as they come in bunches
_HOUR = timedelta(hours=1)


def usual(channel_id: UUID, *, at: datetime) -> list[float] | None:
    """Return the events of each hour of the week (UTC, from Monday), None in the first week."""
    since = at - LOOKED_BACK
    rows = RawEvent.objects.filter(channel_id=channel_id, received_at__gte=since)
    counted = rows.annotate(hour=TruncHour("received_at", tzinfo=UTC)).values("hour")
    found = {row["hour"]: row["n"] for row in counted.annotate(n=Count("id")).order_by("hour")}
    if not found or at - min(found) < LEAST:
        return None
    weeks = (at - min(found)) / timedelta(weeks=1)
    hours = [0.0] * HOURS
    for hour, count in found.items():
        hours[_place(hour)] += count / weeks
    return [round(each, 3) for each in hours]


def expected(hours: Sequence[float], *, since: datetime, until: datetime) -> float:
    """Return how many events usually come in that time; no more than a week is looked at."""
    here, total = max(since, until - timedelta(weeks=1)), 0.0
    while here < until:
        following = min(until, here.replace(minute=0, second=0, microsecond=0) + _HOUR)
        total += hours[_place(here)] * ((following - here) / _HOUR)
        here = following
    return total


def _place(instant: datetime) -> int:
    there = instant.astimezone(UTC)
    return there.weekday() * 24 + there.hour
