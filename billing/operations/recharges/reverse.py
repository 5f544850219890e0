"""Takes a credited recharge back: one admin asks, another one does it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import Recharge
from billing.operations import ledger
from billing.operations.recharges import owing, records
from billing.operations.two_persons import demand_another
from billing.queries import transitions
from billing.types import CLEARING, AccountKind, EntryKind, Line, RechargeState, Source
from crm.queries.customers import root_of
from hub.kernel.errors import Invalid
from hub.kernel.money import Money
from hub.kernel.trail import note

if TYPE_CHECKING:
    from hub.accounts.models import User


def reverse(
    *, recharge_id: UUID, reason: str, by: User, at: datetime, owed: Money | None = None
) -> Recharge:
    """Ask to take it back, or do what another admin asked for.

    Where there is no other admin, one is enough, and the trail says so. Where the customer has used
    it since, whoever does it says what they then owe: a document of that much is made. Raises
    NotFound, Forbidden, OwnRequest, Invalid without a reason, BalanceSpent for another `owed`.
    """
    with transaction.atomic():
        recharge = records.locked(recharge_id=recharge_id, by=by)
        transitions.demand(recharge, "reverse", by)
        if recharge.reversal_asked_by_id is None:
            _ask(recharge, reason.strip(), by, at)
            if not transitions.is_only_admin(by):
                changes = {"reversal": ("", recharge.reversal_reason)}
                records.keep(recharge, changes=changes, by=by, at=at)
                return recharge
        _do(recharge, owed, by, at)
    return recharge


def withdraw(*, recharge_id: UUID, by: User, at: datetime) -> Recharge:
    """Let it stand after all; for any admin."""
    with transaction.atomic():
        recharge = records.locked(recharge_id=recharge_id, by=by)
        transitions.demand(recharge, "withdraw-reversal", by)
        old, recharge.reversal_reason = recharge.reversal_reason, ""
        recharge.reversal_asked_by = recharge.reversal_asked_at = None
        records.keep(recharge, changes={"reversal": (old, "")}, by=by, at=at)
    return recharge


def _ask(recharge: Recharge, reason: str, by: User, at: datetime) -> None:
    if not reason:
        raise Invalid(fields={"reason": ["Say why."]})
    recharge.reversal_reason = reason
    recharge.reversal_asked_by, recharge.reversal_asked_at = by, at


def _do(recharge: Recharge, owed: Money | None, by: User, at: datetime) -> None:
    recharge.reversed_by, recharge.reversed_at = by, at
    assert recharge.reversal_asked_by_id is not None, "asked for before"
    recharge.reversed_alone = demand_another(asked_by=recharge.reversal_asked_by_id, by=by)
    recharge.reverse()
    owing.demand_seen(recharge, owed)
    owing.owe(recharge, by=by, at=at)
    _post(recharge, by, at)
    changes = {"state": (RechargeState.CREDITED.value, recharge.state)}
    if recharge.reversed_alone:
        changes["reversed_alone"] = ("", by.name)
        note("reversed_alone", kind="billing.recharge", object_id=recharge.id)
    records.keep(recharge, changes=changes, by=by, at=at)


def _post(recharge: Recharge, by: User, at: datetime) -> None:
    """Mirror the credit: out of the balance of who the customer is now, where it lies by now."""
    owner = root_of(recharge.customer)
    lines = [
        Line(kind=CLEARING[recharge.method], money=recharge.amount),
        Line(kind=AccountKind.CUSTOMER, customer_id=owner.id, money=-recharge.amount),
    ]
    ledger.post(
        source=Source(type="recharge", id=recharge.id),
        kind=EntryKind.REVERSAL,
        lines=lines,
        description=recharge.operation_number,
        by=by,
        at=at,
    )
