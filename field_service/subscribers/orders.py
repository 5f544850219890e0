"""What follows from orders and messages: each duty here is also found by a sweep in `tasks`."""

from billing.events import QuoteAccepted
from chat.events import MessageReceived
from field_service.events import OrderMoved
from field_service.operations.orders import answers, quoted, thread
from field_service.queries import notices
from hub.kernel import clock, jobs
from hub.kernel.events import listens

MOMENT = 0.25  # seconds


@listens(OrderMoved)
def show_order(event: OrderMoved) -> None:
    """Post or update its card, and tell the customer what changed, once."""
    thread.show(order_id=event.order_id, at=clock.now())


@listens(MessageReceived)
def tell_what_waits(event: MessageReceived) -> None:
    """Have told what found the window closed, now that the customer has written."""
    if notices.waiting(clock.now()).filter(conversation=event.conversation_id).exists():
        jobs.ring_once("field_service.tasks.tell_orders", within=MOMENT)


@listens(MessageReceived)
def hand_on(event: MessageReceived) -> None:
    """Tell who is sent that the customer wrote about their order."""
    answers.hand_on(message_id=event.message_id, at=clock.now())


@listens(QuoteAccepted)
def make_of_quote(event: QuoteAccepted) -> None:
    """Make the order of a quote that was accepted, where the house wants that."""
    quoted.follow(quote_id=event.quote_id, at=clock.now())
