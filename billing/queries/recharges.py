"""Recharges, as each person may know them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from billing.models import ProofLikeness, Recharge, RechargeChange
from billing.types import LONGEST_NUMBER, TAKEN, RechargeState
from crm.queries.customers import family_of
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import NotFound
from hub.kernel.home import start_after, start_of

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST_ALIKE = 10
PENDING = (RechargeState.REQUESTED, RechargeState.PROOF_ATTACHED)


def visible_to(user: User) -> QuerySet[Recharge]:
    """Return all for those at the counter, one's own for a customer, nothing otherwise."""
    if user.role in COUNTER:
        return Recharge.objects.all()
    if user.role == Role.CUSTOMER:
        # What was asked on a channel they have not proven is not theirs to see.
        return Recharge.objects.filter(
            customer__portal_user=user, conversation__identity__portal_user=user
        )
    return Recharge.objects.none()


def recharge_for(user: User, recharge_id: UUID) -> Recharge:
    """Return one recharge this person may see, with what its page shows; NotFound otherwise."""
    found = with_people(visible_to(user)).filter(id=recharge_id).first()
    if found is None:
        raise NotFound
    return found


def shows_proof(user: User, attachment_id: UUID) -> bool:
    """Tell whether a file is the proof of a recharge this person may see."""
    return visible_to(user).filter(proof_id=attachment_id).exists()


def with_people(rows: QuerySet[Recharge]) -> QuerySet[Recharge]:
    """Join what every shape of a recharge names, and say whose proofs look like another's."""
    alike = ProofLikeness.objects.filter(
        Q(recharge=OuterRef("id"), other__state__in=TAKEN)
        | Q(other=OuterRef("id"), recharge__state__in=TAKEN)
    )
    return rows.select_related(
        "customer",
        "requested_by",
        "decided_by",
        "proof",
        "receipt",
        "reversal_asked_by",
        "reversed_by",
        "debt",
    ).annotate(looks_alike=Exists(alike))


def looking_alike(recharge: Recharge) -> list[tuple[Recharge, int]]:
    """Return the taken recharges whose proofs look like this one's, nearest first, each with its
    distance."""
    rows = ProofLikeness.objects.filter(
        Q(recharge=recharge, other__state__in=TAKEN) | Q(other=recharge, recharge__state__in=TAKEN)
    ).select_related("recharge__customer", "recharge__proof", "other__customer", "other__proof")
    return [
        (row.other if row.recharge_id == recharge.id else row.recharge, row.distance)
        for row in rows.order_by("distance", "-id")[:MOST_ALIKE]
    ]


def of_customer(customer_id: UUID) -> QuerySet[Recharge]:
    """Return a customer's recharges, those of who was joined to them too, newest first."""
    rows = Recharge.objects.filter(customer__in=family_of(customer_id))
    return rows.order_by("-created_at", "-id")


def numbered(user: User, number: str) -> QuerySet[Recharge]:
    """Return those this person may see whose operation number begins so (`A-Z0-9`), rising."""
    rows = visible_to(user).exclude(operation_number="").select_related("customer")
    begins = (number, number.ljust(LONGEST_NUMBER, "Z"))
    return rows.filter(operation_number__range=begins).order_by("operation_number", "-created_at")


def not_shown() -> QuerySet[Recharge]:
    """Return the recharges whose thread does not yet show how they stand."""
    return Recharge.objects.filter(shown_version__lt=F("version")).order_by("updated_at")


def not_compared() -> QuerySet[Recharge]:
    """Return the recharges whose proof was not compared with the others yet."""
    rows = Recharge.objects.exclude(compared_sha256=F("proof_sha256"))
    return rows.order_by("updated_at")


def is_not_compared(recharge_id: UUID) -> bool:
    """Whether the proof of a recharge is still to be compared."""
    return not_compared().filter(id=recharge_id).exists()


def narrowed(rows: QuerySet[Recharge], asked: Mapping[str, Any]) -> QuerySet[Recharge]:
    """Keep those of a state, method, customer, conversation, advisor, number, stretch of days."""
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    for name in ("state", "method", "conversation"):
        if name in asked:
            rows = rows.filter(**{name: asked[name]})
    if "advisor" in asked:
        # Whoever loaded it, decided it, or speaks with the customer.
        who = asked["advisor"]
        rows = rows.filter(Q(requested_by=who) | Q(decided_by=who) | Q(conversation__assignee=who))
    if number := asked.get("number"):
        rows = rows.filter(operation_number__range=(number, number.ljust(LONGEST_NUMBER, "Z")))
    return _noted(_dated(rows, asked), asked)


def _dated(rows: QuerySet[Recharge], asked: Mapping[str, Any]) -> QuerySet[Recharge]:
    if "since" in asked:
        rows = rows.filter(created_at__gte=start_of(asked["since"]))
    if "until" in asked:
        rows = rows.filter(created_at__lt=start_after(asked["until"]))
    return rows


def _noted(rows: QuerySet[Recharge], asked: Mapping[str, Any]) -> QuerySet[Recharge]:
    """Keep what waits for somebody: a decision, a word to the customer, a second admin."""
    if asked.get("pending"):
        rows = rows.filter(state__in=PENDING)
    if asked.get("untold"):
        rows = rows.filter(untold_at__isnull=False)
    if asked.get("reversing"):
        rows = rows.filter(state=RechargeState.CREDITED, reversal_asked_by__isnull=False)
    return rows


def history(recharge: Recharge) -> QuerySet[RechargeChange]:
    """Return what changed on a recharge, oldest first."""
    return recharge.changes.select_related("author").order_by("id")
