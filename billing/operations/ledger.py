"""The only writer of the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from billing.models import Account, Entry, Posting
from billing.queries import ledger as queries
from billing.queries import periods
from billing.types import LIABILITIES, AccountKind, EntryKind, Line, Source
from hub.kernel import clock
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.home import today
from hub.realtime.operations import tell

if TYPE_CHECKING:
    from hub.accounts.models import User

AccountKey = tuple[str, UUID | None, str]


class AlreadyPosted(Conflict):
    """This event is in the ledger already."""

    code, detail = "already_posted", "This was posted before."


class InsufficientBalance(Conflict):
    """A customer's balance would fall below zero."""

    code, detail = "insufficient_balance", "The balance is not enough."


def post(
    *,
    source: Source,
    kind: EntryKind,
    lines: Sequence[Line],
    description: str,
    by: User | None,
    at: datetime,
) -> Entry:
    """Write one entry and move the balances of its accounts, in the caller's transaction.

    Accounts are locked in the order of their ids, whoever posts. Raises Invalid when the lines
    do not sum to zero, AlreadyPosted for a known source, InsufficientBalance.
    """
    periods.demand_open(today(at))
    amounts = _balanced(lines)
    with transaction.atomic():
        accounts = _locked(amounts, at)
        entry = _insert(source, kind, description, by, at)
        for key, account in accounts.items():
            _move(account, entry, amounts[key], at)
    for account in accounts.values():
        if account.kind == AccountKind.CUSTOMER:
            _tell_owner(account)
    return entry


def hold(*customers: tuple[UUID, str]) -> None:
    """Make everybody else wait who moves money of these customers, each with its currency.

    The first lock of whoever posts more than once: customers, then invoices, then what pays them,
    then accounts (each by rising id). Without it two of them could wait for each other.
    """
    keys = {(AccountKind.RECEIVABLE, customer, currency) for customer, currency in customers}
    ids = [_account_id(key, clock.now()) for key in sorted(keys, key=str)]
    list(Account.objects.select_for_update().filter(id__in=ids).order_by("id"))


def _balanced(lines: Sequence[Line]) -> dict[AccountKey, int]:
    amounts: dict[AccountKey, int] = defaultdict(int)
    sums: dict[str, int] = defaultdict(int)
    for line in lines:
        amounts[(line.kind, line.customer_id, line.money.currency)] += line.money.minor
        sums[line.money.currency] += line.money.minor
    if len(amounts) < 2 or any(sums.values()) or 0 in amounts.values():
        raise Invalid("An entry has two accounts or more and sums to zero.")
    return amounts


def _locked(amounts: dict[AccountKey, int], at: datetime) -> dict[AccountKey, Account]:
    # Absent accounts are made first, in one order too, so that they can be locked.
    ids = [_account_id(key, at) for key in sorted(amounts, key=str)]
    rows = Account.objects.select_for_update().filter(id__in=ids).order_by("id")
    return {(row.kind, row.customer_id, row.currency): row for row in rows}


def _account_id(key: AccountKey, at: datetime) -> UUID:
    kind, customer_id, currency = key
    account, _ = Account.objects.get_or_create(
        kind=kind,
        customer_id=customer_id,  # type: ignore[misc]  # accounts of the house have none
        currency=currency,
        defaults={"updated_at": at},
    )
    return account.id


def _insert(
    source: Source, kind: EntryKind, description: str, by: User | None, at: datetime
) -> Entry:
    try:
        with transaction.atomic():
            return Entry.objects.create(
                source_type=source.type,
                source_id=source.id,
                kind=kind,
                description=description,
                author=by,
                created_at=at,
            )
    except IntegrityError:
        raise AlreadyPosted from None


def _move(account: Account, entry: Entry, amount: int, at: datetime) -> None:
    account.balance += amount
    if account.kind in LIABILITIES and account.balance < 0:
        raise InsufficientBalance
    account.updated_at = max(at, account.updated_at)
    account.save(update_fields=["balance", "updated_at"])
    Posting.objects.create(
        entry=entry, account=account, amount=amount, balance_after=account.balance
    )


def _tell_owner(account: Account) -> None:
    owner = queries.owner_of(account)
    if owner is not None:
        tell(
            user_id=owner,
            kind="balance",
            key="main",
            data=queries.balance_shape(account),
        )
