"""Storing a webhook: one insert through the group-commit writer, which is also the dedupe."""

from __future__ import annotations

from datetime import datetime
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


async def store(
    writer: GroupCommitWriter, *, channel_id: UUID, key: str, body: bytes, at: datetime
) -> None:
    """Return after the event is committed, or was there before; Unavailable without database."""
    values = (new_id(), channel_id, key, body, EventState.STORED.value, 0, "", at)
    wrapper = connections["default"]
    fields = _fields()
    params = [
        field.get_db_prep_value(value, wrapper, prepared=False)
        for field, value in zip(fields, values, strict=True)
    ]
    await writer.write(_statement(wrapper.vendor), params)


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
