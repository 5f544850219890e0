"""Sweeps of money: what a lost announcement left undone, and whether the books are true."""

import logging
from uuid import UUID

from billing.operations import mailing, papers, submitting, untold
from billing.operations.charges import thread as charge_thread
from billing.operations.coupons import closing, rules
from billing.operations.coupons import thread as coupon_thread
from billing.operations.gateways import absorbing, refunding
from billing.operations.invoices import thread as invoice_thread
from billing.operations.payments import thread as payment_thread
from billing.operations.quotes import answering, presses
from billing.operations.quotes import thread as quote_thread
from billing.operations.recharges import comparing, thread
from billing.operations.reminders import mailing as reminder_mail
from billing.operations.reminders import sending
from billing.queries import (
    coupon_rules,
    coupons,
    gateways,
    invoices,
    ledger,
    payments,
    quotes,
    recharges,
)
from billing.queries import untold as waits
from billing.queries.mailing import invoices_without_pdf
from billing.queries.measures import LEDGER_AUDITED
from billing.queries.notices import charges_not_shown
from hub.kernel import clock, jobs
from hub.kernel.home import today
from hub.kernel.models import Mark

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
    """Let rows say whether the customer was told, and tell those who have written since."""
    for kind in waits.RECEIPTED:
        for rows in (waits.newly_untold(kind), waits.told_since(kind)):
            for row_id in rows.values_list("id", flat=True)[:AT_ONCE]:
                with jobs.sparing("receipt_not_followed", row=row_id):
                    untold.follow(kind, row_id, at=clock.now())
        for row_id in waits.waiting_for_a_word(kind).values_list("id", flat=True)[:AT_ONCE]:
            with jobs.sparing("receipt_not_told", row=row_id):
                untold.tell_receipt(kind, row_id, at=clock.now())
    _tell_papers()


def _tell_papers() -> None:
    """Tell of papers where the window was closed and is open again; one spares the rest."""
    now = clock.now()
    for rows, tell in (
        (waits.quotes(now), untold.tell_quote),
        (waits.invoices(now), untold.tell_invoice),
        (waits.charges(now), untold.tell_charge),
        (waits.closed_on_the_way(now), untold.tell_again),
    ):
        for row_id in rows.values_list("pk", flat=True)[:AT_ONCE]:
            with jobs.sparing("paper_not_told", row=row_id):
                tell(row_id, at=clock.now())
    sending.tell_again(at=now)


@jobs.task(every=10)
def show_payments() -> None:
    """Bring every thread up to how its payments stand; one that fails spares the rest."""
    for payment_id in payments.not_shown().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("payment_not_shown", payment=payment_id):
            payment_thread.show(payment_id=payment_id, at=clock.now())


@jobs.task(every=10)
def show_invoices() -> None:
    """Bring every thread up to how its invoices and charges stand; one that fails spares others."""
    for invoice_id in invoices.not_shown().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("invoice_not_shown", invoice=invoice_id):
            invoice_thread.show(invoice_id=invoice_id, at=clock.now())
    for charge_id in charges_not_shown().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("charge_not_shown", charge=charge_id):
            charge_thread.show(charge_id=charge_id, at=clock.now())


@jobs.task(every=600)
def remind() -> None:
    """Remind customers of what is to be told today, in the house's hours."""
    if sending.remind(at=clock.now()):
        jobs.enqueue("billing.tasks.mail_reminders")


@jobs.task(every=120)
def mail_reminders() -> None:
    """Hand the reminders that go by mail to the server."""
    reminder_mail.mail_due(at=clock.now())


@jobs.task(every=30)
def submit_invoices() -> None:
    """Hand what was issued to the authority, where a service is connected."""
    submitting.submit_due(at=clock.now())


@jobs.task(every=3600)
def audit_ledger() -> None:
    """Recompute the ledger, log each thing that must never be, and keep how many they were."""
    at, wrong = clock.now(), ledger.discrepancies()
    for found in wrong:
        log.error(
            "ledger_differs",
            extra={
                "what": found.what,
                "row": str(found.id),
                "expected": found.expected,
                "found": found.found,
            },
        )
    Mark.put(LEDGER_AUDITED, at, figure=len(wrong))


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


@jobs.task()
def open_checkout(checkout_id: str) -> None:
    """Ask a gateway for the page where something is paid."""
    absorbing.look(UUID(checkout_id), at=clock.now())


@jobs.task()
def absorb_notice(event_id: str) -> None:
    """Look up what a gateway's notice is about."""
    absorbing.absorb(UUID(event_id), at=clock.now())


@jobs.task(every=5)
def follow_gateways() -> None:
    """Find what a lost bell left: notices to look up, checkouts to open or to look at, refunds."""
    at = clock.now()
    for event_id in gateways.events_due(at=at):
        with jobs.sparing("notice_not_absorbed", event=event_id):
            absorbing.absorb(event_id, at=at)
    for checkout_id in gateways.checkouts_due(at=at):
        with jobs.sparing("checkout_not_followed", checkout=checkout_id):
            absorbing.look(checkout_id, at=at)
    for refund_id in refunding.queue(at=at):
        with jobs.sparing("refund_not_sent", refund=refund_id):
            refunding.send(refund_id, at=at)


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
