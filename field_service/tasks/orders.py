"""Sweeps of orders: what a lost announcement left untold."""

from datetime import timedelta

from billing.queries import sold
from field_service.operations.orders import quoted, telling, thread
from field_service.queries import notices
from hub.kernel import clock, jobs

AT_ONCE = 100
LOST_WITHIN = timedelta(days=2)


@jobs.task(every=10)
def show_orders() -> None:
    """Bring every thread up to how its orders stand; one that fails spares the rest."""
    for order_id in notices.not_shown().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("order_not_shown", order=order_id):
            thread.show(order_id=order_id, at=clock.now())


@jobs.task(every=20)
@jobs.alone("field_service.tasks.tell_orders")
def tell_orders() -> None:
    """Tell what found the window closed, where the customer has opened it since."""
    for notice_id in notices.waiting(clock.now()).values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("order_not_told", notice=notice_id):
            telling.tell_again(notice_id, at=clock.now())


@jobs.task(every=60)
def make_of_quotes() -> None:
    """Make the orders of quotes that were accepted while nobody listened."""
    now = clock.now()
    rows = sold.accepted_services().filter(service_order=None, decided_at__gt=now - LOST_WITHIN)
    for quote_id in rows.values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("order_not_made", quote=quote_id):
            quoted.follow(quote_id=quote_id, at=now)
