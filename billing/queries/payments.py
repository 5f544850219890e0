"""Payments, as each person may know them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, QuerySet

from billing.models import Payment, Refund
from billing.queries.invoices import OFFICE
from billing.queries.steps import Step
from billing.types import PaymentState
from crm.queries.customers import family_of
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

S = PaymentState
ADMINS = frozenset({Role.ADMIN})

STEPS = {
    "confirm": Step(states=frozenset({S.PENDING}), roles=OFFICE),
    "fail": Step(states=frozenset({S.PENDING}), roles=OFFICE),
    "cancel": Step(states=frozenset({S.PENDING}), roles=OFFICE | {Role.CUSTOMER}),
    "allocate": Step(states=frozenset({S.CONFIRMED}), roles=OFFICE),
    "refund": Step(states=frozenset({S.CONFIRMED}), roles=OFFICE),
    "reverse": Step(states=frozenset({S.CONFIRMED}), roles=ADMINS),
}


def visible_to(user: User) -> QuerySet[Payment]:
    """Return all for those at the counter, one's own for a customer, nothing otherwise."""
    if user.role in COUNTER:
        return Payment.objects.all()
    if user.role == Role.CUSTOMER:
        return Payment.objects.filter(customer__portal_user=user)
    return Payment.objects.none()


def payment_for(user: User, payment_id: UUID) -> Payment:
    """Return one payment this person may see, with what its page names; NotFound otherwise."""
    found = with_people(visible_to(user)).filter(id=payment_id).first()
    if found is None:
        raise NotFound
    return found


def with_people(rows: QuerySet[Payment]) -> QuerySet[Payment]:
    """Join what every shape of a payment names."""
    return rows.select_related("customer", "invoice", "recorded_by", "confirmed_by", "proof")


def of_customer(customer_id: UUID) -> QuerySet[Payment]:
    """Return a customer's payments, those of who was joined to them too."""
    return Payment.objects.filter(customer__in=family_of(customer_id))


def with_something_free(customer_id: UUID, currency: str) -> QuerySet[Payment]:
    """Return the payments of a customer that still hold something to use, oldest first."""
    spent = F("allocated_minor") + F("refunded_minor")
    rows = Payment.objects.filter(customer=customer_id, currency=currency, state=S.CONFIRMED)
    return rows.filter(amount_minor__gt=spent).order_by("created_at", "id")


def not_allocated() -> QuerySet[Payment]:
    """Return the confirmed payments that still hold something to use."""
    spent = F("allocated_minor") + F("refunded_minor")
    return Payment.objects.filter(state=S.CONFIRMED, amount_minor__gt=spent)


def shows_proof(user: User, attachment_id: UUID) -> bool:
    """Tell whether a file is the proof of a payment this person may see."""
    return visible_to(user).filter(proof_id=attachment_id).exists()


def refunds_for(user: User) -> QuerySet[Refund]:
    """Return the refunds somebody may see: the counter all, nobody else any."""
    return Refund.objects.all() if user.role in COUNTER else Refund.objects.none()
