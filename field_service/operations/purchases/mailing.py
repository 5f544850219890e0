"""Mails suppliers: a row first, then the server; tried again, and told when it was refused."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction

from billing.adapters.letters import html_of
from billing.operations import outbox
from field_service.models import Offer, SupplierMail
from field_service.operations.purchases import papers, saying
from field_service.queries.purchases import LINK
from field_service.types import SupplierMailKind
from hub.accounts.roles import OFFICE
from hub.company.queries import issuer
from hub.kernel import clock, jobs, mail, public_links
from hub.kernel.errors import Conflict, Forbidden, NotFound
from hub.kernel.mail import Handed

if TYPE_CHECKING:
    from hub.accounts.models import User

BELL = "field_service.tasks.mail_suppliers"
OPEN_FOR = timedelta(days=180)
AT_ONCE = 20


def post(
    offer: Offer, kind: SupplierMailKind, *, to: str, by: User | None, at: datetime
) -> SupplierMail:
    """Put a mail into the log; the task hands it over after commit."""
    row = SupplierMail(offer=offer, kind=kind, to=to, due_at=at, author=by, created_at=at)
    row.message_id = f"<{row.id}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2]}>"
    row.save(force_insert=True)
    jobs.enqueue(BELL)
    return row


def link_to(offer: Offer, *, by: UUID | None, at: datetime) -> str:
    """Return a new address that opens one supplier's part of one request."""
    return public_links.make(LINK, offer.id, expires_at=at + OPEN_FOR, by=by, at=at)


def mail_due(*, at: datetime) -> None:
    """Hand over what is due; each mail by one worker, one that fails spares the rest."""
    if not mail.is_on():
        return
    mails = SupplierMail.objects.all()
    due = outbox.due(mails, at=at)
    rows = due.select_related("offer__request", "offer__supplier", "offer__contact")
    for row in rows[:AT_ONCE]:
        if outbox.claimed(mails, row):
            with jobs.sparing("supplier_mail_not_sent", mail=row.id):
                outbox.settle(mails, row, _handed(row, at), at=clock.now())


def retry(*, mail_id: UUID, by: User, at: datetime) -> SupplierMail:
    """Try a mail that failed once more. Raises Forbidden, NotFound, Conflict."""
    demand(by)
    rows = SupplierMail.objects.filter(id=mail_id)
    with transaction.atomic():
        if not rows.exists():
            raise NotFound
        if not outbox.put_back(rows, at=at):
            raise Conflict
        jobs.enqueue(BELL)
    return rows.get()


def demand(by: User) -> None:
    """Raise Forbidden for who does not buy for the house."""
    if by.role not in OFFICE:
        raise Forbidden


def _handed(row: SupplierMail, at: datetime) -> Handed:
    link = ""
    if row.kind != SupplierMailKind.CALL_OFF:
        link = link_to(row.offer, by=row.author_id, at=at)
    attached = []
    if row.kind == SupplierMailKind.ORDER:
        attached.append(papers.paper_of(row.offer.request_id, at=at))
    said = saying.body(row.offer, SupplierMailKind(row.kind), link)
    return mail.hand_over(
        to=row.to,
        subject=saying.subject(row.offer, SupplierMailKind(row.kind)),
        body=said,
        html=html_of(said),
        attachments=attached,
        reply_to=issuer().email,
        headers={"Message-ID": row.message_id},
    )


def doubt_open(at: datetime) -> None:
    """Give up what was open in a restored house."""
    outbox.doubt(SupplierMail.objects.all())
