"""Records what customers paid: at once where it is seen, pending where it has to be found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from billing.models import Payment
from billing.operations import ledger
from billing.operations.invoices import records as invoices
from billing.operations.payments import allocating, records
from billing.operations.payments.allocating import Share
from billing.operations.recharges.request import normalised
from billing.queries import periods, steps
from billing.queries.keys import made_under
from billing.queries.payments import STEPS
from billing.types import EntryKind, PaymentMethod, PaymentState
from crm.queries.customers import by_id, customer_for
from hub.accounts.roles import OFFICE, Role
from hub.kernel.errors import Forbidden, Invalid, NotFound
from hub.kernel.home import home, today
from hub.kernel.money import Money

if TYPE_CHECKING:
    from chat.models import Attachment
    from crm.models import Customer
    from hub.accounts.models import User

NUMBERED = (PaymentMethod.TRANSFER, PaymentMethod.WALLET)


@dataclass(frozen=True, kw_only=True)
class PaymentForm:
    """What somebody says was paid; no shares mean what is oldest due first."""

    money: Money
    method: PaymentMethod
    operation_number: str = ""
    proof: Attachment | None = None
    paid_on: date | None = None
    note: str = ""
    shares: Sequence[Share] | None = None
    conversation_id: UUID | None = None


def record(
    *, customer_id: UUID, form: PaymentForm, by: User, at: datetime, key: str | None = None
) -> Payment:
    """Record a payment the office has seen, and let it pay; one with this `key` is given back.

    A customer pays so from their own balance only. What no invoice needs stays theirs to use.
    Raises NotFound, Forbidden, Invalid, OperationNumberUsed, ProofUsed, OverAllocated,
    InsufficientBalance, PeriodClosed.
    """
    _demand_right(form, by)
    if (known := made_under(Payment, key)) is not None:
        return known
    customer = customer_for(by, customer_id)
    _check(form)
    with transaction.atomic():
        payment = _made(customer, form, by, at, key)
        records.hold_customer(customer.id, payment.currency)
        shares = _shares(payment, form)
        rows = invoices.locked_in_order(share.invoice for share in shares)
        if not _inserted(payment):
            return made_under(Payment, key) or payment
        _confirm(payment, by, at)
        for share in shares:
            invoice = rows[share.invoice]
            left = min(share.minor, invoice.balance_minor, payment.free.minor)
            minor = left if form.shares is None else share.minor
            if minor:
                allocating.apply(payment, invoice, minor, by=by, at=at)
        records.keep(payment, at=at)
    return payment


def begin(
    *,
    customer_id: UUID,
    form: PaymentForm,
    by: User | None,
    at: datetime,
    invoice_id: UUID | None = None,
    gateway: str = "",
    expires_at: datetime | None = None,
    key: str | None = None,
) -> Payment:
    """Write down a payment that has yet to be found or confirmed; it pays nothing until then.

    `by` is nobody where a link was used: that takes no number from anybody. Raises NotFound,
    Invalid, OperationNumberUsed, ProofUsed.
    """
    if (known := made_under(Payment, key)) is not None:
        return known
    customer = customer_for(by, customer_id) if by is not None else by_id(customer_id)
    if customer is None:
        raise NotFound
    _check(form, gateway=bool(gateway))
    with transaction.atomic():
        payment = _made(customer, form, by, at, key)
        records.hold_customer(customer.id, payment.currency)
        payment.invoice_id, payment.gateway, payment.expires_at = invoice_id, gateway, expires_at
        if payment.is_hearsay:
            records.demand_unsaid(payment)
        records.keep(payment, at=at)
    return payment


def confirm(*, payment_id: UUID, by: User | None, at: datetime) -> Payment:
    """Find a pending payment true and let it pay what it was begun for, else the oldest due.

    Raises NotFound, Forbidden, IllegalTransition, PeriodClosed.
    """
    with transaction.atomic():
        begun = Payment.objects.filter(id=payment_id).first()
        if begun is None:
            raise NotFound
        records.hold(payment_id)
        rows = invoices.locked_in_order(_meant(begun))
        payment = records.locked(payment_id=payment_id, by=by)
        steps.demand(STEPS, payment, "confirm", by)
        _confirm(payment, by, at)
        for row in sorted(rows.values(), key=lambda row: (row.due_on, row.id)):
            payable = row.is_owed or row.state == "uncollectible"
            minor = min(row.balance_minor, payment.free.minor) if payable else 0
            if minor and row.customer_id == payment.customer_id:
                allocating.apply(payment, row, minor, by=by, at=at)
        records.keep(payment, at=at)
    return payment


def give_up(*, payment_id: UUID, how: str, reason: str, by: User | None, at: datetime) -> Payment:
    """End a pending payment that never came: `fail` or `cancel`, or `expire` by the house."""
    ends = {
        "fail": PaymentState.FAILED,
        "cancel": PaymentState.CANCELLED,
        "expire": PaymentState.EXPIRED,
    }
    with transaction.atomic():
        payment = records.locked(payment_id=payment_id, by=by)
        steps.demand(STEPS, payment, "fail" if how == "expire" else how, by)
        payment.state, payment.reason = ends[how], reason
        records.keep(payment, at=at)
    return payment


def _demand_right(form: PaymentForm, by: User) -> None:
    own = by.role == Role.CUSTOMER and form.method == PaymentMethod.BALANCE
    if by.role not in OFFICE and not own:
        raise Forbidden


def _check(form: PaymentForm, *, gateway: bool = False) -> None:
    if form.money.currency != home().currency:
        raise Invalid(fields={"amount": [f"Only {home().currency} is accepted."]})
    if form.money.minor <= 0:
        raise Invalid(fields={"amount": ["More than nothing."]})
    if (form.method == PaymentMethod.CARD) != gateway:
        raise Invalid(fields={"method": ["Cards are charged by a gateway."]})
    if form.method in NUMBERED and not normalised(form.operation_number):
        raise Invalid(fields={"operation_number": ["Needed to find the payment."]})


def _made(
    customer: Customer, form: PaymentForm, by: User | None, at: datetime, key: str | None
) -> Payment:
    paid_on = form.paid_on or today(at)
    if paid_on > today(at):
        raise Invalid(fields={"paid_on": ["Not after today."]})
    periods.demand_open(paid_on)
    return Payment(
        customer=customer,
        made_for=customer,
        conversation_id=form.conversation_id,
        amount_minor=form.money.minor,
        currency=form.money.currency,
        method=form.method,
        operation_number=normalised(form.operation_number),
        proof=form.proof,
        proof_sha256=form.proof.sha256 if form.proof is not None else "",
        paid_on=paid_on,
        note=form.note,
        client_key=key,
        recorded_by=by,
        created_at=at,
        updated_at=at,
    )


def _inserted(payment: Payment) -> bool:
    """Insert the row; False where somebody did under the same key just before."""
    try:
        with transaction.atomic():
            payment.save()
    except IntegrityError:
        if made_under(Payment, payment.client_key) is None:
            raise
        return False
    return True


def _shares(payment: Payment, form: PaymentForm) -> Sequence[Share]:
    if form.shares is not None:
        return form.shares
    return allocating.oldest_first(payment.customer_id, payment.currency, payment.amount_minor)


def _meant(payment: Payment) -> list[UUID]:
    if payment.invoice_id is not None:
        return [payment.invoice_id]
    shares = allocating.oldest_first(payment.customer_id, payment.currency, payment.amount_minor)
    return [share.invoice for share in shares]


def _confirm(payment: Payment, by: User | None, at: datetime) -> None:
    payment.state = PaymentState.CONFIRMED
    payment.confirmed_by, payment.confirmed_at = by, at
    ledger.post(
        source=records.source_of(payment),
        kind=EntryKind.PAYMENT,
        lines=records.received(payment),
        description=payment.operation_number,
        by=by,
        at=at,
    )
