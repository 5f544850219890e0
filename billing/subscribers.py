"""What money does when something happened: each duty here is also found by a sweep in `tasks`."""

from billing.events import (
    ChargeMade,
    CouponMoved,
    InvoiceMoved,
    PaymentMoved,
    QuoteMoved,
    RechargeMoved,
)
from billing.operations.charges import thread as charge_thread
from billing.operations.coupons import rules
from billing.operations.coupons import thread as coupon_thread
from billing.operations.invoices import thread as invoice_thread
from billing.operations.payments import thread as payment_thread
from billing.operations.quotes import presses
from billing.operations.quotes import thread as quote_thread
from billing.operations.recharges import thread
from billing.queries import recharges, untold
from billing.queries.notices import charges_of
from billing.types import RuleEvent
from chat.events import MessageReceived
from hub.kernel import clock, jobs
from hub.kernel.events import listens

MOMENT = 0.25  # seconds


@listens(RechargeMoved)
def show_in_thread(event: RechargeMoved) -> None:
    """Post or update the card, and tell the customer what was decided."""
    thread.show(recharge_id=event.recharge_id, at=clock.now())
    if recharges.is_not_compared(event.recharge_id):
        jobs.ring_once("billing.tasks.compare_proofs", within=MOMENT)


@listens(MessageReceived)
def tell_what_waits(event: MessageReceived) -> None:
    """Have told what could not be, now that the customer has written."""
    if untold.waits_in(event.conversation_id, at=clock.now()):
        jobs.ring_once("billing.tasks.follow_receipts", within=MOMENT)


@listens(InvoiceMoved)
def draw(event: InvoiceMoved) -> None:
    """Have what was issued drawn soon, so that nobody waits for it."""
    jobs.enqueue_once("billing.tasks.draw_papers", within=jobs.SOON)


@listens(InvoiceMoved)
def show_invoice(event: InvoiceMoved) -> None:
    """Post or update its card, tell the customer once, and move what charges ask for it."""
    at = clock.now()
    invoice_thread.show(invoice_id=event.invoice_id, at=at)
    for charge in charges_of(event.invoice_id):
        charge_thread.show(charge_id=charge.id, at=at)


@listens(ChargeMade)
def show_charge(event: ChargeMade) -> None:
    """Tell the customer what they owe, and leave a card."""
    charge_thread.show(charge_id=event.charge_id, at=clock.now())


@listens(QuoteMoved)
def show_quote(event: QuoteMoved) -> None:
    """Post or update its card, and send the customer what was sent."""
    quote_thread.show(quote_id=event.quote_id, at=clock.now())


@listens(MessageReceived)
def take_presses(event: MessageReceived) -> None:
    """Take a press on a quote's button as its answer."""
    presses.follow(conversation_id=event.conversation_id, at=clock.now())


@listens(PaymentMoved)
def show_payment_in_thread(event: PaymentMoved) -> None:
    """Post or update the card of a payment, and tell the customer what became of it."""
    payment_thread.show(payment_id=event.payment_id, at=clock.now())


@listens(CouponMoved)
def show_coupon(event: CouponMoved) -> None:
    """Post or update its card, and tell the customer."""
    coupon_thread.show(coupon_id=event.coupon_id, at=clock.now())


@listens(PaymentMoved)
def award_payment(event: PaymentMoved) -> None:
    """Give what a confirmed payment earned, or take it back."""
    rules.follow(event=RuleEvent.PAYMENT, source_id=event.payment_id, at=clock.now())


@listens(RechargeMoved)
def award_recharge(event: RechargeMoved) -> None:
    """Give what a credited recharge earned, or take it back."""
    rules.follow(event=RuleEvent.RECHARGE, source_id=event.recharge_id, at=clock.now())


@listens(InvoiceMoved)
def award_invoice(event: InvoiceMoved) -> None:
    """Give what an issued invoice earned, or take it back."""
    rules.follow(event=RuleEvent.INVOICE, source_id=event.invoice_id, at=clock.now())
