"""The one road to the browsers: after commit, and never in its way."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from hub.realtime import bus
from hub.realtime.types import Change, Close


def publish(change: Change) -> None:
    """Send a committed change to whoever has a tag of its views; lost ones heal by watermark."""
    transaction.on_commit(lambda: bus.send_change(change), robust=True)


def whisper(audience: frozenset[str], kind: str, data: dict[str, Any]) -> None:
    """Send an ephemeral (typing, viewing, presence) that may be dropped."""
    bus.send_ephemeral(audience, kind, data)


def close_sessions(session_ids: Iterable[UUID], code: Close) -> None:
    """Close the sockets of these sessions after commit, everywhere."""
    ids = tuple(session_ids)
    transaction.on_commit(lambda: bus.send_close(ids, code), robust=True)
