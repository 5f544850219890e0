"""Who is to be reminded of what, and what was told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet

from billing.models import Invoice, Reminder, ReminderLevel, ReminderPause
from billing.types import OWED
from billing.types.collection import ReminderState
from crm.queries.customers import family_of
from hub.accounts.roles import COUNTER

if TYPE_CHECKING:
    from hub.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class Due:
    """All a customer is to be told of at one level, oldest due first."""

    customer_id: UUID
    currency: str
    level: ReminderLevel
    invoices: Sequence[Invoice]

    @property
    def total(self) -> int:
        return sum(row.balance_minor for row in self.invoices)


def levels() -> list[ReminderLevel]:
    """Return every level, the earliest first."""
    return list(ReminderLevel.objects.order_by("days"))


def due(on: date, *, customer_id: UUID | None = None) -> list[Due]:
    """Return what is to be told on a day: each invoice at the latest level it has reached.

    Not told of: what was told at that level or a later one, what is disputed or promised for a
    day to come, and customers who are paused.
    """
    every = levels()
    if not any(level.is_on for level in every):
        return []
    found: dict[tuple[UUID, str, UUID], list[Invoice]] = defaultdict(list)
    by_id = {level.id: level for level in every}
    for invoice in _candidates(on, every, customer_id):
        level = _reached(invoice, every, on)
        if level is not None and level.is_on and not _was_told(invoice, level, by_id):
            found[invoice.customer_id, invoice.currency, level.id].append(invoice)
    return [
        Due(customer_id=who, currency=currency, level=by_id[level_id], invoices=rows)
        for (who, currency, level_id), rows in found.items()
    ]


def log_for(user: User) -> QuerySet[Reminder]:
    """Return the reminders the counter may see."""
    rows = Reminder.objects.all() if user.role in COUNTER else Reminder.objects.none()
    return rows.select_related("customer", "level").prefetch_related("invoices__invoice")


def narrowed(rows: QuerySet[Reminder], asked: Mapping[str, Any]) -> QuerySet[Reminder]:
    """Keep the reminders of a state or customer."""
    if "state" in asked:
        rows = rows.filter(state=asked["state"])
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    return rows


def to_mail(at: datetime) -> QuerySet[Reminder]:
    """Return what waits for the mail server and is due, oldest first."""
    due = Q(due_at=None) | Q(due_at__lte=at)
    return Reminder.objects.filter(due, state=ReminderState.QUEUED).order_by("created_at")


def still_owed(reminder: Reminder) -> list[Invoice]:
    """Return what a reminder told of and is owed still."""
    told = reminder.invoices.filter(invoice__state__in=OWED).select_related("invoice")
    return [each.invoice for each in told.order_by("invoice__due_on", "id")]


def paused(on: date) -> QuerySet[ReminderPause]:
    """Return the customers who are not reminded on a day."""
    return ReminderPause.objects.filter(Q(until=None) | Q(until__gte=on))


def pause_of(customer_id: UUID) -> ReminderPause | None:
    """Return why a customer is not reminded, if they are not."""
    return ReminderPause.objects.select_related("author").filter(customer=customer_id).first()


def _candidates(
    on: date, every: Sequence[ReminderLevel], customer_id: UUID | None
) -> QuerySet[Invoice]:
    earliest = min(level.days for level in every)
    rows = Invoice.objects.filter(
        Q(promised_on=None) | Q(promised_on__lt=on),
        state__in=OWED,
        disputed=False,
        balance_minor__gt=0,
        due_on__lte=on - timedelta(days=earliest),
    ).exclude(customer__in=paused(on).values("customer"))
    if customer_id is not None:
        rows = rows.filter(customer=customer_id)
    return rows.prefetch_related("reminded").order_by("customer", "due_on", "id")


def _reached(invoice: Invoice, every: Sequence[ReminderLevel], on: date) -> ReminderLevel | None:
    late = (on - invoice.due_on).days
    return next((level for level in reversed(every) if level.days <= late), None)


def _was_told(invoice: Invoice, level: ReminderLevel, by_id: Mapping[UUID, ReminderLevel]) -> bool:
    return any(by_id[row.level_id].days >= level.days for row in invoice.reminded.all())
