"""Shows a payment where people talk: its card, and what the customer must hear of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.db import transaction

from billing.models import Payment
from billing.operations.payments import wording
from billing.queries.debts import debt_of
from billing.queries.payments import thread_of
from billing.types import PaymentState
from chat.operations import cards, messages
from chat.types import DeliveryState
from hub.accounts.queries import house_bot
from hub.kernel.home import today

if TYPE_CHECKING:
    from chat.models import Conversation, Message

TOLD = (PaymentState.CONFIRMED, PaymentState.REVERSED, PaymentState.FAILED)


def show(*, payment_id: UUID, at: datetime) -> None:
    """Bring the thread up to how the payment stands; nothing when it is, or where none has it.

    Told once: the messages carry client ids made from the payment, and `shown_version` moves in
    the transaction that posts them.
    """
    with transaction.atomic():
        payment = _locked(payment_id)
        if payment.shown_version == payment.version:
            return
        conversation = thread_of(payment)
        if conversation is not None:
            _show(payment, conversation, at)
        payment.shown_version = payment.version
        payment.save(update_fields=["shown_version", "receipt", "untold_at"])


def _locked(payment_id: UUID) -> Payment:
    rows = Payment.objects.select_for_update(of=("self",))
    return rows.select_related("customer", "recorded_by").get(id=payment_id)


def _show(payment: Payment, conversation: Conversation, at: datetime) -> None:
    messages.post_card(
        conversation=conversation,
        ref=_ref(payment),
        card=_card(payment),
        text="",  # all it says is on the card, which changes
        by=payment.recorded_by or house_bot(),
        at=at,
        tell=False,
        client_id=uuid5(payment.id, "card"),
    )
    if payment.state in TOLD:
        _tell(payment, conversation, at)
    # After the receipt: the card says where it could not be told.
    cards.update(conversation_id=conversation.id, ref=_ref(payment), card=_card(payment), at=at)


def _tell(payment: Payment, conversation: Conversation, at: datetime) -> None:
    """Tell the customer once for each of these states what became of their money."""
    if payment.state == PaymentState.FAILED and payment.recorded_by_id is not None:
        return  # ours wrote it down and took it back: the customer never heard of it
    house = house_bot()
    debt = debt_of(payment.customer_id, on=today(at))
    posted = messages.post_card(
        conversation=conversation,
        ref=f"receipt:{payment.id}",
        card={
            **_card(payment),
            "type": "receipt",
            "title": wording.TITLES[PaymentState(payment.state)],
            "author": {"id": str(house.id), "name": house.name},
        },
        text=wording.told(payment, owed=debt.owed),
        by=house,
        at=at,
        tell=True,
        client_id=uuid5(payment.id, payment.state),
    )
    _note(payment, posted, at)


def _note(payment: Payment, posted: Message, at: datetime) -> None:
    """Keep the receipt, and that it was not told where the channel refused it."""
    if payment.receipt_id != posted.id:
        payment.receipt = posted
        payment.untold_at = at if posted.state == DeliveryState.FAILED else None


def _ref(payment: Payment) -> str:
    return f"payment:{payment.id}"


def _card(payment: Payment) -> dict[str, Any]:
    author = payment.recorded_by or house_bot()
    return {
        "type": "payment",
        "ref": _ref(payment),
        "id": str(payment.id),
        "title": "Pago",
        "state": payment.state,
        "amount": payment.amount.as_json(),
        "author": {"id": str(author.id), "name": author.name},
        "method": payment.method,
        "operation_number": payment.operation_number,
        "reason": payment.reason if payment.state == PaymentState.FAILED else "",
        "free": payment.free.as_json(),
        "version": payment.version,
        "untold": payment.untold_at is not None,
    }
