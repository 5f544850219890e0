"""Lets what is not credited follow whoever turned out to have asked for it."""

from __future__ import annotations

from billing.models import Recharge
from billing.operations.recharges import records
from billing.types import SETTLED
from crm.ports.belongings import Move


def follow(move: Move) -> None:
    """Give the uncredited recharges of a conversation to its proven customer.

    What is credited stays where its postings are: the ledger never changes hands.
    """
    rows = Recharge.objects.filter(conversation=move.conversation, customer=move.source)
    for recharge in rows.exclude(state__in=SETTLED).select_for_update().order_by("id"):
        recharge.customer = move.target
        changes = {"customer": (move.source.name, move.target.name)}
        records.keep(recharge, changes=changes, by=move.by, at=move.at)
