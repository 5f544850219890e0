"""Connecting channels: made, changed, tested, taken away."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from channels_bridge.adapters.base import Adapter, adapters
from channels_bridge.models import Channel
from channels_bridge.models.channels import WEB, ChannelState, TokenState
from channels_bridge.types import AccountState, Fault, OutcomeUnknown, SendRefused
from hub.kernel import jobs
from hub.kernel.errors import Conflict, Invalid, NotFound

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)  # longer than a registration may take


def add(*, kind: str, name: str, credentials: Mapping[str, Any], at: datetime) -> Channel:
    """Make a channel without reaching the provider; Invalid names each wrong field."""
    adapter = _adapter(kind)
    with transaction.atomic():
        channel = Channel.objects.create(
            kind=kind,
            name=name,
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
) -> Channel:
    """Rename, pause, resume, or replace credentials; those not given stay as they are."""
    with transaction.atomic():
        channel = _locked(channel_id)
        if name is not None:
            channel.name = name
        if credentials is not None:
            _renew(channel, credentials, at)
        if state is not None:
            channel.state = state
            if state == ChannelState.ACTIVE:
                channel.stopped_at = None
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
        fields |= {"stopped_at": None, "last_error": ""}
    else:
        fields |= {"token_state": TokenState.REFUSED}
        fields |= {"last_error": state.detail[:500], "last_error_at": at}
    Channel.objects.filter(id=channel.id).update(**fields)
    jobs.enqueue("channels_bridge.tasks.deliver", str(channel.id))
    return state


def connect(channel_id: UUID, *, at: datetime) -> None:
    """Register the webhook in the background, and learn who we are there.

    What hinders it stands in the channel's health.
    """
    channel = Channel.objects.filter(id=channel_id).first()
    adapter = adapters.get(channel.kind) if channel else None
    if channel is None or adapter is None:
        return
    rows = Channel.objects.filter(id=channel_id)
    rows.filter(connect_at__isnull=False).update(connect_at=at + LEASE)
    state = _connected(adapter, channel, AccountState(ok=True))
    if not state.ok:
        rows.update(last_error=state.detail[:500], last_error_at=at)
    elif not channel.learned and (told := adapter.test(channel.account())).ok:
        _learn(channel, told)
    rows.filter(connect_at=at + LEASE).update(connect_at=None)  # not one asked for meanwhile


def to_connect(*, at: datetime) -> list[UUID]:
    """Return the channels whose webhook is still to be registered, for the sweeper."""
    rows = Channel.objects.filter(connect_at__lte=at).exclude(state=ChannelState.ARCHIVED)
    return list(rows.values_list("id", flat=True))


def _connected(adapter: Adapter, channel: Channel, state: AccountState) -> AccountState:
    try:
        adapter.connect(channel.account())
    except SendRefused as refused:
        log.info("webhook_not_registered", extra={"channel": str(channel.id)})
        wrong = refused.fault is Fault.CONFIGURATION
        return AccountState(
            ok=False,
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
        if row is not None and row.credentials == channel.credentials:
            row.learned = dict(told.ids)
            row.save(update_fields=["learned"])


def _renew(channel: Channel, credentials: Mapping[str, Any], at: datetime) -> None:
    adapter = _adapter(channel.kind)
    channel.credentials = adapter.check({**channel.credentials, **credentials})
    channel.token_state, channel.stopped_at = TokenState.UNTESTED, None
    channel.last_error, channel.connect_at, channel.learned = "", at, {}
    jobs.enqueue("channels_bridge.tasks.connect", str(channel.id))


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
