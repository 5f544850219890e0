"""Takes a quote under its lock as it stands today, and writes it with what was done."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from billing import live
from billing.events import QuoteMoved
from billing.models import Quote, QuoteStep
from billing.queries.quotes import visible_to
from hub.kernel.errors import Conflict, NotFound
from hub.kernel.events import announce
from hub.kernel.home import today

if TYPE_CHECKING:
    from hub.accounts.models import User


class QuoteChanged(Conflict):
    """Somebody else was faster."""

    code, detail = "changed", "Somebody changed this meanwhile; look at it again."


def locked(*, quote_id: UUID, by: User | None, at: datetime, version: int | None = None) -> Quote:
    """Return a quote this person may see, locked to commit, in the state it has today.

    NotFound; QuoteChanged where another `version` was looked at.
    """
    rows = visible_to(by) if by is not None else Quote.objects.all()
    row = rows.select_for_update(of=("self",), no_key=True).filter(id=quote_id).first()
    if row is None:
        raise NotFound
    if version is not None and row.version != version:
        raise QuoteChanged(fields={"version": row.version})
    row.state = row.state_on(today(at))
    return row


def keep(row: Quote, what: str, *, by: User | None, at: datetime, about: str = "") -> None:
    """Write a changed quote with what happened; screens and the thread hear of it."""
    row.version += 1
    row.updated_at = at
    row.save()
    note(row, what, by=by, at=at, about=about)


def note(row: Quote, what: str, *, by: User | None, at: datetime, about: str = "") -> None:
    """Add a step to the history of a quote that was written."""
    QuoteStep.objects.create(
        quote=row, what=what, revision=row.revision, about=about[:500], author=by, created_at=at
    )
    live.quote_moved(row)
    announce(QuoteMoved(quote_id=row.id))
