"""Lets a charge, as the gateway says it stands, do what it does to our payment.

Every call says how it stands now, not what happened: twice, late or out of order comes to the same.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from billing.models import Checkout, GatewayAccount, Payment
from billing.operations.gateways import alarms
from billing.operations.payments import recording, undoing
from billing.operations.payments.recording import PaymentForm
from billing.types import PaymentMethod, PaymentState
from billing.types.gateways import Found, GatewayStatus
from hub.kernel.errors import DomainError

S, P = GatewayStatus, PaymentState
_GONE = (S.REFUNDED, S.CHARGED_BACK)


def settle(account: GatewayAccount, found: Found, *, at: datetime) -> str:
    """Bring our payment up to a charge; returns why nothing was done with it, empty when it was.

    A charge for another amount than was asked for confirms nothing: the office is told.
    """
    with transaction.atomic():
        checkout = _checkout(account, found)
        if checkout is None:
            return "not ours"
        Checkout.objects.filter(id=checkout.id).update(
            last_status=found.status, last_detail=found.detail
        )
        charged = Payment.objects.filter(gateway=account.name, external_id=found.external_id)
        payment = charged.first()
        if payment is None and found.status == S.APPROVED:
            return _come(checkout, found, at)
        if payment is not None and found.status in _GONE:
            return _gone(payment, found, at)
        if payment is None and found.status in (*_GONE, S.CANCELLED):
            return _ended(checkout.payment, found, at)
    return ""


def _checkout(account: GatewayAccount, found: Found) -> Checkout | None:
    """Return where a charge began, held to commit: one charge of it at a time."""
    try:
        reference = UUID(found.reference)
    except ValueError:
        return None
    rows = Checkout.objects.select_for_update(of=("self",)).select_related("payment__invoice")
    return rows.filter(payment=reference, account=account).first()


def _come(checkout: Checkout, found: Found, at: datetime) -> str:
    payment = checkout.payment
    if found.money.currency != payment.currency:
        alarms.ring("gateway_amount", payment, found, at=at)
        return f"asked {payment.currency}, charged {found.money.currency}"
    if payment.state == P.PENDING and not payment.external_id:
        if found.money != payment.amount:
            alarms.ring("gateway_amount", payment, found, at=at)
            return f"asked {payment.amount_minor}, charged {found.money.minor}"
        Payment.objects.filter(id=payment.id).update(external_id=found.external_id)
    else:
        payment = _another(checkout, found, at)
        alarms.ring("gateway_late", payment, found, at=at)
    recording.confirm(payment_id=payment.id, by=None, at=at)
    return ""


def _another(checkout: Checkout, found: Found, at: datetime) -> Payment:
    """Begin a payment for money nobody waited for any more: paid twice, or after its time.

    What its invoice no longer needs pays what is oldest due, or stays the customer's to use.
    """
    first = checkout.payment
    form = PaymentForm(
        money=found.money, method=PaymentMethod.CARD, conversation_id=first.conversation_id
    )
    owed = first.invoice is not None and first.invoice.is_owed
    waits = Payment.objects.filter(invoice=first.invoice, state=P.PENDING).exclude(gateway="")
    made = recording.begin(
        customer_id=first.customer_id,
        form=form,
        by=None,
        at=at,
        invoice_id=first.invoice_id if owed and not waits.exists() else None,
        gateway=first.gateway,
        key=f"{first.gateway}:{found.external_id}",
    )
    Payment.objects.filter(id=made.id).update(external_id=found.external_id)
    return made


def _gone(payment: Payment, found: Found, at: datetime) -> str:
    """Undo what was confirmed; what the office itself gave back is no news."""
    if payment.state != P.CONFIRMED:
        return ""
    if found.status == S.REFUNDED and found.refunded.minor <= payment.refunded_minor:
        return ""
    try:
        with transaction.atomic():
            undoing.reverse(payment_id=payment.id, reason=str(found.status), by=None, at=at)
    except DomainError as refused:  # part of it was given back: a person has to look
        alarms.ring("gateway_disputed", payment, found, at=at)
        return refused.code
    alarms.ring("gateway_reversed", payment, found, at=at)
    return ""


def _ended(payment: Payment, found: Found, at: datetime) -> str:
    if payment.state == P.PENDING and not payment.external_id:
        how = "cancel" if found.status == S.CANCELLED else "fail"
        reason = found.detail or str(found.status)
        recording.give_up(payment_id=payment.id, how=how, reason=reason, by=None, at=at)
    return ""
