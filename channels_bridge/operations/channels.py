"""Connecting channels: made, changed, tested, taken away."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet

from channels_bridge.adapters.base import Adapter, adapters
from channels_bridge.models import Channel, Duty
from channels_bridge.models.channels import WEB, ChannelState, TokenState
from channels_bridge.models.duties import DutyKind
from channels_bridge.types import AccountState, Fault, OutcomeUnknown, SendRefused
from hub.kernel import jobs
from hub.kernel.errors import Conflict, Invalid, NotFound

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)  # longer than a registration may take
PAUSES = (2, 5, 10, 30, 60, 300, 900, 3600)  # seconds between tries; the last for ever


def add(
    *, kind: str, name: str, credentials: Mapping[str, Any], at: datetime, path: str = ""
) -> Channel:
    """Make a channel without reaching the provider; Invalid names each wrong field.

    `path` is the way a person is led through its set-up, and for them alone.
    """
    adapter = _adapter(kind)
    with transaction.atomic():
        channel = Channel.objects.create(
            kind=kind,
            name=name,
            path=path,
            credentials=adapter.check(credentials),  # type: ignore[misc]
            connect_at=at,
            created_at=at,
            updated_at=at,
        )
        jobs.enqueue("channels_bridge.tasks.connect", str(channel.id))
    return channel


def change(
    channel_id: UUID,
    *,
    at: datetime,
    name: str | None = None,
    state: str | None = None,
    credentials: Mapping[str, Any] | None = None,
    shows_read: bool | None = None,
    human_agent: bool | None = None,
) -> Channel:
    """Rename, pause, resume, or replace credentials; what is not given stays as it is.

    `human_agent`: the provider has reviewed that people answer beyond the window.
    """
    with transaction.atomic():
        channel = _locked(channel_id)
        if human_agent is not None:
            _allow_late(channel, human_agent)
        if credentials is not None:
            _renew(channel, credentials, at)
        if state == ChannelState.ACTIVE:
            channel.stopped_at = None
        for field, value in (("name", name), ("shows_read", shows_read), ("state", state)):
            if value is not None:
                setattr(channel, field, value)
        channel.updated_at = at
        channel.save()
        if channel.sends:
            jobs.enqueue("channels_bridge.tasks.deliver", str(channel.id))
    return channel


def remove(channel_id: UUID, *, at: datetime) -> None:
    """Take a channel away; one that has spoken is kept for its conversations, archived."""
    if _known(channel_id).kind == WEB:
        raise Conflict("The portal's own channel stays.")
    try:
        with transaction.atomic():
            _locked(channel_id).delete()
    except (ProtectedError, IntegrityError):  # also by an event stored in this very moment
        with transaction.atomic():
            channel = _locked(channel_id)
            channel.state, channel.updated_at = ChannelState.ARCHIVED, at
            channel.save()


def test(channel_id: UUID, *, at: datetime) -> AccountState:
    """Ask the provider who we are, note it, and register the webhook where an API does that."""
    channel = _known(channel_id)
    adapter = adapters.get(channel.kind)
    if adapter is None:
        return AccountState(ok=True, name=channel.name)
    state = adapter.test(channel.account())
    if state.ok:
        state = _connected(adapter, channel, state)
    fields: dict[str, Any] = {"updated_at": at}
    if state.ok:
        fields |= {"token_state": TokenState.VALID, "learned": dict(state.ids)}
        fields |= {"stopped_at": None, "last_error": "", "connect_at": None, "connect_tries": 0}
    else:
        fields |= {"last_error": state.detail[:500], "last_error_at": at}
        fields |= {"token_state": TokenState.REFUSED} if state.refused else {}
    Channel.objects.filter(id=channel.id).update(**fields)
    jobs.enqueue("channels_bridge.tasks.deliver", str(channel.id))
    return state


def connect(channel_id: UUID, *, at: datetime) -> None:
    """Register the webhook in the background, and learn who we are there.

    A network that is down, or a provider that is, is asked again until it answers; a refused token
    waits for another one. What hinders it stands in the channel's health.
    """
    channel = Channel.objects.filter(id=channel_id).first()
    adapter = adapters.get(channel.kind) if channel else None
    if channel is None or adapter is None:
        return
    rows = Channel.objects.filter(id=channel_id)
    rows.filter(connect_at__isnull=False).update(connect_at=at + LEASE)
    state = _connected(adapter, channel, AccountState(ok=True))
    if state.ok and not channel.learned:
        state = adapter.test(channel.account())
    # Not what was asked for meanwhile: other credentials are another connection.
    mine = rows.filter(connect_at=at + LEASE, updated_at=channel.updated_at)
    if state.ok:
        _learn(channel, state)
        mine.update(connect_at=None, connect_tries=0, last_error="")
    else:
        _not_connected(channel, state, mine, at)


def to_connect(*, at: datetime) -> list[UUID]:
    """Return the channels whose webhook is still to be registered, for the sweeper."""
    rows = Channel.objects.filter(connect_at__lte=at).exclude(state=ChannelState.ARCHIVED)
    return list(rows.values_list("id", flat=True))


def _not_connected(
    channel: Channel, state: AccountState, mine: QuerySet[Channel], at: datetime
) -> None:
    error = {"last_error": state.detail[:500], "last_error_at": at}
    if state.refused:
        mine.update(connect_at=None, connect_tries=0, token_state=TokenState.REFUSED, **error)
        return
    wait = PAUSES[min(channel.connect_tries, len(PAUSES) - 1)]
    tries = min(channel.connect_tries + 1, len(PAUSES))
    if mine.update(connect_at=at + timedelta(seconds=wait), connect_tries=tries, **error):
        jobs.ring("channels_bridge.tasks.connect_due", delay=wait + 0.1)


def _connected(adapter: Adapter, channel: Channel, state: AccountState) -> AccountState:
    try:
        adapter.connect(channel.account())
    except SendRefused as refused:
        log.info("webhook_not_registered", extra={"channel": str(channel.id)})
        wrong = refused.fault is Fault.CONFIGURATION
        return AccountState(
            ok=False,
            refused=wrong,
            detail=f"{'The token is refused' if wrong else 'The webhook was refused'}: "
            f"{refused.detail or refused.code}",
        )
    except OutcomeUnknown as unknown:
        return AccountState(ok=False, detail=f"The provider did not answer: {unknown}")
    return state


def _learn(channel: Channel, told: AccountState) -> None:
    """Keep what the provider told, unless the channel has got other credentials meanwhile."""
    with transaction.atomic():
        row = Channel.objects.select_for_update(no_key=True).filter(id=channel.id).first()
        if row is not None and row.credentials == channel.credentials and told.ids:
            row.learned, row.token_state = dict(told.ids), TokenState.VALID
            row.save(update_fields=["learned", "token_state"])


def _renew(channel: Channel, credentials: Mapping[str, Any], at: datetime) -> None:
    adapter = _adapter(channel.kind)
    before = channel.credentials
    channel.credentials = adapter.check({**before, **credentials})
    replaced = [name for name in adapter.secrets if channel.credentials[name] != before.get(name)]
    if replaced:
        channel.former = {name: before.get(name, "") for name in replaced}
        channel.former_until = at + adapter.overlap
    channel.token_state, channel.stopped_at = TokenState.UNTESTED, None
    channel.last_error, channel.connect_at, channel.learned = "", at, {}
    channel.connect_tries, channel.held_until = 0, None
    # Other credentials may be another bot, whose numbers are others.
    asked = Duty.objects.filter(channel=channel).exclude(kind=DutyKind.LISTING)
    asked.update(known={}, refusals=0, error="", next_at=at)
    jobs.enqueue("channels_bridge.tasks.connect", str(channel.id))


def _allow_late(channel: Channel, on: bool) -> None:
    adapter = adapters.get(channel.kind)
    if on and (adapter is None or adapter.limits.human_agent_hours is None):
        raise Invalid(fields={"human_agent": ["This kind of channel knows no such thing."]})
    channel.human_agent = on


def _adapter(kind: str) -> Adapter:
    adapter = adapters.get(kind)
    if adapter is None:
        raise Invalid(fields={"kind": ["This kind of channel cannot be connected."]})
    return adapter


def _known(channel_id: UUID) -> Channel:
    channel = Channel.objects.filter(id=channel_id).exclude(state=ChannelState.ARCHIVED).first()
    if channel is None:
        raise NotFound
    return channel


def _locked(channel_id: UUID) -> Channel:
    rows = Channel.objects.select_for_update(no_key=True).exclude(state=ChannelState.ARCHIVED)
    channel = rows.filter(id=channel_id).first()
    if channel is None:
        raise NotFound
    return channel
