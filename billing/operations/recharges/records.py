"""Takes a recharge under its lock, and writes it with its history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from billing.events import RechargeMoved
from billing.models import Recharge, RechargeChange
from billing.queries import recharges as queries
from billing.types import TAKEN
from hub.kernel.errors import Conflict, NotFound
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User

Changes = Mapping[str, tuple[str, str]]  # field → old, new


class OperationNumberUsed(Conflict):
    """A living or credited recharge has this operation number."""

    code, detail = "operation_number_used", "This operation number was used before."


class ProofUsed(Conflict):
    """A living or credited recharge shows the same file."""

    code, detail = "proof_used", "This proof was used before."


def locked(*, recharge_id: UUID, by: User) -> Recharge:
    """Return a recharge this person may see, locked to commit; NotFound otherwise."""
    rows = queries.visible_to(by).select_for_update(of=("self",))
    found = rows.filter(id=recharge_id).first()
    if found is None:
        raise NotFound
    return found


def keep(recharge: Recharge, *, changes: Changes, by: User, at: datetime) -> None:
    """Write a changed recharge and who changed what; the thread shows it after commit."""
    recharge.version += 1
    recharge.updated_at = at
    save(recharge)
    RechargeChange.objects.bulk_create(
        RechargeChange(recharge=recharge, field=name, old=old, new=new, author=by, created_at=at)
        for name, (old, new) in changes.items()
    )
    announce(RechargeMoved(recharge_id=recharge.id))


def save(recharge: Recharge) -> None:
    """Write the row; OperationNumberUsed or ProofUsed when another one has them."""
    try:
        with transaction.atomic():
            recharge.save()
    except IntegrityError:
        raise _named(recharge) from None


def _named(recharge: Recharge) -> Exception:
    others = Recharge.objects.filter(state__in=TAKEN).exclude(id=recharge.id)
    number, proof = recharge.operation_number, recharge.proof_sha256
    if number and others.filter(operation_number=number).exists():
        return OperationNumberUsed(fields={"operation_number": ["Used before."]})
    if proof and others.filter(proof_sha256=proof).exists():
        return ProofUsed(fields={"proof": ["Used before."]})
    raise
