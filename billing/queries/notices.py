"""What customers were told of invoices, and what is still to be said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from billing.models import Charge, Invoice, InvoiceNotice
from billing.queries.invoices import owed_by
from billing.types import OWED
from chat.ports import courier
from hub.accounts.roles import COUNTER
from hub.kernel.errors import NotFound
from hub.kernel.home import home
from hub.reports.ports.deliverer import Words

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User

UTILITY = "utility"  # as providers bill what is said of an order or a payment


def notice_of(invoice_id: UUID) -> InvoiceNotice | None:
    """Return what was said of an invoice, None where nobody asked to."""
    return InvoiceNotice.objects.select_related("message").filter(invoice=invoice_id).first()


def charge_for(user: User, charge_id: UUID) -> Charge:
    """Return one charge, for the counter; NotFound otherwise."""
    rows = Charge.objects.all() if user.role in COUNTER else Charge.objects.none()
    found = rows.select_related("customer", "asked_by", "message").filter(id=charge_id).first()
    if found is None:
        raise NotFound
    return found


def charges_of(invoice_id: UUID) -> QuerySet[Charge]:
    """Return the charges that ask for an invoice and are not settled."""
    return Charge.objects.filter(invoices=invoice_id, settled_at=None).order_by("created_at")


def charges_not_shown() -> QuerySet[Charge]:
    """Return those whose card does not yet show how they stand."""
    moved = Invoice.objects.filter(charges=OuterRef("id"), updated_at__gt=OuterRef("shown_at"))
    rows = Charge.objects.filter(settled_at=None)
    stale = Q(shown_at=None) | Q(updated_at__gt=F("shown_at")) | Exists(moved)
    return rows.filter(stale).order_by("created_at")


def to_charge(customer_id: UUID, ids: Iterable[UUID] | None = None) -> QuerySet[Invoice]:
    """Return what a customer owes, oldest due first; only the named ones where some are."""
    rows = owed_by(customer_id, home().currency)
    return rows.filter(id__in=list(ids)) if ids else rows


def still_owed(charge: Charge) -> QuerySet[Invoice]:
    """Return the invoices of a charge on which something is owed."""
    return charge.invoices.filter(state__in=OWED).order_by("due_on", "id")


def cost_of(conversation: Conversation, words: Words) -> str:
    """Return the class a template for these words would be billed by; empty where none fits."""
    return UTILITY if courier.port().notice(conversation=conversation, words=words) else ""
