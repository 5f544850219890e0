"""How channels are: what last came and went, what waits, what is wrong."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel, Delivery, RawEvent
from channels_bridge.models.channels import WEB, TokenState
from channels_bridge.models.events import EventState
from channels_bridge.queries.channels import channels
from chat.types import DeliveryState

LONGEST_SILENCE = timedelta(hours=24)
LOOKED_AT = 20  # latest events, for how often something comes
NO_RECEIPT = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class Health:
    """One channel's state; `warnings` are the codes paused, stopped, token_refused, silent,
    parked."""

    channel: Channel
    last_event_at: datetime | None
    silent: bool
    waiting: int
    parked: int
    queued: int
    warnings: tuple[str, ...]


def health_of(channel: Channel, *, at: datetime) -> Health:
    """Return how a channel is."""
    events = RawEvent.objects.filter(channel=channel)
    parked = events.filter(state=EventState.PARKED).count()
    latest = list(
        events.order_by("-received_at", "-id").values_list("received_at", flat=True)[:LOOKED_AT]
    )
    silent = channel.kind != WEB and channel.sends and _is_silent(channel, latest, at)
    signs = {
        "paused": channel.state != "active",
        "stopped": channel.stopped_at is not None,
        "token_refused": channel.token_state == TokenState.REFUSED,
        "silent": silent,
        "parked": parked > 0,
    }
    return Health(
        channel=channel,
        last_event_at=latest[0] if latest else None,
        silent=silent,
        waiting=events.filter(state=EventState.STORED).count(),
        parked=parked,
        queued=Delivery.objects.filter(channel=channel, state=DeliveryState.QUEUED).count(),
        warnings=tuple(code for code, there in signs.items() if there),
    )


def alarms(*, at: datetime) -> list[Health]:
    """Return the channels something is wrong with, oldest first."""
    found = (health_of(channel, at=at) for channel in channels().order_by("created_at"))
    return [health for health in found if health.warnings]


def _is_silent(channel: Channel, latest: list[datetime], at: datetime) -> bool:
    """Whether something should have come by now.

    A provider that tells of receipts owes one for what was sent; any channel owes something
    within a day, or within twenty times its usual pause where that is longer.
    """
    since = latest[0] if latest else channel.created_at
    sent = channel.last_sent_at
    adapter = adapters.get(channel.kind)
    if adapter is not None and adapter.receipts and sent is not None and since < sent:
        return at - sent > NO_RECEIPT
    usual = (latest[0] - latest[-1]) / (len(latest) - 1) if len(latest) > 1 else timedelta()
    return at - since > max(LONGEST_SILENCE, usual * LOOKED_AT)
