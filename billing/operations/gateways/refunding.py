"""Gives money back to the card it came from, once an admin has approved it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import GatewayAccount, GatewayRefund, Payment, Refund
from billing.operations.gateways.accounts import credentials_of, gateway_named
from billing.operations.gateways.alarms import ring_refund
from billing.operations.payments import records
from billing.operations.payments.refunds import give_back, take_again
from billing.ports.gateway import GatewayDown, GatewayRefused
from billing.queries.gateways import refunds_to_send
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, Forbidden, NotFound
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User

PAUSES = (5, 30, 120, 600, 3600)
LEASE = timedelta(seconds=60)


def queue(*, at: datetime) -> list[UUID]:
    """Write down what is to be given back at a gateway; returns what is due."""
    for refund in refunds_to_send()[:100]:
        GatewayRefund.objects.get_or_create(
            refund=refund, defaults={"next_try_at": at, "created_at": at}
        )
    due = GatewayRefund.objects.filter(next_try_at__lte=at).order_by("next_try_at")
    return list(due.values_list("refund_id", flat=True)[:100])


def send(refund_id: UUID, *, at: datetime) -> None:
    """Give one back; the refund's own id is the gateway's idempotency key."""
    mine = GatewayRefund.objects.filter(refund=refund_id, next_try_at__lte=at)
    if not mine.update(next_try_at=at + LEASE):
        return
    refund = Refund.objects.select_related("payment").get(id=refund_id)
    payment = refund.payment
    assert payment is not None, "only payments came by a gateway"
    account = GatewayAccount.objects.filter(name=payment.gateway).first()
    row = GatewayRefund.objects.get(refund=refund_id)
    try:
        if account is None:
            raise GatewayRefused("The gateway was taken away.")
        money = Money(refund.amount_minor, refund.currency)
        gateway_named(account.name).refund(
            credentials_of(account), payment.external_id, money, key=_key(row)
        )
    except GatewayDown as down:
        wait = PAUSES[min(row.tries, len(PAUSES) - 1)]
        _keep(row, error=down.detail, next_try_at=at + timedelta(seconds=wait))
    except GatewayRefused as refused:
        _fail(row, refused.detail, at)
    else:
        _keep(row, error="", next_try_at=None, done_at=at)


def send_again(*, refund_id: UUID, by: User, at: datetime) -> Refund:
    """Begin one anew that the gateway refused, where its money is still there.

    Raises NotFound, Forbidden, NothingFree, Conflict for one that has not failed.
    """
    if by.role != Role.ADMIN:
        raise Forbidden
    with transaction.atomic():
        payment, row = _locked(refund_id)
        if row.failed_at is None:
            raise Conflict
        row.attempt += 1
        give_back(row.refund, payment, by=by, at=at, attempt=row.attempt)
        row.failed_at, row.next_try_at, row.tries = None, at, 0
        row.save()
    return row.refund


def _fail(row: GatewayRefund, error: str, at: datetime) -> None:
    """It never left: its money is the customer's to use again, and the office is told."""
    with transaction.atomic():
        payment, now = _locked(row.refund_id)
        if _is_over(row, now):
            return
        take_again(now.refund, payment, by=None, at=at, attempt=now.attempt)
        _keep(row, error=error, next_try_at=None, failed_at=at)
        ring_refund(now.refund, payment, attempt=now.attempt, at=at)


def _locked(refund_id: UUID) -> tuple[Payment, GatewayRefund]:
    found = GatewayRefund.objects.filter(refund=refund_id).first()
    if found is None or found.refund.payment_id is None:
        raise NotFound
    payment = records.locked(payment_id=found.refund.payment_id, by=None)
    rows = GatewayRefund.objects.select_for_update(of=("self",)).select_related("refund")
    return payment, rows.get(refund=refund_id)


def _key(row: GatewayRefund) -> str:
    """Return what the gateway knows it by: refused, it is another one."""
    return f"refund-{row.refund_id}{f'-{row.attempt}' if row.attempt else ''}"


def _is_over(asked: GatewayRefund, now: GatewayRefund) -> bool:
    """Whether a refund was settled, or begun anew, while an answer to it was late."""
    return bool(now.done_at or now.failed_at) or now.attempt != asked.attempt


def _keep(asked: GatewayRefund, *, error: str, **fields: datetime | None) -> None:
    with transaction.atomic():
        now = GatewayRefund.objects.select_for_update(of=("self",)).get(refund=asked.refund_id)
        if _is_over(asked, now):
            return
        now.error, now.tries = error[:300], now.tries + 1
        for name, value in fields.items():
            setattr(now, name, value)
        now.save()
