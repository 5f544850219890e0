"""Money of two customers who become one, and two again.

The ledger never changes hands: what we owe one of them is posted to the other, and back.
"""

from __future__ import annotations

from uuid import UUID

from billing.models import Account, Posting, Recharge
from billing.operations import ledger
from billing.operations.ledger import InsufficientBalance
from billing.operations.recharges import records
from billing.types import AccountKind, EntryKind, Line, RechargeState, Source
from crm.ports.belongings import Merging
from hub.kernel.errors import Conflict
from hub.kernel.money import Money


class BalanceSpent(Conflict):
    """What was joined to a balance is not there any more."""

    code, detail = "balance_spent", "The balance that was joined has been used since."


class Balances:
    """Joins the balances of customers (`crm.ports.belongings.joins`)."""

    def join(self, merging: Merging) -> None:
        """Post what we owe `source`, in each currency, to `target`; one entry a merge."""
        rows = Account.objects.select_for_update().filter(
            kind=AccountKind.CUSTOMER, customer=merging.source, balance__gt=0
        )
        moved = [Money(row.balance, row.currency) for row in rows.order_by("id")]
        if moved:
            _post(merging, EntryKind.MERGE, moved)

    def part(self, merging: Merging) -> None:
        """Post that back with what was credited by the moved conversations since.

        BalanceSpent where `target` has less.
        """
        moved = [*_joined(merging), *_credited_since(merging)]
        if moved:
            try:
                _post(merging, EntryKind.UNMERGE, moved)
            except InsufficientBalance:
                raise BalanceSpent from None


def _joined(merging: Merging) -> list[Money]:
    """Return what was posted from `source` to `target` when they were joined."""
    rows = Posting.objects.filter(
        entry__source_type="merge",
        entry__source_id=merging.merge_id,
        entry__kind=EntryKind.MERGE,
        account__customer=merging.target,
    )
    return [Money(row.amount, row.account.currency) for row in rows.select_related("account")]


def _credited_since(merging: Merging) -> list[Money]:
    """Give `source` the recharges they loaded since they were joined; returns their amounts."""
    rows = Recharge.objects.filter(
        conversation__in=merging.conversations,
        customer=merging.target,
        state=RechargeState.CREDITED,
        credited_at__gte=merging.since,
    )
    found = list(rows.select_for_update().order_by("id"))
    for recharge in found:
        recharge.customer = merging.source
        changes = {"customer": (merging.target.name, merging.source.name)}
        records.keep(recharge, changes=changes, by=merging.by, at=merging.at)
    return [recharge.amount for recharge in found]


def _post(merging: Merging, kind: EntryKind, moved: list[Money]) -> None:
    """Post from `source` to `target`, or the other way where it is taken apart."""
    ends = [merging.source.id, merging.target.id]
    giver, taker = ends if kind == EntryKind.MERGE else ends[::-1]
    lines = []
    for money in moved:
        lines.append(_line(giver, -money))
        lines.append(_line(taker, money))
    ledger.post(
        source=Source(type="merge", id=merging.merge_id),
        kind=kind,
        lines=lines,
        description=f"{merging.source.name} → {merging.target.name}"[:255],
        by=merging.by,
        at=merging.at,
    )


def _line(customer_id: UUID, money: Money) -> Line:
    return Line(kind=AccountKind.CUSTOMER, customer_id=customer_id, money=money)
