"""What plans do when something happened: each duty here is also found by a sweep in `tasks`."""

from field_service.events import MachineMoved, OrderMoved
from field_service.operations.plans import running
from field_service.queries import plans
from hub.kernel import clock, jobs
from hub.kernel.events import listens
from hub.kernel.home import today


@listens(MachineMoved)
def make_what_is_due(event: MachineMoved) -> None:
    """Make the orders of a machine whose meter reached what a plan says."""
    now = clock.now()
    due = plans.due_ones(today(now), machine_id=event.machine_id)
    for plan_id in list(due.values_list("id", flat=True)):
        with jobs.sparing("plan_not_run", plan=plan_id):
            running.run_if_due(plan_id=plan_id, at=now)


@listens(OrderMoved)
def say_when_next(event: OrderMoved) -> None:
    """Let a plan count on from the order that was done."""
    for plan_id in list(plans.settled_ones(order_id=event.order_id).values_list("id", flat=True)):
        running.settle(plan_id=plan_id, at=clock.now())
