"""Sweeps of money: what a lost announcement left undone, and whether the books are true."""

import logging

from billing.operations.payments import thread as payment_thread
from billing.operations.recharges import thread
from billing.operations.reminders import sending
from billing.queries import ledger, payments, recharges
from hub.kernel import clock, jobs

log = logging.getLogger(__name__)
AT_ONCE = 100


@jobs.task(every=10)
def show_recharges() -> None:
    """Bring every thread up to how its recharges stand; one that fails spares the rest."""
    for recharge_id in recharges.not_shown().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("recharge_not_shown", recharge=recharge_id):
            thread.show(recharge_id=recharge_id, at=clock.now())


@jobs.task(every=10)
def show_payments() -> None:
    """Bring every thread up to how its payments stand; one that fails spares the rest."""
    for payment_id in payments.not_shown().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("payment_not_shown", payment=payment_id):
            payment_thread.show(payment_id=payment_id, at=clock.now())


@jobs.task(every=600)
def remind() -> None:
    """Remind customers of what is to be told today, in the house's hours."""
    if sending.remind(at=clock.now()):
        jobs.enqueue("billing.tasks.mail_reminders")


@jobs.task(every=120)
def mail_reminders() -> None:
    """Hand the reminders that go by mail to the server."""
    sending.mail_queued()


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
