"""Coupons, as each person may know them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, Sum

from billing.models import Coupon, CouponChange, CouponUse, Invoice, Quote
from billing.types import OWED, CouponKind, CouponScope, CouponState, ItemKind, Reduction
from billing.types.coupons import bare
from crm.queries.customers import family_of
from hub.accounts.roles import COUNTER, OFFICE, Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

S = CouponState
MOST_BILLS = 100
KINDS = {
    CouponScope.SERVICE: frozenset({ItemKind.SERVICE}),
    CouponScope.PART: frozenset({ItemKind.PART}),
}


def visible_to(user: User) -> QuerySet[Coupon]:
    """Return all for those at the counter; a customer's own, and the slips they asked for."""
    if user.role in COUNTER:
        return Coupon.objects.all()
    if user.role == Role.CUSTOMER:
        asked = Q(created_by=user, kind=CouponKind.PAYMENT)
        return Coupon.objects.filter(Q(customer__portal_user=user) | asked)
    return Coupon.objects.none()


def coupon_for(user: User, coupon_id: UUID) -> Coupon:
    """Return one coupon this person may see, with what its page names; NotFound otherwise."""
    found = with_people(visible_to(user)).filter(id=coupon_id).first()
    if found is None:
        raise NotFound
    return found


def with_people(rows: QuerySet[Coupon]) -> QuerySet[Coupon]:
    """Join what every shape of a coupon names."""
    return rows.select_related(
        "customer", "invoice__contract", "booklet", "award__rule", "created_by"
    ).prefetch_related("items")


def digest_of(code: str) -> str:
    """Return what a code is looked up by: its time tells nothing of the codes there are."""
    return hashlib.sha256(bare(code).encode()).hexdigest()


def narrowed(rows: QuerySet[Coupon], asked: Mapping[str, Any], at: datetime) -> QuerySet[Coupon]:
    """Keep coupons of a state (as it is now), kind, customer, invoice, booklet, code."""
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    for name in ("kind", "invoice", "booklet"):
        if name in asked:
            rows = rows.filter(**{name: asked[name]})
    if "state" in asked:
        rows = rows.filter(in_state(asked["state"], at))
    if asked.get("untold"):
        rows = rows.filter(untold_at__isnull=False)
    if asked.get("code"):
        code = bare(asked["code"])
        rows = rows.filter(Q(digest=digest_of(code)) | (Q(reference=code) & ~Q(reference="")))
    return rows


def in_state(state: str, at: datetime) -> Q:
    """Return what finds the coupons that are in a state now."""
    if state == S.ISSUED:
        return Q(state=S.ISSUED, expires_at__gt=at)
    if state == S.EXPIRED:
        return Q(state=S.EXPIRED) | Q(state=S.ISSUED, expires_at__lte=at)
    return Q(state=state)


def run_out(at: datetime) -> QuerySet[Coupon]:
    """Return the coupons whose day is over and nobody wrote it down."""
    return Coupon.objects.filter(state=S.ISSUED, expires_at__lte=at).order_by("expires_at")


def living_slips(invoice_id: UUID, at: datetime) -> QuerySet[Coupon]:
    """Return the slips that still may pay an invoice, newest last."""
    rows = Coupon.objects.filter(invoice=invoice_id, state=S.ISSUED, expires_at__gt=at)
    return rows.order_by("created_at", "id")


def promised(invoice_id: UUID, at: datetime) -> int:
    """Return what the living slips of an invoice come to."""
    return living_slips(invoice_id, at).aggregate(sum=Sum("amount_minor"))["sum"] or 0


def on(paper: Invoice | Quote) -> dict[str, Invoice | Quote]:
    """Return how a use of a coupon names the document it is on."""
    return {"quote" if isinstance(paper, Quote) else "invoice": paper}


def living_uses(paper: Invoice | Quote) -> list[CouponUse]:
    """Return the discounts that hold on a document, in the order they were issued."""
    rows = CouponUse.objects.filter(**on(paper), undoes=None, undone_by=None, payment=None)
    return list(rows.select_related("coupon", "invoice", "quote").order_by("coupon_id"))


