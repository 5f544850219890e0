"""Takes an inquiry under its lock, reckons when it is due, and writes it with what happened."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings

from chat.queries.hours import due_after
from crm import live
from crm.models import Inquiry, InquiryStep
from crm.operations.inquiries import thread
from crm.queries import inquiries as queries
from hub.kernel.errors import Conflict, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


class IllegalStep(Conflict):
    """It is not in a state for this; `fields` has `state` and `allowed`."""

    code, detail = "illegal_step", "The query cannot do that now."


def locked(inquiry_id: UUID, *, by: User) -> Inquiry:
    """Return an inquiry this person may see, locked to commit; NotFound otherwise."""
    rows = queries.visible_to(by).select_for_update(of=("self",), no_key=True)
    row = queries.with_people(rows).filter(id=inquiry_id).first()
    if row is None:
        raise NotFound
    return row


def demand(row: Inquiry, step: str, by: User, *, at: datetime) -> None:
    """Raise IllegalStep unless this person may do this now."""
    possible = queries.allowed(row, by, at=at)
    if step not in possible:
        raise IllegalStep(fields={"state": row.state, "allowed": possible})


def promised(row: Inquiry, start: datetime) -> datetime | None:
    """Return when so many hours of those who answer there have passed; None: never."""
    return due_after(row.conversation.team, start, settings.QUERY_HOURS * 3600)


def keep(row: Inquiry, *, kind: str, by: User, at: datetime, **said: Any) -> None:
    """Write a changed inquiry with what happened, and tell the screens and the thread."""
    row.updated_at = at
    row.save()
    note(row, kind=kind, by=by, at=at, **said)
    thread.show(row, at=at)


def note(row: Inquiry, *, kind: str, by: User, at: datetime, **said: Any) -> None:
    """Write down what happened; the screens hear of it."""
    InquiryStep.objects.create(inquiry=row, kind=kind, author=by, created_at=at, **said)
    live.inquiry_moved(row, queries.owner_of(row))
