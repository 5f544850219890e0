"""Mails documents: a row first, then the server; tried again, and told when it was refused."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction

from billing.adapters.letters import html_of, letter
from billing.models import Mailed
from billing.operations import bounces, outbox, papers
from billing.types.printing import Printed
from hub.accounts.roles import COUNTER
from hub.company.queries import issuer
from hub.kernel import clock, jobs, mail
from hub.kernel.errors import Conflict, Forbidden, Invalid
from hub.kernel.mail import Attached, Handed

if TYPE_CHECKING:
    from hub.accounts.models import User

BELL = "billing.tasks.mail_due"
AT_ONCE = 20


class MailOff(Conflict):
    """The house has no mail server."""

    code, detail = "mail_off", "Mail is not set up: EMAIL_URL is empty."


class NotOut(Conflict):
    """A draft, or what was voided: it may be looked at, not sent."""

    code, detail = "not_out", "Only what was issued can be sent."


def send(
    kind: str, subject_id: UUID, *, to: str = "", text: str = "", by: User, at: datetime
) -> Mailed:
    """Mail a document to its customer, or `to` another address; a second time is the same document.

    The caller has found it for `by`. Raises Forbidden, MailOff, NotOut, Invalid without an address.
    """
    if by.role not in COUNTER:
        raise Forbidden
    return post(papers.printed(kind, subject_id), to=to, text=text, by=by, at=at)


def post(found: Printed, *, to: str = "", text: str = "", by: User | None, at: datetime) -> Mailed:
    """Put a mail with a document into the log; the task hands it over after commit."""
    if not mail.is_on():
        raise MailOff
    if not found.is_out:
        raise NotOut
    address = to or found.to
    if not address:
        raise Invalid(fields={"to": ["This customer has no address; write one."]})
    said = letter(found, text=text)
    with transaction.atomic():
        row = Mailed(
            customer_id=found.customer_id,
            kind=found.kind,
            subject_id=found.id,
            label=found.label[:60],
            is_again=Mailed.objects.filter(kind=found.kind, subject_id=found.id).exists(),
            to=address,
            subject=said.subject,
            body=said.body,
            file_name=said.file_name,
            due_at=at,
            author=by,
            created_at=at,
        )
        row.message_id = f"<{row.id}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2]}>"
        row.pdf = papers.keep(found, at=at)
        row.save(force_insert=True)
        jobs.enqueue(BELL)
    return row


def mail_due(*, at: datetime) -> None:
    """Hand over what is due; each mail by one worker, one that fails spares the rest."""
    mails = Mailed.objects.all()
    for row in outbox.due(mails, at=at).select_related("pdf")[:AT_ONCE]:
        if outbox.claimed(mails, row):
            with jobs.sparing("mail_not_sent", mail=row.id):
                _settle(row, _handed(row), at=clock.now())


def retry(*, mail_id: UUID, by: User, at: datetime) -> Mailed:
    """Try a mail that failed once more. Raises Forbidden, Conflict where it did not fail."""
    if by.role not in COUNTER:
        raise Forbidden
    with transaction.atomic():
        if not outbox.put_back(Mailed.objects.filter(id=mail_id), at=at):
            raise Conflict
        jobs.enqueue(BELL)
    return Mailed.objects.get(id=mail_id)


def _handed(row: Mailed) -> Handed:
    assert row.pdf is not None
    content = papers.content_of(row.pdf)
    return mail.hand_over(
        to=row.to,
        subject=row.subject,
        body=row.body,
        html=html_of(row.body),
        attachments=[Attached(name=row.file_name, content=content, type="application/pdf")],
        reply_to=issuer().email,
        headers={"Message-ID": row.message_id},
    )


def _settle(row: Mailed, handed: Handed, *, at: datetime) -> None:
    bounces.note(row.to, handed, at=at)
    outbox.settle(Mailed.objects.all(), row, handed, at=at)


def doubt_open(at: datetime) -> None:
    """Give up what was open in a restored house."""
    outbox.doubt(Mailed.objects.all())
