"""What stands on the page where an invoice is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, Sum

from billing.models import Allocation, Checkout, Invoice, Payment
from billing.queries import ledger
from billing.queries.places import shown
from billing.types import InvoiceState, PaymentState
from hub.accounts.roles import Role
from hub.kernel.errors import NotFound
from hub.kernel.money import Money, minor_of

if TYPE_CHECKING:
    from hub.accounts.models import User

SHOWN = 20


def invoice_behind(subject: str) -> Invoice:
    """Return the issued invoice a link leads to. NotFound."""
    rows = Invoice.objects.exclude(state=InvoiceState.DRAFT).select_related("customer")
    found = rows.filter(id=UUID(subject)).first()
    if found is None:
        raise NotFound
    return found


def payments_on(invoice: Invoice) -> list[Payment]:
    """Return what was begun for an invoice or pays it, newest first."""
    begun = Payment.objects.filter(invoice=invoice)
    paying = Payment.objects.filter(allocations__invoice=invoice)
    rows = (begun | paying).distinct().order_by("-created_at", "-id")
    return list(rows[:SHOWN])


def checkouts_of(payments: list[Payment]) -> dict[UUID, Checkout]:
    """Return where those of them that go by a gateway are paid."""
    ids = [row.id for row in payments if row.gateway]
    return {row.payment_id: row for row in Checkout.objects.filter(payment__in=ids)}


def parts_of(payments: list[Payment], invoice: Invoice) -> dict[UUID, Money]:
    """Return what of each payment pays this invoice, or paid it before that was taken back."""
    rows = Allocation.objects.filter(payment__in=payments, invoice=invoice)
    sums = rows.values("payment").annotate(
        now=Sum("amount_minor"), ever=Sum("amount_minor", filter=Q(undoes=None))
    )
    return {row["payment"]: Money(row["now"] or row["ever"], invoice.currency) for row in sums}


def waiting(payments: list[Payment]) -> list[Payment]:
    """Return those nobody has confirmed yet."""
    return [row for row in payments if row.state == PaymentState.PENDING]


def received(payments: list[Payment], invoice: Invoice) -> list[Payment]:
    """Return those that stand and went nowhere else: a link shows nothing of other documents."""
    stand = [row for row in payments if row.state == PaymentState.CONFIRMED]
    others = Allocation.objects.filter(payment__in=stand).exclude(invoice=invoice)
    elsewhere = set(others.values_list("payment", flat=True))
    return [row for row in stand if row.id not in elsewhere]


def least(invoice: Invoice) -> Money:
    """Return the least that may be paid of it at once: all, where the house takes no parts."""
    if not settings.PARTIAL_PAYMENT_MIN:
        return invoice.balance
    part = minor_of(settings.PARTIAL_PAYMENT_MIN, invoice.currency)
    return Money(min(part, invoice.balance_minor), invoice.currency)


def own_balance(invoice: Invoice, user: User | None) -> Money | None:
    """Return what its customer has, where it is they who are signed in."""
    if user is None or user.role != Role.CUSTOMER or invoice.customer.portal_user_id != user.id:
        return None
    return ledger.balance(invoice.customer_id, invoice.currency)


def places(currency: str) -> list[dict[str, Any]]:
    """Return where one can pay by transfer or wallet, as customers are shown it."""
    return shown(currency)
