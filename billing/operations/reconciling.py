"""Settles what a bank told with what customers said: each line with one payment or recharge."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import BankLine, Payment
from billing.operations.payments import recording
from billing.operations.payments.recording import PaymentForm
from billing.operations.recharges import decide
from billing.queries import bank, recharges
from billing.queries.payments import payment_for
from billing.types import PaymentMethod, PaymentState
from billing.types.collection import LineState
from crm.queries.customers import family_of
from hub.accounts.roles import OFFICE
from hub.kernel.errors import Conflict, Forbidden, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


class LineSettled(Conflict):
    """Somebody settled this line meanwhile."""

    code, detail = "line_settled", "This line was settled already."


class NothingMatches(Conflict):
    """Nothing has this number and this amount by now."""

    code, detail = "nothing_matches", "Nothing with this number and amount is waiting."


class AmountDiffers(Conflict):
    """The bank tells another amount; `fields` has both."""

    code, detail = "amount_differs", "The bank tells another amount."


class StillRecorded(Conflict):
    """It is another customer's payment that stands; `fields` has it."""

    code, detail = "still_recorded", "It was recorded for another customer; reverse that first."


def settle(*, line_id: UUID, by: User, at: datetime) -> BankLine:
    """Confirm what a line matches exactly: a payment, or a recharge by its own rules.

    Raises NotFound, Forbidden, LineSettled, NothingMatches, and what confirming refuses.
    """
    with transaction.atomic():
        line = _locked(line_id, by)
        found = bank.proposals([line])[line.id]
        if found is None or not found.is_exact:
            raise NothingMatches
        if found.payment is not None:
            _take_payment(line, found.payment, by, at)
        else:
            assert found.recharge is not None, "a proposal is one of the two"
            _take_recharge(line, found.recharge.id, by, at)
        return _matched(line, by, at)


def assign(*, line_id: UUID, payment_id: UUID, by: User, at: datetime) -> BankLine:
    """Say by hand which payment a line is; a pending one is confirmed by it.

    Raises NotFound, Forbidden, LineSettled, AmountDiffers, and what confirming refuses.
    """
    with transaction.atomic():
        line = _locked(line_id, by)
        payment = payment_for(by, payment_id)
        if payment.amount != line.amount:
            fields = {"payment": payment.amount.as_json(), "line": line.amount.as_json()}
            raise AmountDiffers(fields=fields)
        _take_payment(line, payment, by, at)
        return _matched(line, by, at)


def record(*, line_id: UUID, customer_id: UUID, by: User, at: datetime) -> BankLine:
    """Say by hand whose money a line is: it becomes a payment that pays what is oldest due.

    Raises NotFound, Forbidden, LineSettled, StillRecorded, OperationNumberUsed, PeriodClosed.
    """
    with transaction.atomic():
        line = _locked(line_id, by)
        before = _recorded(line, customer_id)
        number = "" if before else line.operation_number  # what was reversed keeps its number
        form = PaymentForm(
            money=line.amount,
            method=PaymentMethod.TRANSFER,
            operation_number=number or f"B{line.id.hex}{before or ''}",
            paid_on=line.day,
            note=line.description,
        )
        key = f"bank:{line.id}{f':{before}' if before else ''}"
        line.payment = recording.record(customer_id=customer_id, form=form, by=by, at=at, key=key)
        return _matched(line, by, at)


def set_aside(*, line_id: UUID, note: str, by: User, at: datetime) -> BankLine:
    """Leave a line aside that is no customer's money. Raises NotFound, Forbidden, LineSettled."""
    with transaction.atomic():
        line = _locked(line_id, by)
        line.state, line.note = LineState.IGNORED, note
        line.decided_by, line.decided_at = by, at
        line.save()
    return line


def reopen(*, line_id: UUID, by: User, at: datetime) -> BankLine:
    """Look at a line again; what it confirmed stays confirmed. Raises NotFound, Forbidden."""
    with transaction.atomic():
        line = _locked(line_id, by, states=(LineState.IGNORED, LineState.MATCHED))
        line.state, line.payment, line.recharge, line.note = LineState.OPEN, None, None, ""
        line.decided_by, line.decided_at = by, at
        line.save()
    return line


def _locked(line_id: UUID, by: User, states: tuple[LineState, ...] = (LineState.OPEN,)) -> BankLine:
    if by.role not in OFFICE:
        raise Forbidden
    line = BankLine.objects.select_for_update(of=("self",)).filter(id=line_id).first()
    if line is None:
        raise NotFound
    if line.state not in states:
        raise LineSettled
    return line


def _recorded(line: BankLine, customer_id: UUID) -> int:
    """Return how many payments recorded from a line were reversed since.

    StillRecorded where one stands for another customer.
    """
    rows = Payment.objects.filter(client_key__startswith=f"bank:{line.id}")
    stands = rows.exclude(state=PaymentState.REVERSED).select_related("customer").first()
    if stands is not None and customer_id not in family_of(stands.customer_id):
        raise StillRecorded(fields={"payment": [str(stands.id)]})
    return rows.filter(state=PaymentState.REVERSED).count()


def _take_payment(line: BankLine, payment: Payment, by: User, at: datetime) -> None:
    if payment.state == PaymentState.PENDING:
        payment = recording.confirm(payment_id=payment.id, by=by, at=at)
    if payment.state != PaymentState.CONFIRMED or bank.is_taken(payment_id=payment.id):
        raise NothingMatches
    line.payment = payment


def _take_recharge(line: BankLine, recharge_id: UUID, by: User, at: datetime) -> None:
    recharge = recharges.recharge_for(by, recharge_id)
    if recharge.credited_at is None:
        recharge = decide.approve(recharge_id=recharge_id, seen=line.amount, by=by, at=at)
    if bank.is_taken(recharge_id=recharge.id):
        raise NothingMatches
    line.recharge = recharge


def _matched(line: BankLine, by: User, at: datetime) -> BankLine:
    line.state, line.decided_by, line.decided_at = LineState.MATCHED, by, at
    line.save()
    return line
