"""Invoices, as each person may know them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, QuerySet

from billing.models import Invoice
from billing.queries import steps
from billing.queries.steps import Step
from billing.types import OWED, DocumentKind, InvoiceState
from crm.queries.customers import family_of
from hub.accounts.roles import COUNTER, OFFICE, Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

S = InvoiceState

STEPS = {
    "edit": Step(states=frozenset({S.DRAFT}), roles=COUNTER),
    "discard": Step(states=frozenset({S.DRAFT}), roles=COUNTER),
    "issue": Step(states=frozenset({S.DRAFT}), roles=OFFICE),
    "void": Step(states=frozenset({S.OPEN}), roles=frozenset({Role.ADMIN})),
    "write-off": Step(states=frozenset(OWED), roles=frozenset({Role.ADMIN})),
    "credit": Step(states=frozenset({S.OPEN, S.PARTIAL, S.PAID}), roles=OFFICE),
    "authority-number": Step(
        states=frozenset({S.OPEN, S.PARTIAL, S.PAID, S.UNCOLLECTIBLE}), roles=OFFICE
    ),
    "pay": Step(states=frozenset({*OWED, S.UNCOLLECTIBLE}), roles=OFFICE),
    "promise": Step(states=frozenset(OWED), roles=COUNTER),
    "dispute": Step(states=frozenset(OWED), roles=COUNTER),
}


# What nothing was sold by is paid or given up: there is no sale to take back, nothing to declare.
_OF_SALES = ("void", "credit", "authority-number")


def allowed(row: Invoice, user: User) -> list[str]:
    """Return the steps this person may take now."""
    names = steps.allowed(STEPS, row, user)
    return [n for n in names if row.kind != DocumentKind.DEBT or n not in _OF_SALES]


def visible_to(user: User) -> QuerySet[Invoice]:
    """Return all for those at the counter, a customer's own issued ones, nothing otherwise."""
    if user.role in COUNTER:
        return Invoice.objects.all()
    if user.role == Role.CUSTOMER:
        return Invoice.objects.filter(customer__portal_user=user).exclude(state=S.DRAFT)
    return Invoice.objects.none()


def invoice_for(user: User, invoice_id: UUID, rows: QuerySet[Invoice] | None = None) -> Invoice:
    """Return one invoice this person may see, with what its page names; NotFound otherwise.

    `rows` are those something else has opened to them.
    """
    found = with_people(visible_to(user) if rows is None else rows).filter(id=invoice_id).first()
    if found is None:
        raise NotFound
    return found


def with_people(rows: QuerySet[Invoice]) -> QuerySet[Invoice]:
    """Join what every shape of an invoice names."""
    return rows.select_related(
        "customer", "series", "contract", "opportunity", "created_by", "issued_by", "submission"
    )


def of_customer(customer_id: UUID) -> QuerySet[Invoice]:
    """Return a customer's invoices, those of who was joined to them too."""
    return Invoice.objects.filter(customer__in=family_of(customer_id))


def owed_by(customer_id: UUID, currency: str) -> QuerySet[Invoice]:
    """Return what a customer owes, oldest due first."""
    rows = Invoice.objects.filter(customer=customer_id, currency=currency, state__in=OWED)
    return rows.order_by("due_on", "issued_at", "id")


def not_shown() -> QuerySet[Invoice]:
    """Return the invoices whose thread does not yet show how they stand."""
    return Invoice.objects.filter(shown_version__lt=F("version")).order_by("updated_at")
