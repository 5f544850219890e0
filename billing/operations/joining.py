"""Money of two customers who become one, and two again.

The ledger never changes hands: what stands on the accounts of one is posted to the other, and back.
"""

from __future__ import annotations

from billing.models import Account, Posting, Recharge
from billing.operations import joined_papers as papers
from billing.operations import ledger
from billing.operations.ledger import InsufficientBalance
from billing.operations.recharges import records
from billing.types import OWNED, AccountKind, EntryKind, Line, RechargeState, Source
from crm.ports.belongings import Merging
from hub.kernel.errors import Conflict
from hub.kernel.money import Money


class BalanceSpent(Conflict):
    """What was joined to a balance is not there any more."""

    code, detail = "balance_spent", "The balance that was joined has been used since."


class Balances:
    """Joins what customers have, owe and may use (`crm.ports.belongings.joins`)."""

    def join(self, merging: Merging) -> None:
        """Give `source`'s documents and payments to `target`, and post their accounts across.

        One entry a merge, whatever the currencies.
        """
        papers.hold(merging)
        papers.of_customer(merging.source).give(merging.target)
        rows = Account.objects.select_for_update().filter(kind__in=OWNED, customer=merging.source)
        moved = {
            (AccountKind(row.kind), row.currency): row.balance
            for row in rows.order_by("id")
            if row.balance
        }
        if moved:
            _post(merging, EntryKind.MERGE, moved)

    def part(self, merging: Merging) -> None:
        """Give back what was made for `source`, with what it comes to now, and their balance.

        With it goes what was credited by the moved conversations since. PaymentsCross, or
        BalanceSpent where `target` has less.
        """
        papers.hold(merging)
        theirs = papers.to_give_back(merging)
        moved = theirs.sums()
        theirs.give(merging.source)
        for money in (*_joined(merging), *_credited_since(merging)):
            key = (AccountKind.CUSTOMER, money.currency)
            moved[key] = moved.get(key, 0) + money.minor
        if moved:
            try:
                _post(merging, EntryKind.UNMERGE, moved)
            except InsufficientBalance:
                raise BalanceSpent from None


def _joined(merging: Merging) -> list[Money]:
    """Return what of a balance was posted from `source` to `target` when they were joined."""
    rows = Posting.objects.filter(
        entry__source_type="merge",
        entry__source_id=merging.merge_id,
        entry__kind=EntryKind.MERGE,
        account__kind=AccountKind.CUSTOMER,
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


def _post(merging: Merging, kind: EntryKind, moved: papers.Sums) -> None:
    """Post from `source` to `target`, or the other way where it is taken apart."""
    ends = [merging.source.id, merging.target.id]
    giver, taker = ends if kind == EntryKind.MERGE else ends[::-1]
    lines = [
        Line(kind=account, customer_id=customer_id, money=Money(minor * sign, currency))
        for (account, currency), minor in moved.items()
        for customer_id, sign in ((giver, -1), (taker, 1))
    ]
    ledger.post(
        source=Source(type="merge", id=merging.merge_id),
        kind=kind,
        lines=lines,
        description=f"{merging.source.name} → {merging.target.name}"[:255],
        by=merging.by,
        at=merging.at,
    )
