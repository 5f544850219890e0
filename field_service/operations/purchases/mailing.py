"""Mails suppliers: a row first, then the server; tried again, and told when it was refused."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction

from billing.adapters.letters import html_of
from field_service.models import Offer, SupplierMail
from field_service.operations.purchases import papers, saying
from field_service.queries.purchases import LINK
from field_service.types import SupplierMailKind, SupplierMailState
from hub.accounts.roles import OFFICE
from hub.company.queries import issuer
from hub.kernel import clock, jobs, mail, public_links
from hub.kernel.errors import Conflict, Forbidden, NotFound
from hub.kernel.mail import Handed

if TYPE_CHECKING:
    from hub.accounts.models import User

BELL = "field_service.tasks.mail_suppliers"
OPEN_FOR = timedelta(days=180)
LEASE = timedelta(seconds=90)  # longer than any server may take
PAUSES = (60, 300, 1_800, 7_200, 21_600)  # seconds after each try that came to nothing
AT_ONCE = 20
S = SupplierMailState


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
    lost = SupplierMail.objects.filter(state=S.SENDING, due_at__lt=at)
    lost.update(state=S.FAILED, error="unknown: its worker was lost")
    due = SupplierMail.objects.filter(state=S.QUEUED, due_at__lte=at).order_by("due_at")
    rows = due.select_related("offer__request", "offer__supplier", "offer__contact")
    for row in rows[:AT_ONCE]:
        if _claimed(row):
            with jobs.sparing("supplier_mail_not_sent", mail=row.id):
                _settle(row, _handed(row, at), at=clock.now())


def retry(*, mail_id: UUID, by: User, at: datetime) -> SupplierMail:
    """Try a mail that failed once more. Raises Forbidden, NotFound, Conflict."""
    demand(by)
    rows = SupplierMail.objects.filter(id=mail_id)
    with transaction.atomic():
        if not rows.exists():
            raise NotFound
        if not rows.filter(state=S.FAILED).update(state=S.QUEUED, due_at=at, tries=0):
            raise Conflict
        jobs.enqueue(BELL)
    return rows.get()


def demand(by: User) -> None:
    """Raise Forbidden for who does not buy for the house."""
    if by.role not in OFFICE:
        raise Forbidden


def _claimed(row: SupplierMail) -> bool:
    row.tries += 1
    waiting = SupplierMail.objects.filter(id=row.id, state=S.QUEUED, tries=row.tries - 1)
    until = clock.now() + LEASE
    return bool(waiting.update(state=S.SENDING, tries=row.tries, due_at=until))


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


def _settle(row: SupplierMail, handed: Handed, *, at: datetime) -> None:
    mine = SupplierMail.objects.filter(id=row.id, state=S.SENDING, tries=row.tries)
    if handed.taken:
        mine.update(state=S.SENT, sent_at=at, error="")
    elif handed.refused:
        mine.update(state=S.BOUNCED, error=handed.error[:200])
    elif row.tries > len(PAUSES):
        mine.update(state=S.FAILED, error=handed.error[:200])
    else:
        pause = timedelta(seconds=PAUSES[row.tries - 1])
        mine.update(state=S.QUEUED, due_at=at + pause, error=handed.error[:200])
