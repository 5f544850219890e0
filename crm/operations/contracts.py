"""Writes contracts down, ends them, finds them for those who know enough of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from crm.models import Contract, ContractMiss, Customer
from crm.queries import contracts as queries
from crm.queries.customers import family_of, root_of
from crm.types import ContractState, contract_key
from crm.types.contracts import MISSES, MISSES_COUNT_FOR
from hub.accounts.operations.people import held
from hub.kernel.errors import Conflict, Invalid, NotFound, RateLimited
from hub.kernel.home import today

if TYPE_CHECKING:
    from crm.ports.belongings import Merging
    from hub.accounts.models import User

FIELDS = ("number", "label", "address", "since", "until")


class ContractTaken(Conflict):
    """Another contract that runs has this number."""

    code, detail = "contract_taken", "An active contract has this number already."


class IllegalContractMove(Conflict):
    """It has ended already, or runs."""

    code, detail = "illegal_transition", "The contract cannot do this now."


def create(*, customer: Customer, fields: Mapping[str, Any], by: User, at: datetime) -> Contract:
    """Write a contract of a customer down; ContractTaken, Invalid."""
    with transaction.atomic():
        # Nobody joins the customer to another before it is theirs.
        owner = root_of(Customer.objects.select_for_update(no_key=True).get(id=customer.id))
        row = Contract(customer=owner, made_for=owner, created_by=by, created_at=at)
        return _keep(row, fields, at)


def change(*, contract: Contract, fields: Mapping[str, Any], at: datetime) -> Contract:
    """Correct what is written down of a contract; ContractTaken, Invalid."""
    with transaction.atomic():
        return _keep(_locked(contract), fields, at)


def end(*, contract: Contract, at: datetime) -> Contract:
    """Let a contract end today, unless a day was said; its number is free again."""
    with transaction.atomic():
        row = _locked(contract)
        if row.state != ContractState.ACTIVE:
            raise IllegalContractMove
        row.state = ContractState.ENDED
        if row.until is None:
            row.until = max(today(at), row.since or today(at))
        return _keep(row, {}, at)


def reopen(*, contract: Contract, at: datetime) -> Contract:
    """Let an ended contract run again; ContractTaken when its number was given away."""
    with transaction.atomic():
        row = _locked(contract)
        if row.state != ContractState.ENDED:
            raise IllegalContractMove
        row.state, row.until = ContractState.ACTIVE, None
        return _keep(row, {}, at)


def find(*, user: User, number: str, document: str, at: datetime) -> Contract:
    """Return the contract of a printed number to its customer, or who knows their document too.

    Anything else is NotFound and counts; after ten within an hour RateLimited. Every miss costs
    the same, whatever of it was right. Not inside a transaction: a miss must be kept.
    """
    miss = _counted(user, at)
    found = queries.numbered(number).first()
    if found is None or not queries.opens(user, found, document):
        raise NotFound
    miss.delete()
    return found


def tidy(*, at: datetime) -> None:
    """Forget misses that count no more."""
    ContractMiss.objects.filter(at__lt=at - MISSES_COUNT_FOR).delete()


class Contracts:
    """Joins the contracts of customers (`crm.ports.belongings.joins`)."""

    def join(self, merging: Merging) -> None:
        """Give what is `source`'s to `target`; `made_for` remembers whose it was."""
        Contract.objects.filter(customer=merging.source).update(customer=merging.target)

    def part(self, merging: Merging) -> None:
        """Give back what was made for `source`."""
        Contract.objects.filter(
            customer=merging.target, made_for__in=family_of(merging.source.id)
        ).update(customer=merging.source)


def _counted(user: User, at: datetime) -> ContractMiss:
    """Count a look before it is taken: many at once are not more than many one by one."""
    with transaction.atomic():
        held(user.id)
        since = at - MISSES_COUNT_FOR
        rows = ContractMiss.objects.filter(user=user, at__gt=since).order_by("at")
        made = list(rows.values_list("at", flat=True)[:MISSES])
        if len(made) == MISSES:
            wait = (made[0] + MISSES_COUNT_FOR - at).total_seconds()
            raise RateLimited("Too many contracts that are not yours.", retry_after=wait)
        return ContractMiss.objects.create(user=user, at=at)


def _keep(row: Contract, fields: Mapping[str, Any], at: datetime) -> Contract:
    for name in FIELDS:
        if name in fields:
            setattr(row, name, fields[name])
    if not contract_key(row.number):
        raise Invalid(fields={"number": ["Letters or digits."]})
    if row.since and row.until and row.until < row.since:
        raise Invalid(fields={"until": ["Not before it began."]})
    row.updated_at = at
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise ContractTaken(fields={"number": ["An active contract has this number."]}) from None
    return row


def _locked(contract: Contract) -> Contract:
    return Contract.objects.select_for_update(of=("self",)).get(id=contract.id)
