"""Sweeps of money: what a lost announcement left undone, and whether the books are true."""

import logging

from billing.operations.quotes import answering, presses
from billing.operations.quotes import thread as quote_thread
from billing.operations.recharges import thread
from billing.queries import ledger, quotes, recharges
from hub.kernel import clock, jobs
from hub.kernel.home import today

log = logging.getLogger(__name__)
AT_ONCE = 100


@jobs.task(every=10)
def show_recharges() -> None:
    """Bring every thread up to how its recharges stand; one that fails spares the rest."""
    for recharge_id in recharges.not_shown().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("recharge_not_shown", recharge=recharge_id):
            thread.show(recharge_id=recharge_id, at=clock.now())


@jobs.task(every=3600)
def audit_ledger() -> None:
    """Recompute the ledger and log each thing that must never be."""
    for found in ledger.discrepancies():
        log.error(
            "ledger_differs",
            extra={
                "what": found.what,
                "row": str(found.id),
                "expected": found.expected,
                "found": found.found,
            },
        )


@jobs.task(every=10)
def show_quotes() -> None:
    """Bring every thread up to how its quotes stand; one that fails spares the rest."""
    for quote_id in quotes.not_shown().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("quote_not_shown", quote=quote_id):
            quote_thread.show(quote_id=quote_id, at=clock.now())


@jobs.task(every=30)
def take_presses() -> None:
    """Take what customers pressed while nobody listened."""
    presses.follow(at=clock.now())


@jobs.task(every=600)
def expire_quotes() -> None:
    """Write down which quotes nobody answered in time; read they are expired already."""
    now = clock.now()
    for quote_id in quotes.past(today(now)).values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("quote_not_expired", quote=quote_id):
            answering.expire(quote_id=quote_id, at=now)
