"""What money tells on a customer's timeline: recharges and movements of the balance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from billing.models import Account, Posting, Recharge
from billing.types import AccountKind, EntryKind
from crm.ports.timeline import About, Event, Found, Words, newest
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User

RECHARGE: Words = {"es": "Recarga", "en": "Recharge"}
MOVED: dict[str, Words] = {
    EntryKind.RECHARGE: {"es": "Saldo: recarga acreditada", "en": "Balance: recharge credited"},
    EntryKind.METHOD: {"es": "Saldo: medio corregido", "en": "Balance: method corrected"},
    EntryKind.MERGE: {"es": "Saldo: registros unidos", "en": "Balance: records joined"},
    EntryKind.UNMERGE: {"es": "Saldo: registros separados", "en": "Balance: records taken apart"},
    EntryKind.REVERSAL: {"es": "Saldo: recarga extornada", "en": "Balance: recharge reversed"},
}


class Recharges:
    """What a customer says to have paid."""

    label: Words = {"es": "Recargas", "en": "Recharges"}
    order = 50

    def events(self, about: About, *, mark: Any, most: int) -> Sequence[Found]:
        """Return the recharges of all who are this customer."""
        rows = Recharge.objects.filter(customer__in=about.family).select_related("requested_by")
        return newest(rows, mark=mark, most=most, event=lambda row: _recharge(row, about.user))


class Movements:
    """What was added to a customer's balance and taken from it."""

    label: Words = {"es": "Movimientos", "en": "Movements"}
    order = 60

    def events(self, about: About, *, mark: Any, most: int) -> Sequence[Found]:
        """Return the postings of their accounts: of one account they rise in commit order."""
        accounts = Account.objects.filter(kind=AccountKind.CUSTOMER, customer__in=about.family)
        ids = list(accounts.values_list("id", flat=True))
        # One account is the rule, and then the index holds them in order.
        rows = Posting.objects.filter(account=ids[0]) if len(ids) == 1 else None
        rows = rows if rows is not None else Posting.objects.filter(account__in=ids)
        return newest(
            rows.select_related("entry__author", "account"),
            mark=mark,
            most=most,
            event=lambda row: _movement(row, about.user),
            by=("-id",),
        )


def _recharge(row: Recharge, user: User) -> Event:
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=_in_language(RECHARGE, user),
        summary=row.operation_number,
        who=row.requested_by.name,
        state=row.state,
        amount=row.amount,
        link=f"/recharges/{row.id}",
        data={"method": row.method},
    )


def _movement(row: Posting, user: User) -> Event:
    entry, currency = row.entry, row.account.currency
    known = MOVED.get(entry.kind)
    return Event(
        id=str(row.id),
        at=entry.created_at,
        title=_in_language(known, user) if known else entry.kind,
        summary=entry.description,
        who=entry.author.name if entry.author is not None else "",
        amount=Money(row.amount, currency),
        link=f"/recharges/{entry.source_id}" if entry.source_type == "recharge" else "",
        data={"balance_after": Money(row.balance_after, currency).as_json()},
    )


def _in_language(texts: Words, user: User) -> str:
    return texts.get(user.language, texts["es"])
