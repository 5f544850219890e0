"""What money does when something happened: each duty here is also found by a sweep in `tasks`."""

from billing.events import ChargeMade, InvoiceMoved, QuoteMoved, RechargeMoved
from billing.operations.charges import thread as charge_thread
from billing.operations.invoices import thread as invoice_thread
from billing.operations.quotes import presses
from billing.operations.quotes import thread as quote_thread
from billing.operations.recharges import thread
from billing.queries.notices import charges_of
from chat.events import MessageReceived
from hub.kernel import clock, jobs
from hub.kernel.events import listens


@listens(RechargeMoved)
def show_in_thread(event: RechargeMoved) -> None:
    """Post or update the card, and tell the customer what was decided."""
    thread.show(recharge_id=event.recharge_id, at=clock.now())


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
