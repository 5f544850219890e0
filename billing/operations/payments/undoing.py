"""Takes payments back that were none, and gives money back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from billing.models import Allocation, CreditNote, Payment, Refund
from billing.operations import ledger
from billing.operations.coupons.uses import reopen
from billing.operations.invoices import records as invoices
from billing.operations.payments import allocating, records, refunds
from billing.operations.payments.refunds import NothingFree
from billing.operations.two_persons import demand_another
from billing.queries import steps
from billing.queries.keys import made_under
from billing.queries.payments import STEPS
from billing.types import EntryKind, PaymentMethod, PaymentState
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from hub.kernel.money import Money, minor_of

if TYPE_CHECKING:
    from hub.accounts.models import User


class Refunded(Conflict):
    """Part of it was given back; what is left cannot be reversed."""

    code, detail = "refunded", "Part of this payment was given back."


def reverse(*, payment_id: UUID, reason: str, by: User | None, at: datetime) -> Payment:
    """Take back a payment that was none: its invoices are owed again.

    Above the house's limit one admin asks and another does it; the payment then says who asked.
    The house itself (`None`) does it for a charge-back. Raises NotFound, Forbidden,
    IllegalTransition, Refunded, SecondPersonNeeded.
    """
    with transaction.atomic():
        records.hold(payment_id)
        living = Allocation.objects.filter(
            payment=payment_id, undoes=None, undone_by=None
        ).order_by("id")
        rows = invoices.locked_in_order(row.invoice_id for row in living)
        payment = records.locked(payment_id=payment_id, by=by)
        steps.demand(STEPS, payment, "reverse", by)
        if payment.refunded_minor:
            raise Refunded
        if by is not None and not _may_reverse(payment, reason, by, at):
            return payment
        for row in living:
            allocating.take_back(payment, row, rows[row.invoice_id], by=by, at=at)
        _unreceive(payment, by, at)
        reopen(payment, by=by, at=at)
        payment.state, payment.reason = PaymentState.REVERSED, reason
        records.keep(payment, at=at)
    return payment


def _unreceive(payment: Payment, by: User | None, at: datetime) -> None:
    ledger.post(
        source=records.source_of(payment),
        kind=EntryKind.REVERSAL,
        lines=invoices.mirrored(records.received(payment)),
        description=payment.operation_number,  # customers read it; why is on the payment
        by=by,
        at=at,
    )


def _may_reverse(payment: Payment, reason: str, by: User, at: datetime) -> bool:
    """Return whether it may be done now; False where it was only asked for."""
    if payment.amount_minor <= minor_of(settings.REVERSAL_LIMIT, payment.currency):
        return True
    if payment.reversal_asked_by_id is None:
        payment.reversal_asked_by, payment.reason = by, reason
        records.keep(payment, at=at)
        return False
    payment.kept_by_one = demand_another(asked_by=payment.reversal_asked_by_id, by=by)
    return True


@dataclass(frozen=True, kw_only=True)
class RefundForm:
    """What is given back and how; to their balance, or out of the house."""

    money: Money
    method: PaymentMethod
    reason: str
    operation_number: str = ""


def ask_refund(
    *,
    form: RefundForm,
    by: User,
    at: datetime,
    payment_id: UUID | None = None,
    credit_note_id: UUID | None = None,
    key: str | None = None,
) -> Refund:
    """Ask to give back what nobody used of a payment or credit note; another person approves.

    Raises NotFound, Forbidden, Invalid, NothingFree.
    """
    if by.role not in STEPS["refund"].roles:
        raise Forbidden
    known = made_under(Refund, key)
    if known is not None:
        return known
    with transaction.atomic():
        giver = _locked(payment_id, credit_note_id, by)
        _check(giver, form)
        return _asked(giver, form, client_key=key, asked_by=by, created_at=at)


def _asked(giver: allocating.Giver, form: RefundForm, **more: Any) -> Refund:
    return Refund.objects.create(
        **allocating.named(giver),
        amount_minor=form.money.minor,
        currency=form.money.currency,
        method=form.method,
        operation_number=form.operation_number,
        reason=form.reason,
        **more,
    )


def approve_refund(*, refund_id: UUID, by: User, at: datetime) -> Refund:
    """Give it back. Raises NotFound, Forbidden, SecondPersonNeeded, NothingFree, Conflict."""
    if by.role != Role.ADMIN:
        raise Forbidden
    with transaction.atomic():
        found = _refund(refund_id)
        giver = _locked(found.payment_id, found.credit_note_id, by)
        found = _refund(refund_id, lock=True)
        if found.approved_at or found.refused_at:
            raise Conflict
        found.kept_by_one = demand_another(asked_by=found.asked_by_id, by=by)
        refunds.give_back(found, giver, by=by, at=at)
        found.approved_by, found.approved_at = by, at
        found.save()
    return found


def refuse_refund(*, refund_id: UUID, by: User, at: datetime) -> Refund:
    """Leave it where it is. Raises NotFound, Forbidden, Conflict."""
    if by.role != Role.ADMIN:
        raise Forbidden
    with transaction.atomic():
        found = _refund(refund_id, lock=True)
        if found.approved_at or found.refused_at:
            raise Conflict
        found.refused_at = at
        found.save()
    return found


def _refund(refund_id: UUID, *, lock: bool = False) -> Refund:
    rows = Refund.objects.select_for_update(of=("self",)) if lock else Refund.objects.all()
    found = rows.filter(id=refund_id).first()
    if found is None:
        raise NotFound
    return found


def _locked(payment_id: UUID | None, credit_note_id: UUID | None, by: User) -> allocating.Giver:
    if payment_id is not None:
        payment = records.locked(payment_id=payment_id, by=by)
        steps.demand(STEPS, payment, "refund", by)
        return payment
    rows = CreditNote.objects.select_for_update(of=("self",))
    if credit_note_id is not None:
        ledger.hold(
            *CreditNote.objects.filter(id=credit_note_id).values_list("customer", "currency")
        )
    note = rows.filter(id=credit_note_id).first() if credit_note_id else None
    if note is None:
        raise NotFound
    return note


def _check(giver: allocating.Giver, form: RefundForm) -> None:
    if form.money.currency != giver.currency or form.money.minor <= 0:
        raise Invalid(fields={"amount": ["Not an amount to give back."]})
    if form.money.minor > giver.free.minor:
        raise NothingFree(fields={"amount": [giver.free.as_json()["amount"]]})
