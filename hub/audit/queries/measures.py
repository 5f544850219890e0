"""What the trail measures: what was found when its closed days were last looked at."""

from collections.abc import Iterable

from prometheus_client.core import Metric

from hub.audit.queries.trail import verified
from hub.kernel import clock
from hub.kernel.measures import gauge


def measure() -> Iterable[Metric]:
    """Tell how many days were altered, and how long ago that was looked at."""
    last = verified()
    age = (clock.now() - last.checked_at).total_seconds() if last.checked_at else float("inf")
    words = "Seconds since closed days of the trail were last looked at."
    yield gauge("mostrador_trail_audit_age_seconds", words, max(0.0, age))
    words = "Closed days of the trail that were altered; anything but none is wrong."
    yield gauge("mostrador_trail_days_broken", words, len(last.broken))
