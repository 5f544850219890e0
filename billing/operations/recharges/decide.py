"""Approves, rejects and cancels."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import Recharge
from billing.operations import ledger
from billing.operations.recharges import records
from billing.queries import transitions
from billing.types import CLEARING, AccountKind, EntryKind, Line, Source
from crm.operations import grants
from hub.kernel.errors import Conflict
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User


class AmountChanged(Conflict):
    """The amount was corrected since it was looked at; `fields` has what it is now."""

    code, detail = "amount_changed", "The amount has changed; look at it again."


def approve(*, recharge_id: UUID, by: User, at: datetime, seen: Money | None = None) -> Recharge:
    """Approve and credit in one transaction; a second one meets IllegalTransition.

    `seen` is the amount the person has looked at. Raises NotFound, Forbidden, OwnRequest,
    AboveLimit, ProofRequired, OperationNumberRequired, AmountChanged.
    """
    with transaction.atomic():
        recharge = records.locked(recharge_id=recharge_id, by=by)
        transitions.demand(recharge, "approve", by)
        if seen is not None and seen != recharge.amount:
            raise AmountChanged(fields={"amount": recharge.amount.as_json()})
        before = recharge.state
        recharge.approve()
        _post(recharge, by, at)
        recharge.credit()
        recharge.decided_by, recharge.decided_at, recharge.credited_at = by, at, at
        records.keep(recharge, changes={"state": (before, recharge.state)}, by=by, at=at)
    return recharge


def reject(*, recharge_id: UUID, reason: str, by: User, at: datetime) -> Recharge:
    """Refuse it with a reason the customer reads; the grant stays with it for another try."""
    with transaction.atomic():
        recharge = records.locked(recharge_id=recharge_id, by=by)
        transitions.demand(recharge, "reject", by)
        before = recharge.state
        recharge.reject()
        recharge.decided_by, recharge.decided_at, recharge.reason = by, at, reason
        changes = {"state": (before, recharge.state), "reason": ("", reason)}
        records.keep(recharge, changes=changes, by=by, at=at)
    return recharge


def cancel(*, recharge_id: UUID, by: User, at: datetime) -> Recharge:
    """Give it up; what the answer unlocked is free again."""
    with transaction.atomic():
        recharge = records.locked(recharge_id=recharge_id, by=by)
        transitions.demand(recharge, "cancel", by)
        before = recharge.state
        recharge.cancel()
        grants.free(recharge_id=recharge.id)
        records.keep(recharge, changes={"state": (before, recharge.state)}, by=by, at=at)
    return recharge


def _post(recharge: Recharge, by: User, at: datetime) -> None:
    ledger.post(
        source=Source(type="recharge", id=recharge.id),
        kind=EntryKind.RECHARGE,
        lines=[
            Line(kind=CLEARING[recharge.method], money=-recharge.amount),
            Line(
                kind=AccountKind.CUSTOMER,
                customer_id=recharge.customer_id,
                money=recharge.amount,
            ),
        ],
        description=recharge.operation_number,
        by=by,
        at=at,
    )
