"""Replacing a channel's secrets: tested with the provider before the old ones are let go."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel
from channels_bridge.models.channels import TokenState
from channels_bridge.operations import channels
from channels_bridge.queries.channels import channel_by
from channels_bridge.types import AccountState
from hub.kernel.errors import Conflict

ANOTHER = "These belong to another account."


def renew(
    channel_id: UUID, *, credentials: Mapping[str, Any], at: datetime, untested: bool = False
) -> AccountState:
    """Replace the credentials given once the provider takes them; not `ok`: nothing changed.

    `untested` keeps them whatever the provider says, or does not. Secrets replaced go on proving
    webhooks for the adapter's `overlap`. Invalid names each wrong field.
    """
    channel = channel_by(channel_id)
    adapter = adapters.get(channel.kind)
    if adapter is None:
        raise Conflict("This channel has no credentials.")
    whole = adapter.check({**channel.credentials, **credentials})
    account = replace(channel.account(), credentials=whole)
    state = _known(channel, adapter.test(account), set(credentials))
    if not (state.ok or untested):
        return state
    changed = channels.change(channel_id, credentials=credentials, at=at)
    if state.ok and changed.credentials == whole:
        rows = Channel.objects.filter(id=channel_id, updated_at=changed.updated_at)
        rows.update(token_state=TokenState.VALID, learned=dict(state.ids))
    return state


def _known(channel: Channel, state: AccountState, given: set[str]) -> AccountState:
    """Refuse a new secret of somebody else's: who answers must be whom we know."""
    for name, told in state.ids.items():
        if name not in given and channel.learned.get(name, told) != told:
            return AccountState(ok=False, name=state.name, detail=ANOTHER, ids=state.ids)
    return state
