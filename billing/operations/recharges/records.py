"""Takes a recharge under its lock, and writes it with its history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from billing.events import RechargeMoved
from billing.models import Recharge, RechargeChange
from billing.operations import claims
from billing.queries import recharges as queries
from billing.types import TAKEN, Source
from hub.kernel.errors import NotFound
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User

Changes = Mapping[str, tuple[str, str]]  # field → old, new


def locked(*, recharge_id: UUID, by: User) -> Recharge:
    """Return a recharge this person may see, locked to commit; NotFound otherwise."""
    rows = queries.visible_to(by).select_for_update(of=("self",))
    found = rows.filter(id=recharge_id).first()
    if found is None:
        raise NotFound
    return found


def keep(recharge: Recharge, *, changes: Changes, by: User, at: datetime) -> None:
    """Write a changed recharge and who changed what; the thread shows it after commit.

    OperationNumberUsed or ProofUsed where another recharge, or a payment, has them.
    """
    recharge.version += 1
    recharge.updated_at = at
    recharge.save()
    taken = recharge.state in TAKEN
    claims.hold(
        source=Source(type="recharge", id=recharge.id),
        operation_number=recharge.operation_number if taken else "",
        proof=recharge.proof_sha256 if taken else "",
    )
    RechargeChange.objects.bulk_create(
        RechargeChange(recharge=recharge, field=name, old=old, new=new, author=by, created_at=at)
        for name, (old, new) in changes.items()
    )
    announce(RechargeMoved(recharge_id=recharge.id))
