"""Asking each provider how it sees our account, and noting how much usually comes from it."""

import logging
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel, Duty
from channels_bridge.models.channels import WEB, ChannelState, TokenState
from channels_bridge.models.duties import DutyKind
from channels_bridge.operations import duties
from channels_bridge.queries import traffic
from channels_bridge.types import Facts, Fault, OutcomeUnknown, SendRefused
from hub.kernel import jobs

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=15)
LEASE = timedelta(minutes=2)
USUAL = timedelta(hours=6)  # how old the picture of the usual traffic may be
Now = Callable[[], datetime]


def due(*, at: datetime) -> list[UUID]:
    """Return the channels to ask about now, each given the duty."""
    rows = Channel.objects.exclude(state=ChannelState.ARCHIVED).exclude(kind=WEB)
    channels = list(rows.values_list("id", flat=True))
    duties.plan(channels, DutyKind.CHECKUP, at=at)
    ready = Duty.objects.filter(kind=DutyKind.CHECKUP, channel__in=channels, next_at__lte=at)
    return list(ready.values_list("channel_id", flat=True))


def check(channel_id: UUID, *, holder: str, now: Now) -> None:
    """Ask once and keep the answer; what hinders it is told in the channel's health."""
    at = now()
    duty = duties.take(channel_id, DutyKind.CHECKUP, holder=holder, until=at + LEASE, at=at)
    adapter = adapters.get(duty.channel.kind) if duty else None
    if duty is None or adapter is None:
        return
    usual = _usual(duty, at)
    try:
        facts = adapter.facts(duty.channel.account())
    except (SendRefused, OutcomeUnknown) as error:
        _refused(duty, error, now())
        return
    duty.known = {**usual, **_kept(facts)}
    duties.done(duty, again=at + EVERY, at=now())
    _follow(duty.channel, facts, at)


def _refused(duty: Duty, error: SendRefused | OutcomeUnknown, at: datetime) -> None:
    duties.failed(duty, error, at=at, after=60)
    if isinstance(error, SendRefused) and error.fault is Fault.CONFIGURATION:
        Channel.objects.filter(id=duty.channel_id).update(
            token_state=TokenState.REFUSED, last_error=duties.told(error)[:500], last_error_at=at
        )


def _follow(channel: Channel, facts: Facts, at: datetime) -> None:
    """Put right what the answer shows: a token that is good, a webhook that is not there."""
    rows = Channel.objects.filter(id=channel.id, updated_at=channel.updated_at)
    rows.filter(token_state=TokenState.REFUSED, stopped_at=None).update(
        token_state=TokenState.VALID, last_error=""
    )
    # Messenger takes an application off after an hour of silence; one of others' is left alone.
    gone = facts.webhook_url == "" and not channel.polls
    if (gone or not channel.learned) and rows.filter(connect_at=None).update(connect_at=at):
        log.warning("connected_again", extra={"channel": str(channel.id)})
        jobs.ring("channels_bridge.tasks.connect_due")


def _usual(duty: Duty, at: datetime) -> dict[str, Any]:
    known = {name: duty.known.get(name) for name in ("usual", "usual_at")}
    told = known["usual_at"]
    if told is None or at - datetime.fromisoformat(str(told)) > USUAL:
        known = {
            "usual": traffic.usual(duty.channel_id, at=at),
            "usual_at": at.isoformat(),
        }
    return known


def _kept(facts: Facts) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(facts).items()
    }
