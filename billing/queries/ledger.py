"""What the ledger says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Coalesce

from billing.models import Account, Entry, Posting
from billing.types import AccountKind
from hub.kernel.clock import iso
from hub.kernel.home import home, start_after, start_of
from hub.kernel.money import Money


@dataclass(frozen=True, kw_only=True)
class Discrepancy:
    """Something an audit found that must never be."""

    what: str  # `entry` or `account`
    id: UUID
    expected: int
    found: int


def account_of(customer_id: UUID | None, currency: str | None = None) -> Account | None:
    """Return a customer's account, None before anything was posted to it."""
    if customer_id is None:
        return None
    return Account.objects.filter(
        kind=AccountKind.CUSTOMER,
        customer_id=customer_id,
        currency=currency or home().currency,
    ).first()


def balance(customer_id: UUID, currency: str | None = None) -> Money:
    """Return what we owe a customer in one currency."""
    account = account_of(customer_id, currency)
    return Money(account.balance if account else 0, currency or home().currency)


def balance_shape(account: Account | None) -> dict[str, Any]:
    """Return `{"balance": money, "updated_at"}`, as `me/balance/` and the socket show it."""
    if account is None:
        return {"balance": Money(0, home().currency).as_json(), "updated_at": None}
    return {
        "balance": Money(account.balance, account.currency).as_json(),
        "updated_at": iso(account.updated_at),
    }


def transactions(customer_id: UUID | None) -> QuerySet[Posting]:
    """Return the movements of a customer's accounts, to be ordered by `-id`: newest first."""
    if customer_id is None:
        return Posting.objects.none()
    return Posting.objects.filter(
        account__kind=AccountKind.CUSTOMER, account__customer_id=customer_id
    ).select_related("entry", "account")


def narrowed(rows: QuerySet[Posting], asked: Mapping[str, Any]) -> QuerySet[Posting]:
    """Keep the movements of a kind and of a stretch of days."""
    if "kind" in asked:
        rows = rows.filter(entry__kind=asked["kind"])
    if "since" in asked:
        rows = rows.filter(entry__created_at__gte=start_of(asked["since"]))
    if "until" in asked:
        rows = rows.filter(entry__created_at__lt=start_after(asked["until"]))
    return rows


def owner_of(account: Account) -> UUID | None:
    """Return the portal user whose balance this is, if there is one."""
    owner: UUID | None = (
        Account.objects.filter(id=account.id)
        .values_list("customer__portal_user_id", flat=True)
        .first()
    )
    return owner


def discrepancies() -> list[Discrepancy]:
    """Recompute every sum from the postings and return what differs; nothing, if all is well."""
    entries = (
        Entry.objects.values("id", currency=F("postings__account__currency"))
        .annotate(total=Coalesce(Sum("postings__amount"), 0))
        .exclude(total=0)
    )
    accounts = Account.objects.annotate(total=Coalesce(Sum("postings__amount"), 0)).exclude(
        total=F("balance")
    )
    return [
        Discrepancy(what="entry", id=row["id"], expected=0, found=row["total"]) for row in entries
    ] + [
        Discrepancy(what="account", id=row.id, expected=row.total, found=row.balance)
        for row in accounts
    ]
