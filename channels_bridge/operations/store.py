"""Storing a webhook: one insert through the group-commit writer, which is also the dedupe."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import Field

from channels_bridge.models import RawEvent
from channels_bridge.models.events import EventState
from hub.kernel.ids import new_id
from hub.kernel.writer import GroupCommitWriter

_FIELDS = ("id", "channel", "key", "body", "state", "tries", "error", "received_at")
PATIENCE = 20.0  # seconds a worker waits for a commit

writer = GroupCommitWriter()


async def store(
    writer: GroupCommitWriter, *, channel_id: UUID, key: str, body: bytes, at: datetime
) -> None:
    """Return after the event is committed, or was there before; Unavailable without database."""
    await writer.write(*_insert(channel_id, key, body, at))


def store_all(events: Iterable[tuple[str, bytes]], *, channel_id: UUID, at: datetime) -> None:
    """Return after all events (key, body) are committed, from a worker's thread.

    Unavailable without database, and then any of them may be stored or not.
    """
    # Microseconds apart: what came together is absorbed in its order.
    waiting = [
        writer.submit(*_insert(channel_id, key, body, at + timedelta(microseconds=place)))
        for place, (key, body) in enumerate(events)
    ]
    for each in waiting:
        each.result(PATIENCE)


def _insert(channel_id: UUID, key: str, body: bytes, at: datetime) -> tuple[str, list[Any]]:
    values = (new_id(), channel_id, key[:255], body, EventState.STORED.value, 0, "", at)
    wrapper = connections["default"]
    params = [
        field.get_db_prep_value(value, wrapper, prepared=False)
        for field, value in zip(_fields(), values, strict=True)
    ]
    return _statement(wrapper.vendor), params


@cache
def _fields() -> list[Field[Any, Any]]:
    by_name = {field.name: field for field in RawEvent._meta.concrete_fields}
    return [by_name[name] for name in _FIELDS]


@cache
def _statement(vendor: str) -> str:
    columns = [str(field.column) for field in _fields()]
    mark = "?" if vendor == "sqlite" else "%s"
    return (
        f"INSERT INTO {RawEvent._meta.db_table} ({', '.join(columns)}) "
        f"VALUES ({', '.join([mark] * len(columns))}) ON CONFLICT DO NOTHING"
    )
