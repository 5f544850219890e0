"""What customers could not be told on their channel, and what they may be told by now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from billing.models import Charge, Coupon, InvoiceNotice, Payment, Quote, Recharge, Reminder
from billing.types import OWED
from billing.types.collection import ReminderState
from billing.types.notices import NoticeState
from billing.types.quotes import WAITING
from chat.queries import messages
from chat.types import DeliveryState, Direction
from hub.kernel.home import today

if TYPE_CHECKING:
    from chat.models import Message

Receipted = Recharge | Payment | Coupon
RECEIPTED: tuple[type[Receipted], ...] = (Recharge, Payment, Coupon)
CLOSED = "window_closed"
_REFUSED = Q(notice_state=NoticeState.REFUSED)
NOWHERE = ("", "no_conversation")  # a quote that was told, or had no channel to be told on


def newly_untold(kind: type[Receipted]) -> QuerySet[Receipted]:
    """Return those whose receipt the channel refused since it was posted."""
    # By the index of what is in trouble: there are few of them, however many rows.
    return kind._default_manager.filter(
        receipt__troubled_at__isnull=False, receipt__state=DeliveryState.FAILED, untold_at=None
    )


def told_since(kind: type[Receipted]) -> QuerySet[Receipted]:
    """Return those that say "not told" of a receipt that is on its way again."""
    rows = kind._default_manager.filter(untold_at__isnull=False)
    return rows.exclude(receipt__state=DeliveryState.FAILED)


def waiting_for_a_word(kind: type[Receipted]) -> QuerySet[Receipted]:
    """Return the untold ones whose customer has written since it was last tried."""
    return kind._default_manager.filter(
        untold_at__isnull=False,
        receipt__conversation__messages__direction=Direction.IN,
        receipt__conversation__messages__created_at__gt=F("untold_at"),
    ).distinct()


def waits_in(conversation_id: UUID, *, at: datetime) -> bool:
    """Whether a customer who writes here is to be told something now."""
    here = {"conversation": conversation_id}
    return (
        any(
            kind._default_manager.filter(
                untold_at__isnull=False, receipt__conversation=conversation_id
            ).exists()
            for kind in RECEIPTED
        )
        or any(rows.filter(**here).exists() for rows in (quotes(at), invoices(at), charges(at)))
        or any(
            rows.filter(**here).exists()
            for rows in (reminders(at), closed_on_the_way(at), reminders_on_the_way(at))
        )
    )


def quotes(at: datetime) -> QuerySet[Quote]:
    """Return the quotes that found the window closed, where it is open now and they stand."""
    rows = _offered(at).filter(told_error=CLOSED)
    return rows.filter(conversation__window_closes_at__gt=at)


def invoices(at: datetime) -> QuerySet[InvoiceNotice]:
    """Return the notices of invoices that found the window closed, where it is open now."""
    rows = InvoiceNotice.objects.filter(_REFUSED, error=CLOSED)
    return rows.filter(conversation__window_closes_at__gt=at)


def charges(at: datetime) -> QuerySet[Charge]:
    """Return the charges still owed that found the window closed, where it is open now."""
    rows = Charge.objects.filter(_REFUSED, error=CLOSED, settled_at=None)
    return rows.filter(conversation__window_closes_at__gt=at)


def closed_on_the_way(at: datetime) -> QuerySet[Message]:
    """Return what was said of papers, found the window closed on its way, and is still so now."""
    said = Exists(InvoiceNotice.objects.filter(message=OuterRef("id"), invoice__state__in=OWED))
    asked = Exists(Charge.objects.filter(message=OuterRef("id"), settled_at=None))
    offered = Exists(_offered(at).filter(told_message=OuterRef("id")))
    return messages.closed_on_the_way(at).filter(said | asked | offered)


def reminders_on_the_way(at: datetime) -> QuerySet[Message]:
    """Return the reminders that found it closed on their way, of what is owed still."""
    owed = Reminder.objects.filter(_none_later(), invoices__invoice__state__in=OWED)
    return messages.closed_on_the_way(at).filter(Exists(owed.filter(id=OuterRef("client_id"))))


def reminders(at: datetime) -> QuerySet[Reminder]:
    """Return the reminders that found the window closed, where it is open and none came since."""
    rows = Reminder.objects.filter(state=ReminderState.UNTOLD, reason=CLOSED)
    return rows.filter(_none_later(), conversation__window_closes_at__gt=at)


def _offered(at: datetime) -> QuerySet[Quote]:
    return Quote.objects.filter(state__in=WAITING, valid_until__gte=today(at))


def _none_later() -> Q:
    later = Reminder.objects.filter(
        customer=OuterRef("customer"), created_at__gt=OuterRef("created_at")
    )
    return Q(~Exists(later))


def untold_quotes(rows: QuerySet[Quote]) -> QuerySet[Quote]:
    """Keep the quotes a channel refused to carry."""
    failed = Q(told_message__state=DeliveryState.FAILED)
    return rows.filter(failed | ~Q(told_error__in=NOWHERE))


def untold_invoices() -> Q:
    """Return what finds the invoices a channel refused to carry."""
    failed = Q(notice__message__state=DeliveryState.FAILED)
    return failed | Q(notice__notice_state=NoticeState.REFUSED)
