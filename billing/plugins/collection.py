"""What collection offers: what a customer owes beside the thread, payments by number, keepers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet

from billing.models import Payment, Reminder
from billing.operations.recharges.wording import paid
from billing.queries import debts, payments
from billing.queries.personal import ACCOUNTING
from billing.serializers.daily import METHODS
from chat.ports.files import doors, holders
from chat.ports.findable import MOST, Findable, findables
from chat.ports.linkable import Linkable, LinkCard, linkables
from chat.ports.panel import sections
from crm.ports.timeline import About, Event, Found, Words, newest, sources
from crm.queries.personal import family
from hub.accounts.ports.personal import Keeper, Kept, Subject, keepers
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.clock import iso
from hub.kernel.home import today
from hub.kernel.trail import Watch, watches

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User

TITLE: Words = {"es": "Debe / a favor", "en": "Owes / in credit"}
OWES: Words = {"es": "Debe", "en": "Owes"}
LATE: Words = {"es": "Vencido", "en": "Overdue"}
FREE: Words = {"es": "A favor", "en": "In credit"}
PAYMENT: Words = {"es": "Pago", "en": "Payment"}
REMINDER: Words = {"es": "Recordatorio de pago", "en": "Payment reminder"}


class DebtSection:
    """What the customer of a conversation owes, and what stands in their favour."""

    order = 22

    def show(self, *, conversation: Conversation, user: User) -> dict[str, Any] | None:
        """Return what is owed, overdue and in credit; nothing where all of it is zero."""
        if user.role not in COUNTER or conversation.identity is None:
            return None
        customer_id = conversation.identity.customer_id
        if customer_id is None:
            return None
        found = debts.debt_of(customer_id, on=today(clock.now()))
        link = f"/customers/{customer_id}?tab=collection"
        rows = (
            (OWES, found.owed, None),
            (LATE, found.overdue, "overdue"),
            (FREE, found.free, None),
        )
        items = [
            {"label": _said(name, user), "value": money.as_json(), "link": link, "state": state}
            for name, money, state in rows
            if money.minor
        ]
        return {"key": "debt", "title": _said(TITLE, user), "items": items} if items else None


class Payments:
    """What a customer paid (`crm.ports.timeline`)."""

    label: Words = {"es": "Pagos", "en": "Payments"}
    order = 55

    def events(self, about: About, *, mark: Any, most: int) -> list[Found]:
        """Return the payments of all who are this customer."""
        rows = Payment.objects.filter(customer__in=about.family).select_related("recorded_by")
        return newest(rows, mark=mark, most=most, event=lambda row: _payment(row, about.user))


class Reminders:
    """What a customer was told of what they owe (`crm.ports.timeline`)."""

    label: Words = {"es": "Recordatorios", "en": "Reminders"}
    order = 57

    def events(self, about: About, *, mark: Any, most: int) -> list[Found]:
        """Return the reminders of all who are this customer."""
        rows = Reminder.objects.filter(customer__in=about.family)
        return newest(rows, mark=mark, most=most, event=lambda row: _reminder(row, about.user))


class PaymentKeeper(Keeper):
    """What somebody paid."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        for row in _paid_by(subject):
            yield {
                "created_at": iso(row.created_at),
                "paid_on": row.paid_on.isoformat(),
                "amount": row.amount.as_json(),
                "method": row.method,
                "operation_number": row.operation_number,
                "state": row.state,
                "note": row.note,
                "reason": row.reason,
            }

    def files(self, subject: Subject) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
        for row in _paid_by(subject).exclude(proof=None).select_related("proof"):
            proof = row.proof
            if proof is not None and proof.file:
                try:
                    yield PurePosixPath(proof.name or "proof"), proof.file.open("rb")
                except FileNotFoundError:
                    continue

    def forget(self, subject: Subject) -> Kept | None:
        return Kept(kind="payments", count=_paid_by(subject).count(), reason=ACCOUNTING)


class ReminderKeeper(Keeper):
    """What somebody was reminded of."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        for row in _told(subject):
            yield {"created_at": iso(row.created_at), "text": row.text, "via": row.via}

    def forget(self, subject: Subject) -> Kept | None:
        """Blank the words and the address; that somebody was told, and of which invoice, stays."""
        _told(subject).update(text="", via="")
        return None


def holds(ids: set[UUID]) -> set[UUID]:
    """Return those of these files that prove a payment."""
    return set(Payment.objects.filter(proof__in=ids).values_list("proof_id", flat=True))


def card_of(user: User, payment_id: UUID) -> LinkCard:
    """Return what a link to a payment shows; NotFound for those who may not see it."""
    return _card(payments.payment_for(user, payment_id))


def numbered(user: User, number: str) -> list[LinkCard]:
    """Return the payments made by an operation whose number begins so."""
    rows = payments.visible_to(user).select_related("customer")
    found = rows.filter(payments.operated(number)).exclude(operation_number="")
    rows = found.order_by("-created_at")[:MOST]
    return [_card(row, f" · {row.operation_number}") for row in rows]


def _card(found: Payment, said: str = "") -> LinkCard:
    return LinkCard(
        kind="payment",
        title=paid(found.amount),
        subtitle=f"{found.customer.name}{said}",
        state=found.state,
        path=f"/payments/{found.id}",
    )


def _payment(row: Payment, user: User) -> Event:
    method = _said(METHODS[row.method], user)
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=_said(PAYMENT, user),
        summary=" · ".join(filter(None, [method, row.operation_number])),
        who=row.recorded_by.name if row.recorded_by is not None else "",
        state=row.state,
        amount=row.amount,
        link=f"/payments/{row.id}",
    )


def _reminder(row: Reminder, user: User) -> Event:
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=_said(REMINDER, user),
        summary=row.via or row.reason,
        state=row.state,
        link="/payments/reminders",
    )


def _paid_by(subject: Subject) -> QuerySet[Payment]:
    rows = Payment.objects.filter(customer__in=family(subject))
    return rows.order_by("created_at")


def _told(subject: Subject) -> QuerySet[Reminder]:
    return Reminder.objects.filter(customer__in=family(subject)).order_by("created_at")


def _said(texts: Words, user: User) -> str:
    return texts.get(user.language, texts["es"])


sections.add("debt", DebtSection())
sources.add("payments", Payments())
sources.add("reminders", Reminders())
doors.add("payment_proof", payments.shows_proof)
holders.add("payment_proof", holds)
keepers.add("payments", PaymentKeeper())
keepers.add("reminders", ReminderKeeper())
linkables.add("payment", Linkable(path="/payments/<id>", card=card_of))
findables.add("payment", Findable(find=numbered))
watches.add("billing.intake", Watch(overlooks=("cells", "headings")))
watches.add("billing.bankline", Watch())
watches.add("billing.refund", Watch())
watches.add("billing.reminderlevel", Watch(overlooks=("updated_at",)))
watches.add("billing.reminderpause", Watch())
for _table in ("reminder", "remindedinvoice"):
    watches.add(f"billing.{_table}", Watch(why_not="the house itself writes what it told"))
