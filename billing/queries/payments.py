"""Payments, as each person may know them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from billing.models import Allocation, Payment, Refund
from billing.queries import steps
from billing.queries.steps import Step
from billing.types import HELD, LONGEST_NUMBER, PaymentState
from crm.queries.customers import called, family_of
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
    """Join what every shape of a payment names, and whether another says the same number."""
    named = rows.select_related(
        "customer", "invoice", "recorded_by", "confirmed_by", "reversal_asked_by", "proof"
    )
    others = Payment.objects.filter(operation_number=OuterRef("operation_number"), state__in=HELD)
    others = others.exclude(operation_number="").exclude(id=OuterRef("id"))
    return named.annotate(contested=Exists(others))


def same_number(row: Payment) -> QuerySet[Payment]:
    """Return the other payments that live or stood under a payment's operation number."""
    others = Payment.objects.filter(operation_number=row.operation_number, state__in=HELD)
    named = others.exclude(operation_number="").exclude(id=row.id)
    return named.select_related("customer", "invoice").order_by("created_at", "id")


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
    return _said(_of_amount(_noted(rows, asked), asked), asked.get("q", ""))


def _noted(rows: QuerySet[Payment], asked: Mapping[str, Any]) -> QuerySet[Payment]:
    if asked.get("unallocated"):
        rows = rows.filter(_HOLDS_SOMETHING)
    if asked.get("untold"):
        rows = rows.filter(untold_at__isnull=False)
    return rows


def _of_amount(rows: QuerySet[Payment], asked: Mapping[str, Any]) -> QuerySet[Payment]:
    if "amount" not in asked:
        return rows
    money = Money.parse(str(asked["amount"]), home().currency)
    return rows.filter(amount_minor=money.minor, currency=money.currency)


def _said(rows: QuerySet[Payment], text: str) -> QuerySet[Payment]:
    if not text.strip():
        return rows
    few = called(text.strip())
    named = Q(customer__name__icontains=text.strip()) if few is None else Q(customer__in=few)
    return rows.filter(operated(text) | named)


def operated(text: str) -> Q:
    """Match what an operation number begins with, as a stretch of its index."""
    number = document_key(text)[:LONGEST_NUMBER]
    return (
        Q(operation_number__range=(number, number.ljust(LONGEST_NUMBER, "Z")))
        if number
        else Q(pk=None)
    )


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
        "payment__customer", "credit_note__customer", "asked_by", "approved_by", "at_gateway"
    )


def waiting(rows: QuerySet[Refund]) -> QuerySet[Refund]:
    """Keep the refunds somebody has to look at: nobody has decided, or the gateway refused."""
    return rows.filter(refused_at=None).filter(
        Q(approved_at=None) | Q(at_gateway__failed_at__isnull=False)
    )


def refund_state(row: Refund) -> str:
    """Return where a refund stands: `waiting`, `approved`, `refused`, or `failed` at a gateway."""
    if row.approved_at is not None and has_failed(row):
        return "failed"
    if row.approved_at is not None:
        return "approved"
    return "refused" if row.refused_at is not None else "waiting"


def has_failed(row: Refund) -> bool:
    """Whether the gateway refused it for good: the money is the customer's to use again."""
    found = getattr(row, "at_gateway", None)
    return found is not None and found.failed_at is not None


def refund_steps(row: Refund, user: User) -> list[str]:
    """Return what this person may do with a refund now."""
    if refund_state(row) == "failed":
        return ["send-again"] if user.role == Role.ADMIN else []
    return ["approve", "refuse"] if may_decide(row, user) else []


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
