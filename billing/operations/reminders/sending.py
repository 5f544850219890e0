"""Reminds customers of what they owe: one message a customer and level, each invoice once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import Invoice, RemindedInvoice, Reminder
from billing.operations import ledger
from billing.operations.recharges.wording import paid
from billing.operations.reminders import saying
from billing.queries import reminders, untold
from billing.queries.mailing import has_bounced
from billing.queries.reminders import Due
from billing.types.collection import ReminderState
from chat.operations import messages
from crm.queries.customers import by_id
from hub.accounts.queries import house_bot
from hub.kernel import jobs
from hub.kernel.home import home, local, today
from hub.kernel.money import Money
from hub.reports.queries import mail_is_on

if TYPE_CHECKING:
    from crm.models import Customer

OPEN_FROM, OPEN_UNTIL = 9, 19  # the house's hours in which people are reminded
SUNDAY = 6
LONGEST = 2_000
LISTED = 12  # invoices in one message; the rest is counted
AT_ONCE = 50
SETTLED, BOUNCED = "settled", "mail_bounced"  # why nothing was told
MORE = {"es": "… y {count} más", "en": "… and {count} more"}
LINE = {"es": "· {label}: {amount}, vence {day}", "en": "· {label}: {amount}, due {day}"}


def remind(*, at: datetime) -> int:
    """Tell every customer what is to be told today; outside the house's hours nobody is.

    Each in a transaction of its own that holds the customer: what was paid meanwhile is not told.
    Returns how many were told or could not be.
    """
    if not is_time(at):
        return 0
    done = 0
    for each in reminders.due(today(at)):
        with jobs.sparing("reminder_failed", customer=each.customer_id):
            done += _remind(each, at)
    return done


def is_time(at: datetime) -> bool:
    """Whether it is an hour in which people are reminded, and no Sunday."""
    now = local(at)
    return OPEN_FROM <= now.hour < OPEN_UNTIL and now.weekday() != SUNDAY


def tell_again(*, at: datetime) -> None:
    """Remind those whose window was closed and who have written since, of what is owed still."""
    if not is_time(at):
        return
    for reminder_id in untold.reminders(at).values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("reminder_not_told", reminder=reminder_id):
            _tell_again(reminder_id, at)
    for message in untold.reminders_on_the_way(at)[:AT_ONCE]:
        with jobs.sparing("reminder_not_told", message=message.id):
            messages.retry(message=message, by=house_bot(), at=at)


def _tell_again(reminder_id: UUID, at: datetime) -> None:
    with transaction.atomic():
        asked = Reminder.objects.get(id=reminder_id)
        ledger.hold((asked.customer_id, asked.currency))
        rows = Reminder.objects.select_for_update(of=("self",)).select_related("customer", "level")
        row = rows.get(id=reminder_id)
        if row.state != ReminderState.UNTOLD or row.reason != saying.CLOSED:
            return
        owed = reminders.still_owed(row)
        if not owed:
            row.reason = SETTLED
        else:
            due = Due(
                customer_id=row.customer_id, currency=row.currency, level=row.level, invoices=owed
            )
            _say(row, due, row.customer, at)
        row.save()


def _remind(meant: Due, at: datetime) -> bool:
    with transaction.atomic():
        ledger.hold((meant.customer_id, meant.currency))
        found = reminders.due(today(at), customer_id=meant.customer_id)
        due = next((each for each in found if _is_same(each, meant)), None)
        customer = by_id(meant.customer_id)
        if due is None or customer is None:
            return False
        reminder = Reminder(
            customer=customer, level=due.level, currency=due.currency, created_at=at
        )
        _say(reminder, due, customer, at)
        if reminder.state == ReminderState.UNTOLD and customer.email and mail_is_on():
            _by_mail(reminder, customer.email)
        reminder.save(force_insert=True)
        RemindedInvoice.objects.bulk_create(_told(reminder, row) for row in due.invoices)
    return True


def _say(reminder: Reminder, due: Due, customer: Customer, at: datetime) -> None:
    """Say what is due by now on the customer's channel, and note on the row what became of it."""
    language = language_of(customer)
    text = worded(due, name=customer.name, language=language)
    said = saying.say(customer.id, text, once=reminder.id, language=language, at=at)
    reminder.text, reminder.total_minor = text[:LONGEST], due.total
    reminder.state, reminder.via, reminder.reason = said.state, said.via, said.reason
    reminder.conversation_id = said.conversation_id


def _by_mail(reminder: Reminder, address: str) -> None:
    """Let it go by mail, but to an address that bounced: there nothing automatic arrives."""
    if not has_bounced(address):
        reminder.state, reminder.via = ReminderState.QUEUED, address
    elif reminder.reason != saying.CLOSED:  # which waits for a word of theirs
        reminder.reason = BOUNCED


def worded(due: Due, *, name: str, language: str) -> str:
    """Return the words of a level filled with what is owed."""
    words = due.level.text_en if language == "en" else due.level.text_es
    lines = [
        LINE[language].format(
            label=row.label, amount=paid(row.balance), day=row.due_on.strftime("%d/%m/%Y")
        )
        for row in due.invoices[:LISTED]
    ]
    if len(due.invoices) > LISTED:
        lines.append(MORE[language].format(count=len(due.invoices) - LISTED))
    values = {
        "{name}": name,
        "{invoices}": "\n".join(lines),
        "{total}": paid(Money(due.total, due.currency)),
        "{house}": home().title,
    }
    for hole, value in values.items():
        words = words.replace(hole, value)
    return words


def language_of(customer: Customer) -> str:
    """Return the language of somebody's portal, else the house's; Spanish where it is neither."""
    owner = customer.portal_user
    said = owner.language if owner is not None else home().language
    return said if said in LINE else "es"


def _is_same(found: Due, meant: Due) -> bool:
    return found.level.id == meant.level.id and found.currency == meant.currency


def _told(reminder: Reminder, invoice: Invoice) -> RemindedInvoice:
    return RemindedInvoice(
        reminder=reminder,
        invoice=invoice,
        level=reminder.level,
        balance_minor=invoice.balance_minor,
    )
