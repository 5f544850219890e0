"""What the screens of service hear, so that they ask anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from hub.realtime.publish import whisper
from hub.realtime.types import STAFF, person

if TYPE_CHECKING:
    from field_service.models import Machine, Order, Part, PartsRequest


def order_moved(row: Order, owner: UUID | None) -> None:
    """Tell the house, and the customer whose it is, that an order is not what it was."""
    data = {"id": str(row.id), "state": row.state, "version": row.version}
    _tell(owner, "service_order", data)


def machine_moved(row: Machine, owner: UUID | None) -> None:
    """Tell the house, and the customer whose it is, that a machine is not what it was."""
    _tell(owner, "machine", {"id": str(row.id), "state": row.state, "version": row.version})


def _tell(owner: UUID | None, kind: str, data: dict[str, Any]) -> None:
    audience = frozenset({STAFF} if owner is None else {STAFF, person(owner)})
    transaction.on_commit(lambda: whisper(audience, kind, data), robust=True)


def part_moved(row: Part) -> None:
    """Tell the house that stock of a part, or the part itself, is not what it was."""
    _tell(None, "part", {"id": str(row.id)})


def parts_request_moved(row: PartsRequest) -> None:
    """Tell the house that a request for parts is not what it was."""
    _tell(None, "parts_request", {"id": str(row.id), "state": row.state, "version": row.version})
