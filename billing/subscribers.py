"""What money does when something happened: each duty here is also found by a sweep in `tasks`."""

from billing.events import InvoiceMoved, RechargeMoved
from billing.operations.recharges import thread
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
