"""What money does when something happened: each duty here is also found by a sweep in `tasks`."""

from billing.events import InvoiceMoved, PaymentMoved, QuoteMoved, RechargeMoved
from billing.operations.payments import thread as payment_thread
from billing.operations.quotes import presses
from billing.operations.quotes import thread as quote_thread
from billing.operations.recharges import thread
from billing.queries import recharges
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
    """Have receipts told that could not be, now that the customer has written."""
    if recharges.untold_in(event.conversation_id).exists():
        jobs.ring_once("billing.tasks.follow_receipts", within=MOMENT)


@listens(InvoiceMoved)
def draw(event: InvoiceMoved) -> None:
    """Have what was issued drawn soon, so that nobody waits for it."""
    jobs.enqueue_once("billing.tasks.draw_papers", within=jobs.SOON)


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
