"""What the bridge measures: what waits on its way in and out, and how long the way takes."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from statistics import quantiles
from uuid import UUID

from django.db.models import Count, Min, Q
from prometheus_client.core import Metric

from channels_bridge.models import Channel, Delivery, RawEvent
from channels_bridge.models.channels import ChannelState, TokenState
from channels_bridge.models.deliveries import OPEN
from channels_bridge.models.events import EventState
from channels_bridge.queries.events import parked
from chat.types import TROUBLED
from hub.kernel import clock, measures
from hub.kernel.measures import gauges

LATELY = timedelta(minutes=5)
RECENT = timedelta(days=1)
MOST = 1000  # events whose way is looked at
ANSWERED = measures.timed(
    "mostrador_webhook_seconds", "Seconds to the answer of a webhook.", ["kind", "status"]
)
KIND = ["kind"]


def measure() -> Iterable[Metric]:
    """Tell of channels, of events on their way in and of messages on their way out."""
    at = clock.now()
    kinds = dict(Channel.objects.values_list("id", "kind"))
    yield from _channels()
    yield from _coming(at)
    yield from _taken_in([*kinds], at)
    yield from _going(at)
    rows = Delivery.objects.filter(state__in=list(TROUBLED), created_at__gte=at - RECENT)
    found = rows.values_list("channel__kind", "state").annotate(n=Count("id")).order_by()
    yield gauges(
        "mostrador_deliveries_troubled", "Messages of the last day, by what went wrong.",
        ["kind", "state"], [((kind, state), n) for kind, state, n in found],
    )  # fmt: skip


def answered(kind: str, status: int, seconds: float) -> None:
    """Note that the door of webhooks answered; a kind nobody knows is told as `unknown`."""
    ANSWERED.labels(kind, str(status)).observe(seconds)


def _channels() -> Iterable[Metric]:
    rows = Channel.objects.exclude(state=ChannelState.ARCHIVED).values_list("kind")
    bad = Q(stopped_at__isnull=False) | Q(token_state=TokenState.REFUSED)
    found = list(rows.annotate(n=Count("id"), bad=Count("id", filter=bad)).order_by())
    told = [((kind,), n) for kind, n, _ in found]
    yield gauges("mostrador_channels", "Channels of the house.", KIND, told)
    words = "Channels that stopped, or whose keys the provider refuses."
    stopped = [((kind,), wrong) for kind, _, wrong in found]
    yield gauges("mostrador_channels_stopped", words, KIND, stopped)


def _coming(at: datetime) -> Iterable[Metric]:
    rows = RawEvent.objects.filter(state=EventState.STORED).values_list("channel__kind")
    found = list(rows.annotate(n=Count("id"), since=Min("received_at")).order_by())
    told = [((kind,), n) for kind, n, _ in found]
    yield gauges("mostrador_events_waiting", "Events stored and not taken in.", KIND, told)
    ages = [((kind,), _age(since, at)) for kind, _, since in found]
    words = "Seconds since the oldest of them came."
    yield gauges("mostrador_events_waiting_age_seconds", words, KIND, ages)
    aside = parked().select_related(None).values_list("channel__kind").annotate(n=Count("id"))
    words = "Events that wait for a person or a fix."
    told = [((kind,), n) for kind, n in aside.order_by()]
    yield gauges("mostrador_events_parked", words, KIND, told)


def _taken_in(channels: Sequence[UUID], at: datetime) -> Iterable[Metric]:
    """Tell how many came lately and how long the newest took; by channel, as the index is."""
    rows = RawEvent.objects.filter(channel__in=channels, received_at__gte=at - LATELY)
    found = rows.values_list("channel__kind", "state").annotate(n=Count("id")).order_by()
    words = "Events of the last five minutes, by what became of them."
    told = [((kind, state), n) for kind, state, n in found]
    yield gauges("mostrador_events_lately", words, ["kind", "state"], told)
    ways: dict[str, list[float]] = {}
    done = rows.filter(processed_at__isnull=False).order_by("-received_at")
    pairs = done.values_list("channel__kind", "received_at", "processed_at")
    for kind, came, taken in pairs[:MOST]:
        if taken is not None:
            ways.setdefault(kind, []).append(_age(came, taken))
    marks = [
        ((kind, name), value)
        for kind, seconds in sorted(ways.items())
        for name, value in _spread(seconds).items()
    ]
    words = "Seconds from a webhook to the thread, of the last five minutes."
    yield gauges("mostrador_event_lag_seconds", words, ["kind", "quantile"], marks)


def _going(at: datetime) -> Iterable[Metric]:
    rows = Delivery.objects.filter(state__in=OPEN).values_list("channel__kind", "state")
    found = list(rows.annotate(n=Count("id"), since=Min("created_at")).order_by())
    told = [((kind, state), n) for kind, state, n, _ in found]
    labels = ["kind", "state"]
    yield gauges("mostrador_deliveries", "Messages on their way out.", labels, told)
    ages = [((kind, state), _age(since, at)) for kind, state, _, since in found]
    words = "Seconds since the oldest of them was written."
    yield gauges("mostrador_deliveries_age_seconds", words, labels, ages)


def _spread(seconds: Sequence[float]) -> dict[str, float]:
    """Return the middle, what nineteen of twenty stay below, and the longest; of one or more."""
    steps = quantiles(seconds, n=20, method="inclusive") if len(seconds) > 1 else [*seconds] * 19
    return {"0.5": steps[9], "0.95": steps[18], "1": max(seconds)}


def _age(since: datetime, at: datetime) -> float:
    return max(0.0, (at - since).total_seconds())
