"""Payments, as each person may know them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from billing.models import Allocation, Payment, Refund
from billing.queries import steps
from billing.queries.steps import Step
from billing.types import PaymentState
from crm.queries.customers import family_of
from crm.types import document_key
from hub.accounts.queries import admins
from hub.accounts.roles import COUNTER, OFFICE, Role
from hub.kernel.errors import NotFound
from hub.kernel.home import home
from hub.kernel.money import Money

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User

S = PaymentState
ADMINS = frozenset({Role.ADMIN})
_HOLDS_SOMETHING = Q(state=S.CONFIRMED) & Q(
    amount_minor__gt=F("allocated_minor") + F("refunded_minor")
)

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
    return rows.select_related(
        "customer", "invoice", "recorded_by", "confirmed_by", "reversal_asked_by", "proof"
    )


def allowed(row: Payment, user: User) -> list[str]:
    """Return the steps this person may take now; what nothing is left for is none."""
    spent = () if row.free.minor else ("allocate", "refund")
    whole = ("reverse",) if row.refunded_minor else ()
    names = steps.allowed(STEPS, row, user)
    return [name for name in names if name not in (*spent, *whole)]


def narrowed(rows: QuerySet[Payment], asked: Mapping[str, Any]) -> QuerySet[Payment]:
    """Keep the payments of a state, method, customer, invoice, stretch of days, or text."""
    for name in ("state", "method", "conversation"):
        if name in asked:
            rows = rows.filter(**{name: asked[name]})
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    if "invoice" in asked:
        paid = Allocation.objects.filter(invoice=asked["invoice"]).values("payment")
        rows = rows.filter(Q(invoice=asked["invoice"]) | Q(id__in=paid))
    for name, bound in (("since", "paid_on__gte"), ("until", "paid_on__lte")):
        if name in asked:
            rows = rows.filter(**{bound: asked[name]})
    if asked.get("unallocated"):
        rows = rows.filter(_HOLDS_SOMETHING)
    return _said(_of_amount(rows, asked), asked.get("q", ""))


def _of_amount(rows: QuerySet[Payment], asked: Mapping[str, Any]) -> QuerySet[Payment]:
    if "amount" not in asked:
        return rows
    money = Money.parse(str(asked["amount"]), home().currency)
    return rows.filter(amount_minor=money.minor, currency=money.currency)


def _said(rows: QuerySet[Payment], text: str) -> QuerySet[Payment]:
    if not text.strip():
        return rows
    number = document_key(text)
    numbered = Q(operation_number__startswith=number) if number else Q(pk=None)
    return rows.filter(numbered | Q(customer__name__icontains=text.strip()))


def allocations_of(payment: Payment) -> QuerySet[Allocation]:
    """Return what a payment paid and what of it was taken back, oldest first."""
    return payment.allocations.select_related("invoice", "author").order_by("created_at", "id")


def of_customer(customer_id: UUID) -> QuerySet[Payment]:
    """Return a customer's payments, those of who was joined to them too."""
    return Payment.objects.filter(customer__in=family_of(customer_id))


def with_something_free(customer_id: UUID, currency: str) -> QuerySet[Payment]:
    """Return the payments of a customer that still hold something to use, oldest first."""
    rows = Payment.objects.filter(customer=customer_id, currency=currency)
    return rows.filter(_HOLDS_SOMETHING).order_by("created_at", "id")


def not_allocated() -> QuerySet[Payment]:
    """Return the confirmed payments that still hold something to use."""
    return Payment.objects.filter(_HOLDS_SOMETHING)


def shows_proof(user: User, attachment_id: UUID) -> bool:
    """Tell whether a file is the proof of a payment this person may see."""
    return visible_to(user).filter(proof_id=attachment_id).exists()


def refunds_for(user: User) -> QuerySet[Refund]:
    """Return the refunds somebody may see: the counter all, nobody else any."""
    return Refund.objects.all() if user.role in COUNTER else Refund.objects.none()


def refund_for(user: User, refund_id: UUID) -> Refund:
    """Return one refund this person may see, with what its page names; NotFound otherwise."""
    found = refunds_with_people(refunds_for(user)).filter(id=refund_id).first()
    if found is None:
        raise NotFound
    return found


def refunds_with_people(rows: QuerySet[Refund]) -> QuerySet[Refund]:
    """Join what every shape of a refund names."""
    return rows.select_related(
        "payment__customer", "credit_note__customer", "asked_by", "approved_by"
    )


def waiting(rows: QuerySet[Refund]) -> QuerySet[Refund]:
    """Keep the refunds nobody has decided."""
    return rows.filter(approved_at=None, refused_at=None)


def refund_state(row: Refund) -> str:
    """Return where a refund stands: `waiting`, `approved` or `refused`."""
    if row.approved_at is not None:
        return "approved"
    return "refused" if row.refused_at is not None else "waiting"


def may_decide(row: Refund, user: User) -> bool:
    """Whether this person decides a refund: an admin who did not ask for it, or the only one."""
    if user.role != Role.ADMIN or refund_state(row) != "waiting":
        return False
    return row.asked_by_id != user.id or not admins().exclude(id=user.id).exists()


def not_shown() -> QuerySet[Payment]:
    """Return the payments whose thread does not yet show how they stand."""
    return Payment.objects.filter(shown_version__lt=F("version")).order_by("updated_at")


def thread_of(payment: Payment) -> Conversation | None:
    """Return the conversation a payment belongs to: its own, or that of what it pays."""
    if payment.conversation_id is not None:
        return payment.conversation
    begun = payment.invoice
    if begun is not None and begun.conversation_id is not None:
        return begun.conversation
    paid = payment.allocations.filter(undoes=None, invoice__conversation__isnull=False)
    first = paid.select_related("invoice__conversation").order_by("created_at", "id").first()
    return first.invoice.conversation if first is not None else None
