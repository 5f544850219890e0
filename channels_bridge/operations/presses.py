"""Telling a provider that a press on a button was seen."""

import logging
from uuid import UUID

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel
from channels_bridge.types import OutcomeUnknown, SendRefused

log = logging.getLogger(__name__)


def acknowledge(channel_id: UUID, press: str) -> None:
    """Acknowledge once: it only ends a waiting sign on the phone, which expires by itself."""
    channel = Channel.objects.filter(id=channel_id).first()
    adapter = adapters.get(channel.kind) if channel else None
    if channel is None or adapter is None or not channel.sends:
        return
    try:
        adapter.acknowledge(press, channel.account())
    except (SendRefused, OutcomeUnknown) as error:
        log.info("press_not_acknowledged", extra={"why": str(error)})
