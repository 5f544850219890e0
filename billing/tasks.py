"""Sweeps of money: what a lost announcement left undone, and whether the books are true."""

import logging

from billing.operations import mailing, papers
from billing.operations.coupons import closing, rules
from billing.operations.coupons import thread as coupon_thread
from billing.operations.recharges import thread
from billing.queries import coupon_rules, coupons, ledger, recharges
from billing.queries.mailing import invoices_without_pdf
from hub.kernel import clock, jobs

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


@jobs.task(every=60)
def draw_papers() -> None:
    """Keep the PDF of every invoice that was issued; one that fails spares the rest."""
    for invoice_id in invoices_without_pdf().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("pdf_not_drawn", invoice=invoice_id):
            papers.keep(papers.printed("invoice", invoice_id), at=clock.now())


@jobs.task(every=20)
def mail_due() -> None:
    """Hand over the mail that is due."""
    mailing.mail_due(at=clock.now())


@jobs.task(every=10)
def show_coupons() -> None:
    """Bring every thread and customer up to how its coupons stand."""
    for coupon_id in coupons.not_shown().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("coupon_not_shown", coupon=coupon_id):
            coupon_thread.show(coupon_id=coupon_id, at=clock.now())


@jobs.task(every=60)
def expire_coupons() -> None:
    """Write down which coupons ran out; they were refused since their day was over."""
    now = clock.now()
    for coupon_id in coupons.run_out(now).values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("coupon_not_expired", coupon=coupon_id):
            closing.expire(coupon_id=coupon_id, at=now)


@jobs.task(every=30)
def award_coupons() -> None:
    """Give what transactions earned while nobody listened."""
    now = clock.now()
    for rule in coupon_rules.running():
        for earned in coupon_rules.not_awarded(rule, now):
            with jobs.sparing("coupon_not_awarded", rule=rule.id, source=earned.id):
                rules.award(rule, earned, at=now)
