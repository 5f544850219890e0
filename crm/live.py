"""What the screens of opportunities and inquiries hear, so that they ask anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from hub.realtime.publish import whisper
from hub.realtime.types import STAFF, person

if TYPE_CHECKING:
    from crm.models import Inquiry, Opportunity


def opportunity_moved(row: Opportunity) -> None:
    """Tell the counter that an opportunity is not what it was; `version` says which one."""
    data = {"id": str(row.id), "stage": row.stage, "version": row.version}
    _tell(frozenset({STAFF}), "opportunity", data)


def inquiry_moved(row: Inquiry, owner: UUID | None) -> None:
    """Tell the counter, and the customer whose it is, that an inquiry has moved."""
    audience = {STAFF} if owner is None else {STAFF, person(owner)}
    _tell(frozenset(audience), "query", {"id": str(row.id), "state": row.state})


def _tell(audience: frozenset[str], kind: str, data: dict[str, Any]) -> None:
    transaction.on_commit(lambda: whisper(audience, kind, data), robust=True)
