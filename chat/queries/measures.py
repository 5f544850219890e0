"""What the counter measures: who waits for a word of ours."""

from collections.abc import Iterable

from django.db.models import Count, Min, Q
from prometheus_client.core import Metric

from chat.queries.wallboard import WAITS, alive
from hub.kernel import clock
from hub.kernel.measures import gauge, gauges


def measure() -> Iterable[Metric]:
    """Tell how many customers wait, for their first answer or for another, and the longest."""
    found = (
        alive()
        .filter(WAITS)
        .aggregate(
            first=Count("id", filter=Q(answered=False)),
            next=Count("id", filter=Q(answered=True)),
            untaken=Count("id", filter=Q(assignee=None)),
            longest=Min("needs_reply_since"),
        )
    )
    rows = [((which,), found[which]) for which in ("first", "next")]
    words = "Customers' open conversations that wait for an answer."
    yield gauges("mostrador_conversations_waiting", words, ["answer"], rows)
    words = "Those of them nobody has taken."
    yield gauge("mostrador_conversations_untaken", words, found["untaken"])
    since = found["longest"]
    age = max(0.0, (clock.now() - since).total_seconds()) if since else 0.0
    words = "Seconds since the one that waits longest wrote."
    yield gauge("mostrador_conversations_waiting_age_seconds", words, age)
