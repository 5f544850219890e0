"""Leads customers to a gateway: a payment and its checkout are rows before anybody is asked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction

from billing.models import Checkout, GatewayAccount, Invoice, Payment
from billing.operations.gateways.accounts import credentials_of, gateway_named
from billing.operations.invoices import records as invoices
from billing.operations.payments import recording
from billing.operations.payments.recording import PaymentForm
from billing.ports.gateway import GatewayDown, GatewayRefused
from billing.types import PaymentMethod, PaymentState
from billing.types.gateways import Charge
from hub.kernel import jobs
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User

GOOD_FOR = timedelta(hours=24)
PAUSES = (2, 5, 15, 60, 300)  # seconds between tries to open a checkout
LOOKS = (20, 40, 120, 300, 900, 3600)  # and between looks at what became of it


class NotOwed(Conflict):
    """There is nothing to pay on it any more."""

    code, detail = "not_owed", "Nothing is owed on this document."


class NoGateway(Conflict):
    """The house takes no cards at the moment."""

    code, detail = "no_gateway", "Cards are not taken at the moment."


def begin(
    *, invoice_id: UUID, money: Money, by: User | None, at: datetime, key: str | None = None
) -> Checkout:
    """Begin to pay an invoice at the gateway; one that is on its way for as much is given back.

    The gateway is asked after commit. Raises NotOwed, NoGateway, Invalid.
    """
    with transaction.atomic():
        invoice = invoices.locked_in_order([invoice_id])[invoice_id]
        demand_owed(invoice, money)
        account = GatewayAccount.objects.filter(active=True).order_by("created_at").first()
        if account is None:
            raise NoGateway
        if (there := _in_flight(invoice, money, at)) is not None:
            return there
        payment = _payment(invoice, money, account, by, at, key)
        checkout = Checkout.objects.create(
            payment=payment, account=account, next_look_at=at, created_at=at
        )
        jobs.enqueue("billing.tasks.open_checkout", str(checkout.id))
    return checkout


def demand_owed(invoice: Invoice, money: Money) -> None:
    """Raise NotOwed, or Invalid for an amount that is not between nothing and what is owed."""
    if not invoice.is_owed:
        raise NotOwed
    if money.currency != invoice.currency or not 0 < money.minor <= invoice.balance_minor:
        raise Invalid(fields={"amount": ["At most what is owed."]})


def open_one(checkout_id: UUID, *, at: datetime) -> None:
    """Ask the gateway for the page of a checkout; it is asked again when it does not answer.

    Whoever asks twice gets the same page: the payment's id is the gateway's idempotency key.
    """
    rows = Checkout.objects.filter(id=checkout_id, url="", payment__state=PaymentState.PENDING)
    found = rows.select_related("payment__customer", "payment__invoice", "account").first()
    if found is None:
        return
    try:
        begun = gateway_named(found.account.name).begin(credentials_of(found.account), _of(found))
    except GatewayDown as down:
        _again(found, down.detail, at)
    except GatewayRefused as refused:
        _refused(found, refused.detail, at)
    else:
        Checkout.objects.filter(id=found.id).update(
            url=begun.url, checkout_id=begun.checkout_id, error="", tries=0,
            next_look_at=at + timedelta(seconds=LOOKS[0]),
        )  # fmt: skip


def _in_flight(invoice: Invoice, money: Money, at: datetime) -> Checkout | None:
    rows = Checkout.objects.filter(payment__invoice=invoice, payment__state=PaymentState.PENDING)
    found = rows.select_related("payment").first()
    if found is None:
        return None
    if found.payment.amount == money and _is_good(found.payment, at):
        return found
    # Another amount, or too late: what is paid there after all is taken as it comes.
    recording.give_up(payment_id=found.payment_id, how="cancel", reason="replaced", by=None, at=at)
    return None


def _is_good(payment: Payment, at: datetime) -> bool:
    return payment.expires_at is None or payment.expires_at > at


def _payment(
    invoice: Invoice,
    money: Money,
    account: GatewayAccount,
    by: User | None,
    at: datetime,
    key: str | None,
) -> Payment:
    form = PaymentForm(
        money=money, method=PaymentMethod.CARD, conversation_id=invoice.conversation_id
    )
    return recording.begin(
        customer_id=invoice.customer_id,
        form=form,
        by=by,
        at=at,
        invoice_id=invoice.id,
        gateway=account.name,
        expires_at=at + GOOD_FOR,
        key=key,
    )


def _of(found: Checkout) -> Charge:
    payment = found.payment
    assert payment.expires_at is not None, "a checkout ends"
    return Charge(
        reference=payment.id,
        title=payment.invoice.label if payment.invoice else "",
        money=payment.amount,
        payer_name=payment.customer.name,
        payer_email=payment.customer.email,
        # No link stands there: what opens a document is known to its holder alone.
        back_url=f"{settings.PUBLIC_URL}/p/back/",
        expires_at=payment.expires_at,
    )


def _again(found: Checkout, error: str, at: datetime) -> None:
    wait = PAUSES[min(found.tries, len(PAUSES) - 1)]
    Checkout.objects.filter(id=found.id).update(
        tries=found.tries + 1, error=error[:300], next_look_at=at + timedelta(seconds=wait)
    )


def _refused(found: Checkout, error: str, at: datetime) -> None:
    with transaction.atomic():
        Checkout.objects.filter(id=found.id).update(error=error[:300], next_look_at=None)
        GatewayAccount.objects.filter(id=found.account_id).update(last_error=error[:300])
        recording.give_up(
            payment_id=found.payment_id, how="fail", reason="gateway_refused", by=None, at=at
        )
