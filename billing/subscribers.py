"""What money does when something happened: each duty here is also found by a sweep in `tasks`."""

from billing.events import CouponMoved, InvoiceMoved, PaymentMoved, RechargeMoved
from billing.operations.coupons import rules
from billing.operations.coupons import thread as coupon_thread
from billing.operations.recharges import thread
from billing.types import RuleEvent
from hub.kernel import clock, jobs
from hub.kernel.events import listens


@listens(RechargeMoved)
def show_in_thread(event: RechargeMoved) -> None:
    """Post or update the card, and tell the customer what was decided."""
    thread.show(recharge_id=event.recharge_id, at=clock.now())


@listens(InvoiceMoved)
def draw(event: InvoiceMoved) -> None:
    """Have what was issued drawn soon, so that nobody waits for it."""
    jobs.enqueue_once("billing.tasks.draw_papers", within=jobs.SOON)


@listens(CouponMoved)
def show_coupon(event: CouponMoved) -> None:
    """Post or update its card, and tell the customer."""
    coupon_thread.show(coupon_id=event.coupon_id, at=clock.now())


@listens(PaymentMoved)
def award_payment(event: PaymentMoved) -> None:
    """Give what a confirmed payment earned, or take it back."""
    rules.follow(event=RuleEvent.PAYMENT, source_id=event.payment_id, at=clock.now())


@listens(RechargeMoved)
def award_recharge(event: RechargeMoved) -> None:
    """Give what a credited recharge earned, or take it back."""
    rules.follow(event=RuleEvent.RECHARGE, source_id=event.recharge_id, at=clock.now())


@listens(InvoiceMoved)
def award_invoice(event: InvoiceMoved) -> None:
    """Give what an issued invoice earned, or take it back."""
    rules.follow(event=RuleEvent.INVOICE, source_id=event.invoice_id, at=clock.now())
