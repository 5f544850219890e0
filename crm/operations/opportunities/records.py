"""Takes an opportunity under its lock, gives it a place, and writes it with its history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Max, Min

from crm import live
from crm.models import Board, Opportunity, OpportunityStep
from crm.operations.opportunities import thread
from crm.queries import opportunities as queries
from hub.kernel.errors import Conflict, Forbidden, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

STEP = 1 << 20  # between two cards, so that others fit in twenty times


class Changed(Conflict):
    """Somebody else was faster; `fields` has how it stands now and who moved it."""

    code, detail = "changed", "Somebody changed this meanwhile; look at it again."


class NotOwner(Forbidden):
    """It is another advisor's."""

    code, detail = "not_owner", "Only its owner or an admin works on this opportunity."


def hold(stage: str) -> None:
    """Be the only one to place cards in a column, until commit."""
    Board.objects.select_for_update().get(stage=stage)


def locked(opportunity_id: UUID, *, version: int, by: User) -> Opportunity:
    """Return it locked to commit; NotFound, NotOwner, or Changed when it was seen otherwise."""
    rows = queries.visible_to(by).select_for_update(of=("self",), no_key=True)
    row = rows.select_related("customer", "owner", "lost_reason").filter(id=opportunity_id).first()
    if row is None:
        raise NotFound
    if not queries.may_change(row, by):
        raise NotOwner
    if row.version != version:
        latest = queries.history(row).last()
        who = latest.author.name if latest is not None else ""
        raise Changed(fields={"version": row.version, "stage": row.stage, "by": who})
    return row


def place(stage: str, *, after: UUID | None, but: UUID | None = None) -> int:
    """Return a free position in a held column: below the card `after`, else on top."""
    others = Opportunity.objects.filter(stage=stage)
    if but is not None:
        others = others.exclude(id=but)
    above = others.filter(id=after).first() if after is not None else None
    if above is None:
        first: int | None = others.aggregate(first=Min("position"))["first"]
        return 0 if first is None else first - STEP
    later = others.filter(position__gt=above.position)
    below: int | None = later.aggregate(first=Min("position"))["first"]
    if below is None:
        return above.position + STEP
    if below - above.position > 1:
        return (above.position + below) // 2
    _spread(stage)
    return place(stage, after=after, but=but)


def keep(
    row: Opportunity, *, by: User, at: datetime, step: Mapping[str, Any] | None = None
) -> None:
    """Write a changed opportunity with what happened, and tell the screens and the thread."""
    row.version += 1
    row.updated_at = at
    row.save()
    if step is not None:
        OpportunityStep.objects.create(
            opportunity=row, to_stage=row.stage, author=by, created_at=at, **step
        )
    live.opportunity_moved(row)
    thread.show(row, at=at)


def _spread(stage: str) -> None:
    """Give every card of a column room again, beyond all places there are."""
    rows = Opportunity.objects.filter(stage=stage).order_by("position")
    start = rows.aggregate(last=Max("position"))["last"] + STEP
    for place_now, row_id in enumerate(list(rows.values_list("id", flat=True))):
        Opportunity.objects.filter(id=row_id).update(position=start + place_now * STEP)
