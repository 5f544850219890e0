"""What the screens of service hear, so that they ask anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from hub.realtime.publish import whisper
from hub.realtime.types import STAFF, person

if TYPE_CHECKING:
    from field_service.models import Machine, Order, Part, PartsRequest


def order_moved(row: Order, people: Iterable[UUID]) -> None:
    """Tell the counter, whose it is, and who is or was just sent, that an order changed."""
    data = {"id": str(row.id), "state": row.state, "version": row.version}
    _tell(people, "service_order", data)


def machine_moved(row: Machine, people: Iterable[UUID]) -> None:
    """Tell the counter, and the customer whose it is, that a machine is not what it was."""
    _tell(people, "machine", {"id": str(row.id), "state": row.state, "version": row.version})


def part_moved(row: Part) -> None:
    """Tell the house that stock of a part, or the part itself, is not what it was."""
    _tell((), "part", {"id": str(row.id)})


def parts_request_moved(row: PartsRequest) -> None:
    """Tell the house that a request for parts is not what it was."""
    _tell((), "parts_request", {"id": str(row.id), "state": row.state, "version": row.version})


def _tell(people: Iterable[UUID], kind: str, data: dict[str, Any]) -> None:
    audience = frozenset({STAFF, *(person(each) for each in people)})
    transaction.on_commit(lambda: whisper(audience, kind, data), robust=True)
