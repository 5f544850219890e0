"""Noting that a provider has found our address."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from channels_bridge.models import Channel


def note(channel_id: UUID, *, at: datetime) -> None:
    """Note, from a thread of the webhook door's, that the provider verified the address."""
    try:
        Channel.objects.filter(id=channel_id).update(registered_at=at)
    finally:
        connection.close()
