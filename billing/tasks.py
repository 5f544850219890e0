"""Sweeps of money: what a lost announcement left undone, and whether the books are true."""

import logging

from billing.operations.recharges import comparing, telling, thread
from billing.queries import ledger, recharges
from hub.kernel import clock, jobs

log = logging.getLogger(__name__)
AT_ONCE = 100


@jobs.task(every=10)
def show_recharges() -> None:
    """Bring every thread up to how its recharges stand; one that fails spares the rest."""
    for recharge_id in recharges.not_shown().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("recharge_not_shown", recharge=recharge_id):
            thread.show(recharge_id=recharge_id, at=clock.now())


@jobs.task(every=30)
@jobs.alone("billing.tasks.compare_proofs")
def compare_proofs() -> None:
    """Find the proofs that look like one shown before."""
    for recharge_id in recharges.not_compared().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("proof_not_compared", recharge=recharge_id):
            comparing.compare(recharge_id=recharge_id)


@jobs.task(every=20)
@jobs.alone()
def follow_receipts() -> None:
    """Let recharges say whether the customer was told, and tell those who have written since."""
    for rows in (recharges.newly_untold(), recharges.told_since()):
        for recharge_id in rows.values_list("id", flat=True)[:AT_ONCE]:
            with jobs.sparing("receipt_not_followed", recharge=recharge_id):
                telling.follow(recharge_id=recharge_id, at=clock.now())
    waiting = recharges.waiting_for_a_word().values_list("conversation", flat=True)[:AT_ONCE]
    for conversation_id in set(waiting):
        with jobs.sparing("receipt_not_told", conversation=conversation_id):
            telling.tell_waiting(conversation_id=conversation_id, at=clock.now())


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
