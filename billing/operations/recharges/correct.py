"""Shows a payment again, and corrects what was filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.db import transaction

from billing.models import Recharge
from billing.operations import ledger
from billing.operations.recharges import proofs, records
from billing.operations.recharges.request import check_amount, normalised
from billing.queries import transitions
from billing.types import CLEARING, SETTLED, EntryKind, Line, Method, RechargeState, Source
from hub.accounts.roles import COUNTER
from hub.kernel.errors import Conflict, Forbidden, Invalid
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User


class Frozen(Conflict):
    """The amount is in the ledger, and only a reversal corrects it; or it was reversed."""

    code, detail = "frozen", "A credited amount cannot be changed."


def attach_proof(
    *, recharge_id: UUID, proof: UUID, fields: Mapping[str, Any], by: User, at: datetime
) -> Recharge:
    """Show what was paid, first or again after a rejection.

    `fields` may correct `amount` (Money) and `operation_number` in the same go.
    """
    with transaction.atomic():
        recharge = records.locked(recharge_id=recharge_id, by=by)
        transitions.demand(recharge, "attach-proof", by)
        old = _shown(recharge)
        recharge.attach_proof()
        _fill(recharge, {**fields, "proof": proof}, by)
        records.keep(recharge, changes=_changes(old, recharge), by=by, at=at)
    return recharge


def change(*, recharge_id: UUID, fields: Mapping[str, Any], by: User, at: datetime) -> Recharge:
    """Correct `amount`, `method`, `operation_number`, `proof` or `note`; for the counter.

    Raises Frozen for the amount of a credited one and for all but the note of a reversed one,
    Invalid when it would lose its backing.
    """
    with transaction.atomic():
        recharge = records.locked(recharge_id=recharge_id, by=by)
        if by.role not in COUNTER:
            raise Forbidden
        old, method = _shown(recharge), recharge.method
        if recharge.state == RechargeState.REVERSED and fields.keys() - {"note"}:
            raise Frozen("It was reversed; only its note can be changed.")
        _fill(recharge, fields, by)
        changes = _changes(old, recharge)
        if not changes:
            return recharge
        if recharge.state in SETTLED:
            _check_settled(recharge, changes)
            _move_clearing(recharge, method, by, at)
        records.keep(recharge, changes=changes, by=by, at=at)
    return recharge


def _fill(recharge: Recharge, fields: Mapping[str, Any], by: User) -> None:
    if (amount := fields.get("amount")) is not None and amount != recharge.amount:
        _set_amount(recharge, amount, by)
    if "operation_number" in fields:
        recharge.operation_number = normalised(fields["operation_number"])
    if fields.get("proof") is not None and fields["proof"] != recharge.proof_id:
        proofs.attach(recharge, fields["proof"], by=by)
    if fields.get("method", recharge.method) == Method.CASH != recharge.method:
        recharge.amount_set_by = by  # cash has no other proof than the word of whoever took it
    for name in ("method", "note"):
        if name in fields:
            setattr(recharge, name, fields[name])


def _set_amount(recharge: Recharge, amount: Money, by: User) -> None:
    if recharge.state in SETTLED:
        raise Frozen(fields={"amount": ["In the ledger."]})
    check_amount(amount)
    recharge.amount_minor, recharge.currency = amount.minor, amount.currency
    recharge.amount_set_by = by


def _check_settled(recharge: Recharge, changes: records.Changes) -> None:
    if not recharge.is_backed:
        raise Invalid(
            fields={name: ["A credited recharge needs proof and number."] for name in changes}
        )


def _move_clearing(recharge: Recharge, method: str, by: User, at: datetime) -> None:
    """Follow a corrected method in the ledger: the money lies in another account of the house."""
    if method == recharge.method:
        return
    ledger.post(
        source=Source(type="recharge", id=uuid5(recharge.id, f"method:{recharge.version}")),
        kind=EntryKind.METHOD,
        lines=[
            Line(kind=CLEARING[recharge.method], money=-recharge.amount),
            Line(kind=CLEARING[method], money=recharge.amount),
        ],
        description=f"{method} → {recharge.method}",
        by=by,
        at=at,
    )


def _shown(recharge: Recharge) -> dict[str, str]:
    return {
        "state": recharge.state,
        "amount": " ".join(recharge.amount.as_json().values()),
        "method": recharge.method,
        "operation_number": recharge.operation_number,
        "proof": str(recharge.proof_id or ""),
        "note": recharge.note,
    }


def _changes(old: dict[str, str], recharge: Recharge) -> dict[str, tuple[str, str]]:
    new = _shown(recharge)
    return {name: (old[name], new[name]) for name in new if old[name] != new[name]}
