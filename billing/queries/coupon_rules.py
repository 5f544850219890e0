"""Which transactions earn coupons by which rule, and the booklets there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from billing.models import (
    Booklet,
    Coupon,
    CouponAward,
    CouponRule,
    Invoice,
    Payment,
    Recharge,
)
from billing.types import (
    UNSOLD,
    CouponState,
    InvoiceState,
    PaymentState,
    RechargeState,
    RuleEvent,
)
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

LOOKED_BACK = timedelta(days=3)  # by the sweep: a listener that failed did so just now
AT_ONCE = 100
ISSUED = (InvoiceState.OPEN, InvoiceState.PARTIAL, InvoiceState.PAID)


@dataclass(frozen=True, kw_only=True)
class Earned:
    """A transaction that a rule is for, and whose it is."""

    id: UUID
    customer_id: UUID


@dataclass(frozen=True)
class _Facts:
    """Where an event's transactions are: when they happened, and how much of them counts."""

    rows: QuerySet[Any]
    when: str
    amount: str


def running(event: RuleEvent | None = None) -> QuerySet[CouponRule]:
    """Return the rules that are on, of one event where it is said."""
    rows = CouponRule.objects.filter(is_on=True).order_by("id")
    return rows.filter(event=event) if event is not None else rows


def earned(rule: CouponRule, source_id: UUID) -> Earned | None:
    """Return a transaction where the rule is for it."""
    return next(_of(rule, _facts(rule).filter(id=source_id)), None)


def not_awarded(rule: CouponRule, at: datetime) -> list[Earned]:
    """Return the transactions of late that a rule is for and gave nothing for."""
    facts = _FACTS[rule.event]()
    given = CouponAward.objects.filter(rule=rule, source_id=OuterRef("id"))
    rows = _facts(rule).filter(**{f"{facts.when}__gte": at - LOOKED_BACK})
    return list(_of(rule, rows.filter(~Exists(given)).order_by(facts.when)[:AT_ONCE]))


def gave_for(source_id: UUID) -> bool:
    """Whether any rule gave something for a transaction."""
    return CouponAward.objects.filter(source_id=source_id).exists()


def was_undone(event: RuleEvent, source_id: UUID) -> bool:
    """Whether a transaction was taken back: its payment reversed, its invoice void."""
    if event == RuleEvent.PAYMENT:
        return Payment.objects.filter(id=source_id, state=PaymentState.REVERSED).exists()
    if event == RuleEvent.INVOICE:
        return Invoice.objects.filter(id=source_id, state=InvoiceState.VOID).exists()
    settled = (RechargeState.APPROVED, RechargeState.CREDITED)
    return not Recharge.objects.filter(id=source_id, state__in=settled).exists()


def rule_for(user: User, rule_id: UUID) -> CouponRule:
    """Return a rule with how often it gave; NotFound for who does not sit at the counter."""
    found = rules(user).filter(id=rule_id).first()
    if found is None:
        raise NotFound
    return found


def rules(user: User) -> QuerySet[CouponRule]:
    """Return all rules to those at the counter, with how often each gave."""
    rows = CouponRule.objects.annotate(given=Count("awards")).prefetch_related("items")
    return rows if user.role in COUNTER else rows.none()


def booklets(user: User, at: datetime) -> QuerySet[Booklet]:
    """Return the booklets somebody may see, with how many coupons they have and have left."""
    living = Q(coupons__state=CouponState.ISSUED, coupons__expires_at__gt=at)
    used = Q(coupons__state=CouponState.REDEEMED)
    rows = Booklet.objects.select_related("customer", "created_by").annotate(
        count=Count("coupons"),
        left=Count("coupons", filter=living),
        used=Count("coupons", filter=used),
    )
    if user.role in COUNTER:
        return rows
    own = rows.filter(customer__portal_user=user)
    return own if user.role == Role.CUSTOMER else rows.none()


def booklet_for(user: User, booklet_id: UUID, at: datetime) -> Booklet:
    """Return one booklet this person may see; NotFound otherwise."""
    found = booklets(user, at).filter(id=booklet_id).first()
    if found is None:
        raise NotFound
    return found


def coupons_in(booklet: Booklet) -> QuerySet[Coupon]:
    """Return the coupons of a booklet in their order."""
    return booklet.coupons.order_by("position")


def _payments() -> _Facts:
    return _Facts(Payment.objects.filter(state=PaymentState.CONFIRMED), "confirmed_at", "amount")


def _recharges() -> _Facts:
    return _Facts(Recharge.objects.filter(state=RechargeState.CREDITED), "credited_at", "amount")


def _invoices() -> _Facts:
    sold = Invoice.objects.filter(state__in=ISSUED).exclude(kind__in=UNSOLD)
    return _Facts(sold, "issued_at", "total")


_FACTS = {
    RuleEvent.PAYMENT.value: _payments,
    RuleEvent.RECHARGE.value: _recharges,
    RuleEvent.INVOICE.value: _invoices,
}


def _facts(rule: CouponRule) -> QuerySet[Any]:
    facts = _FACTS[rule.event]()
    return facts.rows.filter(
        **{
            f"{facts.when}__gte": rule.on_since,
            f"{facts.amount}_minor__gte": max(rule.least_minor, 1),
            "currency": rule.currency,
        }
    )


def _of(rule: CouponRule, rows: QuerySet[Any]) -> Iterator[Earned]:
    for source_id, customer_id in rows.values_list("id", "customer_id"):
        yield Earned(id=source_id, customer_id=customer_id)
