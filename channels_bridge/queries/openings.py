"""Where customers open a chat with us, by a link they are given."""

from collections.abc import Sequence

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel
from channels_bridge.models.channels import ChannelState
from chat.types import Opening


def opening(kinds: Sequence[str], *, code: str, words: str) -> Opening | None:
    """Return the address on the oldest channel of these kinds that sends; None without any."""
    rows = Channel.objects.filter(kind__in=kinds, state=ChannelState.ACTIVE, stopped_at=None)
    for channel in rows.order_by("created_at", "id"):
        adapter = adapters.get(channel.kind)
        if adapter is None:
            continue
        learned = {str(name): str(value) for name, value in channel.learned.items()}
        url = adapter.opening(code=code, words=words, account=channel.account(), learned=learned)
        if url:
            return Opening(channel=channel.ref(), url=url)
    return None
