"""Sweeps of what follows from a done order."""

from field_service.operations.charging import following
from hub.kernel import clock, jobs


@jobs.task(every=20)
def follow_invoices() -> None:
    """Let orders say what became of their invoices; one that fails spares the rest."""
    for order_id in following.behind():
        with jobs.sparing("order_not_followed", order=order_id):
            following.follow(order_id=order_id, at=clock.now())
