"""Contracts as each person may know them."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core import signing
from django.db.models import Q, QuerySet

from crm.models import Contract
from crm.queries.customers import family_of
from crm.types import ContractState, contract_key, document_key
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

_SALT = "crm.contract"
OPEN_FOR = 900  # seconds after both numbers were right


def visible_to(user: User) -> QuerySet[Contract]:
    """Return all for those at the counter, one's own for a customer, nothing otherwise."""
    if user.role in COUNTER:
        return Contract.objects.all()
    if user.role == Role.CUSTOMER:
        return Contract.objects.filter(customer__portal_user=user)
    return Contract.objects.none()


def contract_for(user: User, contract_id: UUID) -> Contract:
    """Return one contract this person may see, with its customer; NotFound otherwise."""
    found = visible_to(user).select_related("customer").filter(id=contract_id).first()
    if found is None:
        raise NotFound
    return found


def numbered(number: str) -> QuerySet[Contract]:
    """Return the contracts of a printed number: the one that runs first, then the latest."""
    rows = Contract.objects.filter(number_key=contract_key(number)).exclude(number_key="")
    return rows.select_related("customer").order_by("state", "-created_at", "-id")


def narrowed(rows: QuerySet[Contract], asked: Mapping[str, Any]) -> QuerySet[Contract]:
    """Keep the contracts of a customer, state, exact number, or with a text in their words."""
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    if "state" in asked:
        rows = rows.filter(state=asked["state"])
    if asked.get("number"):
        rows = rows.filter(number_key=contract_key(asked["number"])).exclude(number_key="")
    if text := asked.get("q"):
        begins = Q(number_key__startswith=contract_key(text)) if contract_key(text) else Q(pk=None)
        worded = Q(label__icontains=text) | Q(address__icontains=text)
        rows = rows.filter(begins | worded | Q(customer__name__icontains=text))
    return rows


def of_customer(customer_id: UUID) -> QuerySet[Contract]:
    """Return a customer's contracts, those of who was joined to them too, running ones first."""
    rows = Contract.objects.filter(customer__in=family_of(customer_id))
    return rows.order_by("state", "-created_at", "-id")


def owners(numbers: Iterable[str]) -> dict[str, UUID]:
    """Return whose the running contracts of these numbers are, by the number as it is compared."""
    keys = {contract_key(number) for number in numbers} - {""}
    rows = Contract.objects.filter(number_key__in=keys, state=ContractState.ACTIVE)
    return dict(rows.values_list("number_key", "customer_id"))


def opens(user: User, contract: Contract, document: str) -> bool:
    """Whether somebody may look at a contract: their own, or by its customer's document."""
    held = contract.customer.document_key
    known = bool(held) and hmac.compare_digest(held.encode(), document_key(document).encode())
    return contract.customer.portal_user_id == user.id or known


def key_of(user: User, contract: Contract) -> str:
    """Return what opens this contract to this person for a quarter of an hour, without numbers."""
    return signing.dumps([str(user.id), str(contract.id)], salt=_SALT)


def opened_by(user: User, key: str) -> Contract:
    """Return the contract a key of `key_of` opens; NotFound for anybody else's or an old one."""
    try:
        owner, contract_id = signing.loads(key, salt=_SALT, max_age=OPEN_FOR)
    except signing.BadSignature:
        owner, contract_id = "", None
    found = Contract.objects.select_related("customer").filter(id=contract_id).first()
    if found is None or owner != str(user.id):
        raise NotFound
    return found


def allowed(row: Contract, user: User) -> list[str]:
    """Return what this person may do with it now, by the names of the doors."""
    if user.role not in COUNTER:
        return []
    return ["end"] if row.state == ContractState.ACTIVE else ["reopen"]


def about(customers: Iterable[UUID]) -> QuerySet[Contract]:
    """Return the contracts of these customers, oldest first."""
    return Contract.objects.filter(customer__in=list(customers)).order_by("created_at", "id")
