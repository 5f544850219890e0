"""Recharges, as each person may know them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, QuerySet

from billing.models import Recharge, RechargeChange
from billing.types import LONGEST_NUMBER
from crm.queries.customers import family_of
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import NotFound
from hub.kernel.home import start_after, start_of

if TYPE_CHECKING:
    from hub.accounts.models import User


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
    """Join what every shape of a recharge names."""
    return rows.select_related("customer", "requested_by", "decided_by", "proof")


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


def narrowed(rows: QuerySet[Recharge], asked: Mapping[str, Any]) -> QuerySet[Recharge]:
    """Keep the recharges of a state, method, customer, conversation, and stretch of days."""
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    for name in ("state", "method", "conversation"):
        if name in asked:
            rows = rows.filter(**{name: asked[name]})
    if "since" in asked:
        rows = rows.filter(created_at__gte=start_of(asked["since"]))
    if "until" in asked:
        rows = rows.filter(created_at__lt=start_after(asked["until"]))
    return rows


def history(recharge: Recharge) -> QuerySet[RechargeChange]:
    """Return what changed on a recharge, oldest first."""
    return recharge.changes.select_related("author").order_by("id")
