"""Credit notes, as each person may know them, and what they may still take back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, QuerySet, Sum

from billing.models import CreditNote, CreditNoteLine
from billing.queries.steps import Step
from billing.types import CreditNoteState
from crm.queries.customers import family_of
from hub.accounts.roles import COUNTER, OFFICE, Role
from hub.kernel.errors import NotFound
from hub.kernel.home import start_after, start_of

if TYPE_CHECKING:
    from hub.accounts.models import User

S = CreditNoteState

STEPS = {
    "discard": Step(states=frozenset({S.DRAFT}), roles=OFFICE),
    "issue": Step(states=frozenset({S.DRAFT}), roles=frozenset({Role.ADMIN})),
}


def visible_to(user: User) -> QuerySet[CreditNote]:
    """Return all for those at the counter, a customer's own issued ones, nothing otherwise."""
    if user.role in COUNTER:
        return CreditNote.objects.all()
    if user.role == Role.CUSTOMER:
        return CreditNote.objects.filter(customer__portal_user=user, state=S.ISSUED)
    return CreditNote.objects.none()


def credit_note_for(user: User, credit_note_id: UUID) -> CreditNote:
    """Return one credit note this person may see, with what its page names; else NotFound."""
    found = with_people(visible_to(user)).filter(id=credit_note_id).first()
    if found is None:
        raise NotFound
    return found


def with_people(rows: QuerySet[CreditNote]) -> QuerySet[CreditNote]:
    """Join what every shape of a credit note names."""
    return rows.select_related("customer", "invoice", "series", "created_by")


def narrowed(rows: QuerySet[CreditNote], asked: Mapping[str, Any]) -> QuerySet[CreditNote]:
    """Keep the notes of a state, invoice, customer, and stretch of days."""
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    for name in ("state", "invoice"):
        if name in asked:
            rows = rows.filter(**{name: asked[name]})
    if "since" in asked:
        rows = rows.filter(created_at__gte=start_of(asked["since"]))
    if "until" in asked:
        rows = rows.filter(created_at__lt=start_after(asked["until"]))
    return rows


def taken_back(invoice_id: UUID) -> dict[UUID, dict[str, Any]]:
    """Return what issued notes took back of each line of an invoice: `net`, `tax`, `quantity`."""
    rows = CreditNoteLine.objects.filter(
        credit_note__invoice=invoice_id, credit_note__state=S.ISSUED, invoice_line__isnull=False
    )
    sums = rows.values(line=F("invoice_line")).annotate(
        net=Sum("net_minor"), tax=Sum("tax_minor"), quantity=Sum("quantity")
    )
    return {row["line"]: dict(row) for row in sums.order_by("line")}


def with_something_free(customer_id: UUID, currency: str) -> QuerySet[CreditNote]:
    """Return the notes of a customer that still hold something to use, oldest first."""
    spent = F("allocated_minor") + F("refunded_minor")
    rows = CreditNote.objects.filter(customer=customer_id, currency=currency, state=S.ISSUED)
    return rows.filter(credit_minor__gt=spent).order_by("issued_at", "id")
