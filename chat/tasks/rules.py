"""What the counter does by itself."""

from collections.abc import Callable, Iterable
from uuid import UUID

from chat.operations import (
    rules,
    sla,
    stretches,
    surveys,
    work,
)
from hub.kernel import clock, jobs
from hub.kernel.jobs import task

AT_ONCE = 200


@task(every=5)
@jobs.alone("chat.tasks.follow_work")  # two at a time would wait for each other
def follow_work() -> None:
    """Note what follows from what happened, and run the rules; rung when something happens."""
    work.follow(at=clock.now())
    run_rules()


@task
@jobs.alone("chat.tasks.run_rules")
def run_rules() -> None:
    """Run the rules that are due."""
    _each(rules.run_all, rules.due())


@task(every=20)
def note_waits() -> None:
    """Set off the rules about customers who have waited long."""
    rules.note_waits(at=clock.now())


@task(every=10)
def watch_promises() -> None:
    """Warn of promises that are about to be broken, and tell of those that are."""
    _each(sla.watch, sla.due(at=clock.now()))


@task(every=60)
def renew_promises() -> None:
    """Reckon all promises anew when policies or hours have changed; rung when they have."""
    sla.renew(at=clock.now())


@task(every=10)
def ask_surveys() -> None:
    """Ask customers how it was."""
    _each(surveys.ask, surveys.due(at=clock.now()))


@task(every=10)
def follow_surveys() -> None:
    """Follow ratings; rung when one comes."""
    _each(surveys.follow, surveys.rated(at=clock.now()))


@task(every=3600)
def forget_runs() -> None:
    """Remove what rules did long ago."""
    while rules.forget(at=clock.now()):
        pass


def _each(act: Callable[..., object], ids: Iterable[UUID]) -> None:
    for each in ids:
        with jobs.sparing("not_done", task=act.__qualname__, id=each):
            act(each, at=clock.now())


@task(every=5)
@jobs.alone()
def follow_stretches() -> None:
    """Take in for reports what was said since."""
    for _ in range(20):
        if not stretches.follow(at=clock.now()):
            return
