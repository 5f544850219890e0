"""Sweeps of preventive plans: the orders of the day, and what a lost announcement left undone."""

from field_service.operations.plans import running
from field_service.queries import plans
from hub.kernel import clock, jobs
from hub.kernel.home import today

AT_ONCE = 200


@jobs.task(every=300)
@jobs.alone()
def run_plans() -> None:
    """Make the orders of plans that are due, and count on from those that were done."""
    now = clock.now()
    for plan_id in list(plans.settled_ones().values_list("id", flat=True)[:AT_ONCE]):
        with jobs.sparing("plan_not_settled", plan=plan_id):
            running.settle(plan_id=plan_id, at=now)
    for plan_id in list(plans.due_ones(today(now)).values_list("id", flat=True)[:AT_ONCE]):
        with jobs.sparing("plan_not_run", plan=plan_id):
            running.run_if_due(plan_id=plan_id, at=now)
