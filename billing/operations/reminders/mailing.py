"""Mails reminders: the words, the papers they are about, and where to pay each."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from billing.adapters.letters import html_of
from billing.models import Invoice, Reminder
from billing.operations import bounces
from billing.operations.papers import pdf_of, printed
from billing.operations.paying.links import for_house
from billing.operations.reminders.sending import language_of
from billing.queries import reminders
from billing.types.collection import ReminderState
from hub.company.queries import issuer
from hub.kernel import clock, jobs, mail
from hub.kernel.mail import Attached, Handed

PAUSES = (60, 300, 1_800, 7_200, 21_600)  # seconds after each try that came to nothing
AT_ONCE, MOST_PAPERS = 50, 5
SETTLED, REFUSED, GIVEN_UP = "settled", "mail_refused", "mail_failed"  # why it was not told
SUBJECT = {"es": "Recordatorio de pago", "en": "Payment reminder"}
PAY = {"es": "Puede verlas y pagarlas aquí:", "en": "See them and pay them here:"}


def mail_due(*, at: datetime) -> None:
    """Hand what goes by mail to the server; each by one worker, tried again with longer pauses."""
    for reminder_id in list(reminders.to_mail(at).values_list("id", flat=True)[:AT_ONCE]):
        with jobs.sparing("reminder_not_mailed", reminder=reminder_id):
            _mail(reminder_id, at)


def _mail(reminder_id: UUID, at: datetime) -> None:
    """Hand one over: counted before the call, so that a lost worker does not send it for ever."""
    row = _claimed(reminder_id, at)
    if row is None:
        return
    owed = reminders.still_owed(row)
    if not owed:
        _settle(row, ReminderState.UNTOLD, SETTLED)
        return
    handed = _handed(row, owed, at)
    bounces.note(row.via, handed, at=clock.now())
    if handed.taken:
        _settle(row, ReminderState.MAILED, "")
    elif handed.refused:
        _settle(row, ReminderState.UNTOLD, REFUSED)
    elif row.tries > len(PAUSES):
        _settle(row, ReminderState.UNTOLD, GIVEN_UP)


def _claimed(reminder_id: UUID, at: datetime) -> Reminder | None:
    with transaction.atomic():
        rows = Reminder.objects.select_for_update(of=("self",)).select_related("customer")
        row = rows.get(id=reminder_id)
        if row.state != ReminderState.QUEUED or (row.due_at is not None and row.due_at > at):
            return None
        row.tries += 1
        row.due_at = at + timedelta(seconds=PAUSES[min(row.tries, len(PAUSES)) - 1])
        row.save(update_fields=["tries", "due_at"])
    return row


def _settle(row: Reminder, state: ReminderState, reason: str) -> None:
    rows = Reminder.objects.filter(id=row.id, state=ReminderState.QUEUED)
    rows.update(state=state, reason=reason, due_at=None)


def _handed(row: Reminder, owed: list[Invoice], at: datetime) -> Handed:
    language = language_of(row.customer)
    links = "\n".join(f"· {each.label}: {for_house(each, at=at)}" for each in owed)
    body = f"{row.text}\n\n{PAY[language]}\n{links}\n"
    return mail.hand_over(
        to=row.via,
        subject=SUBJECT[language],
        body=body,
        html=html_of(body),
        attachments=[_paper(each, at) for each in owed[:MOST_PAPERS]],
        reply_to=issuer().email,
    )


def _paper(invoice: Invoice, at: datetime) -> Attached:
    content = pdf_of(printed("invoice", invoice.id), at=at)
    return Attached(name=f"{invoice.label}.pdf", content=content, type="application/pdf")
