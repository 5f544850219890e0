"""What follows from a done order: each duty here is also found by a sweep in `tasks`."""

from billing.events import InvoiceMoved
from field_service.operations.charging import following
from field_service.queries.charges import orders_on
from hub.kernel import clock
from hub.kernel.events import listens


@listens(InvoiceMoved)
def follow_invoice(event: InvoiceMoved) -> None:
    """Let its orders say what became of it: issued, paid, void, or taken back by a credit note."""
    for order_id in orders_on(event.invoice_id):
        following.follow(order_id=order_id, at=clock.now())
