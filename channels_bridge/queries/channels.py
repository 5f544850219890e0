"""Channels, for the screens of admins."""

from collections.abc import Sequence
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from channels_bridge.models import Channel
from channels_bridge.models.channels import WEB, ChannelState, TokenState
from hub.kernel.errors import NotFound
from hub.kernel.http import is_global
from hub.reports.ports.reports import Dimension

_LOCAL = (".local", ".lan", ".internal", ".localhost", ".home.arpa", ".test")


def has_public_address() -> bool:
    """Return whether providers on the internet can reach the house: HTTPS at a public name."""
    parts = urlsplit(settings.PUBLIC_URL)
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme != "https" or "." not in host or host.endswith(_LOCAL):
        return False
    try:
        return is_global(host)
    except ValueError:  # a name, not an address
        return True


def channels() -> QuerySet[Channel]:
    """Return the channels that are not archived."""
    return Channel.objects.exclude(state=ChannelState.ARCHIVED)


def is_connected() -> bool:
    """Whether a provider knows us: it took our keys, or it has called."""
    known = Q(token_state=TokenState.VALID) | Q(heard_at__isnull=False)
    return channels().exclude(kind=WEB).filter(known).exists()


def channel_by(channel_id: UUID) -> Channel:
    """Return a channel; NotFound otherwise."""
    found = channels().filter(id=channel_id).first()
    if found is None:
        raise NotFound
    return found


def _name(channel_id: UUID) -> str | None:
    return Channel.objects.filter(id=channel_id).values_list("name", flat=True).first()


def _choices() -> Sequence[tuple[UUID, str]]:
    return list(channels().order_by("name").values_list("id", "name"))


CHANNEL = Dimension(label={"es": "Canal", "en": "Channel"}, name=_name, choices=_choices)
