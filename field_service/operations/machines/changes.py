"""Writes down what happens to a machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from field_service.models import Machine, MachineChange
from field_service.types import Change

if TYPE_CHECKING:
    from crm.models import Customer
    from hub.accounts.models import User


@dataclass(frozen=True)
class Standing:
    """What of a machine is told when it is another."""

    state: str
    parent_id: UUID | None
    parent: str


def standing(row: Machine) -> Standing | None:
    """Return how a machine stands before it is written; None for one that is new."""
    if row.version == 0:
        return None
    return Standing(row.state, row.parent_id, row.parent.name if row.parent else "")


def note(row: Machine, was: Standing | None, *, by: User, at: datetime, reason: str = "") -> None:
    """Write down what is another than before; the caller has written the machine."""
    if was is None:
        write(row, Change.REGISTERED, "", row.state, by=by, at=at)
        return
    if row.state != was.state:
        write(row, Change.STATE, was.state, row.state, by=by, at=at, reason=reason)
    if row.parent_id != was.parent_id:
        now = row.parent.name if row.parent else ""
        write(row, Change.PARENT, was.parent, now, by=by, at=at, reason=reason)


def write(
    row: Machine,
    what: Change,
    before: str,
    after: str,
    *,
    by: User,
    at: datetime,
    reason: str = "",
    owner: Customer | None = None,
) -> None:
    """Write one thing down, on whose machine it is."""
    MachineChange.objects.create(
        machine=row,
        what=what,
        before=before[:200],
        after=after[:200],
        reason=reason.strip()[:300],
        owner=owner or row.customer,
        author=by,
        at=at,
    )
