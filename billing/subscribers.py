"""What money does when something happened: each duty here is also found by a sweep in `tasks`."""

from billing.events import PaymentMoved, RechargeMoved
from billing.operations.payments import thread as payment_thread
from billing.operations.recharges import thread
from hub.kernel import clock
from hub.kernel.events import listens


@listens(RechargeMoved)
def show_in_thread(event: RechargeMoved) -> None:
    """Post or update the card, and tell the customer what was decided."""
    thread.show(recharge_id=event.recharge_id, at=clock.now())


@listens(PaymentMoved)
def show_payment_in_thread(event: PaymentMoved) -> None:
    """Post or update the card of a payment, and tell the customer what became of it."""
    payment_thread.show(payment_id=event.payment_id, at=clock.now())
