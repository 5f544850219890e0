"""Gives inquiries to people, stops their clock, and calls out what is late."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat.operations import numbers
from chat.queries.hours import due_after, worked_between
from crm.models import Inquiry
from crm.operations.inquiries import notices, records
from crm.queries import inquiries as queries
from crm.types import InquiryStepKind
from hub.accounts.queries import house_bot, user_for
from hub.accounts.roles import COUNTER
from hub.kernel.errors import Forbidden, Invalid, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


@numbers.transacted
def assign(*, inquiry_id: UUID, to: UUID | None, by: User, at: datetime) -> Inquiry:
    """Give a pending inquiry to somebody at the counter, or (None) to nobody."""
    row = _at_work(inquiry_id, "assign", by, at)
    row.assignee = _person(to) if to is not None else None
    records.keep(row, kind=InquiryStepKind.ASSIGNED, by=by, at=at, assignee=row.assignee)
    if row.assignee is not None and row.assignee != by:
        notices.tell_asked(row, at=at)
    return row


@numbers.transacted
def wait(*, inquiry_id: UUID, by: User, at: datetime) -> Inquiry:
    """Wait for the customer: the clock stands still until they write, or somebody goes on."""
    row = _at_work(inquiry_id, "wait", by, at)
    row.waiting_since = at
    records.keep(row, kind=InquiryStepKind.WAITING, by=by, at=at)
    return row


@numbers.transacted
def resume(*, inquiry_id: UUID, by: User, at: datetime) -> Inquiry:
    """Go on: what was waited for counts for nothing."""
    row = _at_work(inquiry_id, "resume", by, at)
    _go_on(row, at)
    records.keep(row, kind=InquiryStepKind.RESUMED, by=by, at=at)
    return row


@numbers.transacted
def resume_answered(*, inquiry_id: UUID, at: datetime) -> None:
    """Go on with an inquiry whose customer has written; nothing when somebody did already."""
    rows = queries.with_people(queries.answered_meanwhile()).filter(id=inquiry_id)
    row = rows.select_for_update(of=("self",), no_key=True).first()
    if row is not None:
        _go_on(row, row.conversation.needs_reply_since or at)
        records.keep(row, kind=InquiryStepKind.RESUMED, by=house_bot(), at=at)


@numbers.transacted
def tell_overdue(*, inquiry_id: UUID, at: datetime) -> None:
    """Call out an inquiry that is late, once for each time it was due."""
    rows = queries.with_people(queries.to_tell(at=at)).filter(id=inquiry_id)
    row = rows.select_for_update(of=("self",), no_key=True).first()
    if row is not None:
        row.overdue_told_at = at
        row.save(update_fields=["overdue_told_at"])
        notices.tell_overdue(row, at=at)


def _at_work(inquiry_id: UUID, step: str, by: User, at: datetime) -> Inquiry:
    row = records.locked(inquiry_id, by=by)
    if by.role not in COUNTER:
        raise Forbidden("Only the counter works on queries.")
    records.demand(row, step, by, at=at)
    return row


def _go_on(row: Inquiry, at: datetime) -> None:
    assert row.waiting_since is not None, "it is waiting"
    team, since = row.conversation.team, row.waiting_since
    if row.due_at is not None and row.due_at > since:
        row.due_at = due_after(team, row.due_at, worked_between(team, since, max(at, since)))
    row.waiting_since = None


def _person(user_id: UUID) -> User:
    try:
        found = user_for(user_id)
    except NotFound:
        found = None
    if found is None or found.role not in COUNTER:
        raise Invalid(fields={"assignee": ["Somebody at the counter."]})
    return found
