"""What follows from a done order: each duty here is also found by a sweep in `tasks`."""

from billing.events import InvoiceMoved
from chat.events import MessageReceived
from field_service.events import OrderMoved
from field_service.operations.charging import following
from field_service.operations.surveys import answering, asking
from field_service.queries import surveys
from field_service.queries.charges import orders_on
from hub.kernel import clock
from hub.kernel.events import listens


@listens(InvoiceMoved)
def follow_invoice(event: InvoiceMoved) -> None:
    """Let its orders say what became of it: issued, paid, void, or taken back by a credit note."""
    for order_id in orders_on(event.invoice_id):
        following.follow(order_id=order_id, at=clock.now())


@listens(OrderMoved)
def plan_survey(event: OrderMoved) -> None:
    """Plan the question of a job that is done."""
    asking.plan(order_id=event.order_id, at=clock.now())


@listens(MessageReceived)
def take_press(event: MessageReceived) -> None:
    """Take a press on a star as the answer, and ask what could not be asked before they wrote."""
    at = clock.now()
    answering.take_presses(conversation_id=event.conversation_id, at=at)
    for survey_id in surveys.untold_in(event.conversation_id, at=at):
        asking.ask(survey_id=survey_id, at=at)
