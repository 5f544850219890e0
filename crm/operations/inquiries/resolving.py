"""Resolves an inquiry with an answer that reaches the customer, and takes it up again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import transaction

from chat.operations import messages, numbers, words
from chat.types import Draft
from crm.models import Inquiry
from crm.operations.inquiries import notices, records, thread
from crm.queries import inquiries as queries
from crm.types import InquiryState, InquiryStepKind
from hub.accounts.queries import house_bot, user_for
from hub.accounts.roles import ANSWERING, COUNTER
from hub.kernel.errors import DomainError, Forbidden, Invalid
from hub.reports.operations.notices import settle

if TYPE_CHECKING:
    from hub.accounts.models import User

ABOUT = {
    "es": "Sobre su consulta «{subject}»:\n\n{text}",
    "en": "On your query “{subject}”:\n\n{text}",
}


class TooLate(Invalid):
    """It was resolved longer ago than one may come back to."""

    code, detail = "too_late_to_reopen", "It was resolved too long ago: ask again."


@numbers.transacted
def resolve(*, inquiry_id: UUID, text: str, by: User, at: datetime) -> Inquiry:
    """Answer an inquiry: said in its thread, told in the portal, and done; of two at once one is.

    Where the channel refuses (a closed window), `not_sent` has why, and the portal shows it all
    the same. Raises NotFound, Forbidden, IllegalStep, Invalid.
    """
    if by.role not in COUNTER:
        raise Forbidden("Only the counter resolves queries.")
    row = records.locked(inquiry_id, by=by)
    records.demand(row, "resolve", by, at=at)
    text = words.text(text).strip()
    if not text:
        raise Invalid(fields={"text": ["Say what is answered."]})
    row.state, row.resolution = InquiryState.RESOLVED, text
    row.resolved_at, row.resolved_by, row.waiting_since = at, by, None
    row.assignee = row.assignee or by
    row.not_sent = _say(row, by, at)
    records.keep(row, kind=InquiryStepKind.RESOLVED, by=by, at=at, text=text)
    settle(kind=notices.KIND, topic=f"query:{row.id}", at=at)
    notices.tell_resolved(row, at=at)
    return row


@numbers.transacted
def reopen(*, inquiry_id: UUID, note: str, by: User, at: datetime) -> Inquiry:
    """Take up a resolved inquiry again, with what is still open; its hours begin anew.

    Raises NotFound, IllegalStep, TooLate.
    """
    row = records.locked(inquiry_id, by=by)
    if row.state == InquiryState.RESOLVED and not queries.may_reopen(row, at=at):
        raise TooLate
    records.demand(row, "reopen", by, at=at)
    note = words.text(note).strip()
    row.state, row.reopened = InquiryState.PENDING, row.reopened + 1
    row.due_at, row.overdue_told_at = records.promised(row, at), None
    records.keep(row, kind=InquiryStepKind.REOPENED, by=by, at=at, text=note)
    if by.role not in COUNTER:
        notices.tell_asked(row, at=at)
    thread.post(row, by=by, text=note or row.body, at=at)
    return row


def _say(row: Inquiry, by: User, at: datetime) -> str:
    """Send the answer into the thread; returns why the channel refused it, else nothing.

    In the words of the one who resolved it, or of the house where they answer nobody.
    """
    draft = Draft(client_id=uuid5(row.id, f"resolved:{row.reopened}"), text=_worded(row))
    speaker = by if by.role in ANSWERING else house_bot()
    try:
        with transaction.atomic():
            messages.send(conversation=row.conversation, draft=draft, by=speaker, at=at)
    except DomainError as refusal:
        return refusal.code
    return ""


def _worded(row: Inquiry) -> str:
    owner = queries.owner_of(row)
    language = user_for(owner).language if owner is not None else "es"
    words_of = ABOUT.get(language, ABOUT["es"])
    return words_of.format(subject=row.subject, text=row.resolution)
