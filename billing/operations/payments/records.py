"""Takes a payment under its lock, and writes it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from billing import live
from billing.events import PaymentMoved
from billing.models import Payment
from billing.operations import claims, ledger
from billing.queries.payments import visible_to
from billing.types import HELD, PAID_FROM, AccountKind, Line, Source
from crm.operations.merging import AlreadyMerged
from crm.queries.customers import by_id
from hub.kernel.errors import NotFound
from hub.kernel.events import announce
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User


def locked(*, payment_id: UUID, by: User | None) -> Payment:
    """Return a payment this person may see, locked to commit; NotFound otherwise.

    Its customer is held before it; whoever locks invoices too locks them between the two.
    """
    rows = visible_to(by) if by is not None else Payment.objects.all()
    held = hold(payment_id)
    found = rows.select_for_update(of=("self",)).filter(id=payment_id).first()
    if found is None:
        raise NotFound
    if (found.customer_id, found.currency) not in held:
        raise AlreadyMerged
    return found


def hold(payment_id: UUID) -> list[tuple[UUID, str]]:
    """Hold the customer of a payment, before its invoices are locked; returns whom."""
    held = list(Payment.objects.filter(id=payment_id).values_list("customer", "currency"))
    ledger.hold(*held)
    return held


def hold_customer(customer_id: UUID, currency: str) -> None:
    """Hold a customer for a payment to be; AlreadyMerged where they became another meanwhile."""
    ledger.hold((customer_id, currency))
    found = by_id(customer_id)
    if found is None or found.merged_into_id is not None:
        raise AlreadyMerged


def keep(payment: Payment, *, at: datetime) -> None:
    """Write a changed payment with what it holds; raises OperationNumberUsed or ProofUsed."""
    payment.updated_at = at
    payment.version += 1
    payment.save()
    source = source_of(payment)
    if payment.state in HELD:
        claims.hold(
            source=source, operation_number=payment.operation_number, proof=payment.proof_sha256
        )
    else:
        claims.release(source)
    live.payment_moved(payment)
    announce(PaymentMoved(payment_id=payment.id))


def source_of(payment: Payment) -> Source:
    """Return what entries of a payment are posted for."""
    return Source(type="payment", id=payment.id)


def received(payment: Payment) -> list[Line]:
    """Return what a confirmed payment posts; its mirror undoes it."""
    kind = PAID_FROM[payment.method]
    own = payment.customer_id if kind == AccountKind.CUSTOMER else None
    return [
        Line(kind=kind, money=-payment.amount, customer_id=own),
        credited(payment, payment.amount),
    ]


def credited(payment: Payment, money: Money) -> Line:
    """Return the posting that makes money the payer's to use."""
    return Line(kind=AccountKind.CREDIT, money=money, customer_id=payment.customer_id)
