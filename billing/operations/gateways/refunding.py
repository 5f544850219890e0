"""Gives money back to the card it came from, once an admin has approved it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from billing.models import GatewayAccount, GatewayRefund, Refund
from billing.operations.gateways.accounts import credentials_of, gateway_named
from billing.ports.gateway import GatewayDown, GatewayRefused
from billing.queries.gateways import refunds_to_send
from hub.kernel.money import Money

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
            credentials_of(account), payment.external_id, money, key=f"refund-{refund.id}"
        )
    except GatewayDown as down:
        wait = PAUSES[min(row.tries, len(PAUSES) - 1)]
        _keep(row, error=down.detail, next_try_at=at + timedelta(seconds=wait))
    except GatewayRefused as refused:
        _keep(row, error=refused.detail, next_try_at=None, failed_at=at)
    else:
        _keep(row, error="", next_try_at=None, done_at=at)


def _keep(row: GatewayRefund, *, error: str, **fields: datetime | None) -> None:
    with transaction.atomic():
        row.error, row.tries = error[:300], row.tries + 1
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
