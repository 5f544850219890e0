"""Many who ask for a report that takes long, and many who would make it, at the same moment."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connections

from hub.kernel import clock
from hub.reports.models import Notification, ReportRun
from hub.reports.operations.reports import running
from hub.reports.ports.reports import Report, reports
from hub.reports.types.making import measure, words
from hub.reports.types.reports import Group, Result
from hub.reports.types.running import LEASE, MOST_OPEN
from tests.crowd import at_once, outcomes

pytestmark = pytest.mark.django_db(transaction=True)
FORM = {"preset": "today", "format": "csv"}


class Slow:
    """A report that takes as long as it is told to."""

    def __init__(self):
        self.ran, self.begun, self.go = 0, Event(), Event()
        self.go.set()

    def run(self, asked):
        self.ran += 1
        self.begun.set()
        assert self.go.wait(20)
        return Result(figures={"n": 7})


@pytest.fixture
def slow():
    made = Slow()
    report = Report(
        key="slow", group=Group.COMPLIANCE, title=words("Lento", "Slow"),
        description=words("x", "x"), measures=(measure("n", words("n", "n"), words("n", "n")),),
        run=made.run,
    )  # fmt: skip
    reports.add("slow", report)
    yield made
    reports._items.pop("slow")


def asks(who):
    return running.ask(reports.get("slow"), FORM, by=who, at=clock.now())


def test_twenty_asked_for_at_once_are_five(admin, slow):
    told = outcomes(*[lambda: asks(admin)] * 20)

    assert told == {"done": MOST_OPEN, "too_many_reports": 20 - MOST_OPEN}
    assert ReportRun.objects.count() == MOST_OPEN


def test_eight_workers_make_it_once_and_tell_it_once(admin, slow):
    row = asks(admin)

    at_once([lambda: running.work_on(row.id, at=clock.now())] * 8)

    row.refresh_from_db()
    assert (slow.ran, row.state, row.done, row.tries) == (1, "done", 100, 1)
    assert Notification.objects.filter(user=admin, kind="report").count() == 1


def works(row, at):
    def run():
        running.work_on(row.id, at=at)
        connections.close_all()

    thread = Thread(target=run)
    thread.start()
    return thread


def test_nobody_takes_it_while_its_worker_shows_signs_of_life(admin, slow):
    row, at = asks(admin), clock.now()
    slow.go.clear()
    worker = works(row, at - LEASE + timedelta(seconds=1))  # its claim is nearly over
    assert slow.begun.wait(20)

    running.work_on(row.id, at=at + timedelta(minutes=1))

    assert slow.ran == 1 and running.open_runs(at=at + timedelta(minutes=1)) == []
    slow.go.set()
    worker.join(20)
    row.refresh_from_db()
    assert (row.state, row.tries) == ("done", 1)


def test_a_worker_that_comes_back_too_late_changes_nothing(admin, slow):
    row, at = asks(admin), clock.now()
    slow.go.clear()
    late = works(row, at)
    assert slow.begun.wait(20)
    slow.begun.clear()
    other = works(row, at + LEASE + timedelta(minutes=5))
    assert slow.begun.wait(20)
    slow.go.set()
    late.join(20)
    other.join(20)

    row.refresh_from_db()
    assert (slow.ran, row.state, row.tries) == (2, "done", 2)
    assert Notification.objects.filter(user=admin, kind="report").count() == 1