def agreed_on(invoice: Invoice) -> set[UUID]:
    """Return the coupons its customer agreed to with the quote an invoice was made of."""
    rows = CouponUse.objects.filter(
        quote__invoice=invoice, undoes=None, undone_by__created_at__gte=F("quote__decided_at")
    )
    return set(rows.values_list("coupon_id", flat=True))


def reductions_on(paper: Invoice | Quote) -> list[Reduction]:
    """Return what the discounts of a document do to its arithmetic."""
    return [reduction_of(use.coupon) for use in living_uses(paper)]


def reduction_of(coupon: Coupon) -> Reduction:
    """Return what a coupon does to the arithmetic of a document."""
    chosen = coupon.scope == CouponScope.ITEMS
    return Reduction(
        percent=coupon.percent,
        minor=coupon.amount_minor or 0,
        most=coupon.max_discount_minor,
        least=coupon.min_base_minor,
        kinds=KINDS.get(CouponScope(coupon.scope), frozenset(ItemKind)),
        items=frozenset(each.id for each in coupon.items.all()) if chosen else None,
    )


def uses_of(coupon: Coupon) -> QuerySet[CouponUse]:
    """Return the uses of a coupon and their returns, oldest first."""
    rows = coupon.uses.select_related("invoice", "quote", "customer", "author")
    return rows.order_by("created_at", "id")


def times_used(coupon: Coupon, customer_id: UUID) -> int:
    """Return how often somebody uses a coupon now, those who were joined to them too."""
    rows = CouponUse.objects.filter(coupon=coupon, customer__in=family_of(customer_id))
    return rows.filter(undoes=None, undone_by=None).count()


def history(coupon: Coupon) -> QuerySet[CouponChange]:
    """Return the steps of a coupon, oldest first."""
    return coupon.changes.select_related("author").order_by("id")


def not_shown() -> QuerySet[Coupon]:
    """Return the coupons whose thread or customer does not know yet how they stand."""
    return Coupon.objects.filter(shown_version__lt=F("version")).order_by("updated_at")


def allowed(row: Coupon, user: User, at: datetime) -> list[str]:
    """Return what this person may do with a coupon now, by the names of the doors."""
    if row.stands(at) != S.ISSUED:
        return []
    slip = row.kind == CouponKind.PAYMENT
    return [
        *(["redeem"] if slip and user.role in OFFICE else []),
        *(["void"] if may_void(row, user) else []),
    ]


def may_void(row: Coupon, user: User) -> bool:
    """Whether somebody may end a coupon: admins any, a slip who could ask for it again."""
    return user.role == Role.ADMIN or row.kind == CouponKind.PAYMENT


def of_customer(customer_id: UUID) -> QuerySet[Coupon]:
    """Return a customer's coupons, those of who was joined to them too, newest first."""
    rows = Coupon.objects.filter(customer__in=family_of(customer_id))
    return rows.order_by("-created_at", "-id")


def asked_by_another(row: Coupon) -> bool:
    """Whether a customer asked for this slip who is not the one the bill is for."""
    asker = row.created_by
    if asker is None or asker.role != Role.CUSTOMER or row.customer is None:
        return False
    return row.customer.portal_user_id != asker.id


def payable(rows: QuerySet[Invoice], at: datetime) -> list[tuple[Invoice, int]]:
    """Return invoices something is owed on, with what of it no living slip would pay already."""
    found = list(rows.filter(state__in=OWED).order_by("due_on", "id")[:MOST_BILLS])
    living = Coupon.objects.filter(
        invoice__in=found, kind=CouponKind.PAYMENT, state=S.ISSUED, expires_at__gt=at
    )
    sums = dict(
        living.values_list("invoice")
        .annotate(sum=Sum("amount_minor"))
        .values_list("invoice", "sum")
    )
    return [(row, row.balance_minor - sums.get(row.id, 0)) for row in found]
