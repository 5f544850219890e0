"""Sweeps of what follows from a done order."""

from field_service.operations.charging import following
from field_service.operations.surveys import answering, asking
from field_service.operations.surveys import following as opinions
from field_service.queries import surveys
from hub.kernel import clock, jobs

AT_ONCE = 100


@jobs.task(every=20)
def follow_invoices() -> None:
    """Let orders say what became of their invoices; one that fails spares the rest."""
    for order_id in following.behind():
        with jobs.sparing("order_not_followed", order=order_id):
            following.follow(order_id=order_id, at=clock.now())


@jobs.task(every=30)
@jobs.alone()
def ask_about_orders() -> None:
    """Plan the question of each done order, and ask those whose time has come."""
    for order_id in surveys.to_plan(clock.now()).values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("survey_not_planned", order=order_id):
            asking.plan(order_id=order_id, at=clock.now())
    for survey_id in surveys.due(clock.now()).values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("survey_not_asked", survey=survey_id):
            asking.ask(survey_id=survey_id, at=clock.now())


@jobs.task(every=30)
def follow_surveys() -> None:
    """Take presses that were missed, and open a query for each low score."""
    answering.take_presses(at=clock.now())
    for survey_id in surveys.unfollowed().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("survey_not_followed", survey=survey_id):
            opinions.follow(survey_id=survey_id, at=clock.now())
