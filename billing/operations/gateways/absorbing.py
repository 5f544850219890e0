"""Takes notices in, and looks up what they are about: nothing they say of money is believed."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from billing.models import Checkout, GatewayAccount, GatewayEvent
from billing.operations.gateways import settling
from billing.operations.gateways.accounts import credentials_of, gateway_named
from billing.operations.gateways.checkouts import LOOKS, open_one
from billing.operations.payments import recording
from billing.ports.gateway import GatewayDown, GatewayRefused
from billing.types import PaymentState
from billing.types.gateways import EventState, RawNotice
from hub.kernel import jobs
from hub.kernel.errors import DomainError, NotFound

PAUSES = (2, 5, 15, 60, 300, 900, 3600)
LEASE = timedelta(seconds=60)


def take(name: str, key: str, notice: RawNotice, *, at: datetime) -> None:
    """Store a notice that proves itself, once, and have it looked up after commit.

    Raises NotFound (nobody's door), BadSignature, Unavailable (no secret to check by).
    """
    account = GatewayAccount.objects.filter(name=name, key=key).first()
    if account is None:
        raise NotFound
    told = gateway_named(name).verified(credentials_of(account), notice)
    state = EventState.STORED if told.charge_id else EventState.PARKED
    with transaction.atomic():
        row, made = GatewayEvent.objects.get_or_create(
            account=account,
            key=told.key,
            defaults={
                "topic": told.topic,
                "charge_id": told.charge_id,
                "state": state,
                "next_try_at": at if told.charge_id else None,
                "error": "" if told.charge_id else "not followed",
                "received_at": at,
            },
        )
        GatewayAccount.objects.filter(id=account.id).update(heard_at=at)
        if made and state == EventState.STORED:
            jobs.enqueue("billing.tasks.absorb_notice", str(row.id))


def absorb(event_id: UUID, *, at: datetime) -> None:
    """Look up the charge a notice is about and let it do what it does; tried again by itself."""
    mine = GatewayEvent.objects.filter(id=event_id, state=EventState.STORED, next_try_at__lte=at)
    if not mine.update(next_try_at=at + LEASE):
        return
    event = GatewayEvent.objects.select_related("account").get(id=event_id)
    gateway = gateway_named(event.account.name)
    try:
        found = gateway.fetch(credentials_of(event.account), event.charge_id)
        done = "not ours" if found is None else settling.settle(event.account, found, at=at)
    except GatewayDown as down:
        _again(event, down.detail, at)
    except DomainError as refused:
        _end(event, EventState.PARKED, refused.detail)
    else:
        _end(event, EventState.PARKED if done else EventState.DONE, done)


def look(checkout_id: UUID, *, at: datetime) -> None:
    """Ask what became of a checkout nobody told us of; one whose time is over ends."""
    mine = Checkout.objects.filter(id=checkout_id, next_look_at__lte=at)
    if not mine.update(next_look_at=at + LEASE):
        return
    checkout = Checkout.objects.select_related("account", "payment").get(id=checkout_id)
    if checkout.payment.state != PaymentState.PENDING:
        Checkout.objects.filter(id=checkout_id).update(next_look_at=None)
        return
    if not checkout.url:
        open_one(checkout_id, at=at)
        return
    try:
        gateway = gateway_named(checkout.account.name)
        for found in gateway.charges_of(credentials_of(checkout.account), str(checkout.payment_id)):
            settling.settle(checkout.account, found, at=at)
    except (GatewayDown, GatewayRefused) as error:
        Checkout.objects.filter(id=checkout_id).update(error=error.detail[:300])
    else:
        _expire(checkout, at)
    wait = LOOKS[min(checkout.tries, len(LOOKS) - 1)]
    Checkout.objects.filter(id=checkout_id, payment__state=PaymentState.PENDING).update(
        tries=checkout.tries + 1, next_look_at=at + timedelta(seconds=wait)
    )


def _expire(checkout: Checkout, at: datetime) -> None:
    """End what was never paid; it was asked just now, so nothing is on its way unseen."""
    over = checkout.payment.expires_at
    checkout.payment.refresh_from_db(fields=["state"])
    if over is not None and over <= at and checkout.payment.state == PaymentState.PENDING:
        recording.give_up(
            payment_id=checkout.payment_id, how="expire", reason="expired", by=None, at=at
        )


def _again(event: GatewayEvent, error: str, at: datetime) -> None:
    wait = PAUSES[min(event.tries, len(PAUSES) - 1)]
    GatewayEvent.objects.filter(id=event.id).update(
        tries=event.tries + 1, error=error[:300], next_try_at=at + timedelta(seconds=wait)
    )


def _end(event: GatewayEvent, state: EventState, error: str) -> None:
    GatewayEvent.objects.filter(id=event.id).update(
        state=state, error=error[:300], next_try_at=None
    )
