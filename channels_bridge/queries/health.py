"""How channels are: what last came and went, what waits, what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urldefrag

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel, Delivery, Duty, RawEvent
from channels_bridge.models.channels import WEB, TokenState
from channels_bridge.models.deliveries import OPEN
from channels_bridge.models.duties import DutyKind
from channels_bridge.models.events import EventState
from channels_bridge.queries import traffic
from channels_bridge.queries.channels import channels
from channels_bridge.types import Facts
from chat.types import DeliveryState

LONGEST_SILENCE = timedelta(hours=24)
LOOKED_AT = 20  # latest events, for how often something comes
NO_RECEIPT = timedelta(minutes=15)
UNSENT = timedelta(minutes=10)
EXPIRING = timedelta(days=7)
UNPOLLED = timedelta(minutes=2)
RECENT = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Health:
    """One channel's state; `warnings` are codes, the worst first.

    paused, stopped, token_refused, token_expired, token_expiring, unconnected, webhook_missing,
    webhook_elsewhere, webhook_failing, webhook_set and polled_elsewhere (another program takes what
    we poll for), not_polled, sender_off, quality_low, unsent, silent, parked.
    """

    channel: Channel
    last_event_at: datetime | None
    silent: bool
    waiting: int
    parked: int
    queued: int
    oldest_unsent_at: datetime | None
    facts: Facts
    warnings: tuple[str, ...]
    duties: Mapping[str, Duty] = field(default_factory=dict)


def health_of(channel: Channel, *, at: datetime) -> Health:
    """Return how a channel is."""
    events = RawEvent.objects.filter(channel=channel)
    duties = {duty.kind: duty for duty in Duty.objects.filter(channel=channel)}
    facts = _facts(duties.get(DutyKind.CHECKUP))
    parked = events.filter(state=EventState.PARKED).count()
    latest = _latest(channel)
    silent = channel.kind != WEB and channel.sends and _is_silent(channel, duties, latest, at)
    queued, oldest = _waiting(channel)
    signs = {
        **_of_ours(channel, at),
        **_of_theirs(channel, facts, latest[0] if latest else None, at),
        **_of_polling(channel, duties.get(DutyKind.POLLING), at),
        "unsent": channel.sends and oldest is not None and at - oldest > UNSENT,
        "silent": silent,
        "parked": parked > 0,
    }
    return Health(
        channel=channel,
        last_event_at=latest[0] if latest else None,
        silent=silent,
        waiting=events.filter(state=EventState.STORED).count(),
        parked=parked,
        queued=queued,
        oldest_unsent_at=oldest,
        facts=facts,
        warnings=tuple(code for code, there in signs.items() if there),
        duties=duties,
    )


def alarms(*, at: datetime) -> list[Health]:
    """Return the channels something is wrong with, oldest first."""
    found = (health_of(channel, at=at) for channel in channels().order_by("created_at"))
    return [health for health in found if health.warnings]


def _latest(channel: Channel) -> list[datetime]:
    rows = RawEvent.objects.filter(channel=channel).order_by("-received_at", "-id")
    return list(rows.values_list("received_at", flat=True)[:LOOKED_AT])


def _waiting(channel: Channel) -> tuple[int, datetime | None]:
    """Return how much waits to be sent, and since when the oldest is on its way."""
    going = Delivery.objects.filter(channel=channel, state__in=OPEN)
    oldest = going.order_by("created_at").values_list("created_at", flat=True).first()
    return going.filter(state=DeliveryState.QUEUED).count(), oldest


def _of_ours(channel: Channel, at: datetime) -> dict[str, bool]:
    return {
        "paused": channel.state != "active",
        "stopped": channel.stopped_at is not None,
        "token_refused": channel.token_state == TokenState.REFUSED,
        "unconnected": channel.connect_at is not None and channel.connect_tries > 1,
    }


def _of_theirs(
    channel: Channel, facts: Facts, heard_at: datetime | None, at: datetime
) -> dict[str, bool]:
    ends, sent_to = facts.token_expires_at, facts.webhook_url
    failed = facts.last_error_at
    brought = not channel.polls and sent_to is not None
    return {
        "token_expired": ends is not None and ends <= at,
        "token_expiring": ends is not None and at < ends <= at + EXPIRING,
        "webhook_missing": brought and not sent_to,
        "webhook_elsewhere": brought and bool(sent_to) and not _is_ours(channel, sent_to),
        "webhook_failing": brought
        and failed is not None
        and at - failed < RECENT
        and (heard_at is None or heard_at < failed),
        "sender_off": not facts.sender_ok,
        "quality_low": facts.quality.upper() == "RED",
    }


def _of_polling(channel: Channel, duty: Duty | None, at: datetime) -> dict[str, bool]:
    error = duty.error.partition(" ")[0] if duty and channel.polls else ""
    asked_at = (duty.done_at if duty else None) or channel.updated_at
    told = error in ("webhook_set", "polled_elsewhere")
    return {
        "webhook_set": error == "webhook_set",
        "polled_elsewhere": error == "polled_elsewhere",
        "not_polled": channel.polls and not told and at - asked_at > UNPOLLED,
    }


def _is_ours(channel: Channel, address: str | None) -> bool:
    return urldefrag(address or "").url == channel.webhook_url


def _facts(duty: Duty | None) -> Facts:
    known: dict[str, Any] = dict(duty.known) if duty else {}
    told = {name: known[name] for name in Facts.__dataclass_fields__ if name in known}
    for name in ("token_expires_at", "last_error_at"):
        if told.get(name):
            told[name] = datetime.fromisoformat(told[name])
    return Facts(**told)


def _is_silent(
    channel: Channel, duties: Mapping[str, Duty], latest: list[datetime], at: datetime
) -> bool:
    """Whether something should have come by now.

    A provider that tells of receipts owes one for what was sent; any channel owes what usually
    comes in these hours of the week. In its first week it owes something within a day, or within
    twenty times its usual pause where that is longer.
    """
    since = latest[0] if latest else channel.created_at
    sent = channel.last_sent_at
    adapter = adapters.get(channel.kind)
    if adapter is not None and adapter.receipts and sent is not None and since < sent:
        return at - sent > NO_RECEIPT
    checkup = duties.get(DutyKind.CHECKUP)
    hours = checkup.known.get("usual") if checkup else None
    if hours:
        return traffic.expected(hours, since=since, until=at) >= traffic.ENOUGH
    usual = (latest[0] - latest[-1]) / (len(latest) - 1) if len(latest) > 1 else timedelta()
    return at - since > max(LONGEST_SILENCE, usual * LOOKED_AT)
