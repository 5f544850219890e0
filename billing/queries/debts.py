"""What a customer owes, and what they have to pay it with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from billing.models import Account, Invoice
from billing.queries.invoices import owed_by
from billing.types import OWNED, AccountKind
from hub.kernel.home import home
from hub.kernel.money import Money


@dataclass(frozen=True, kw_only=True)
class Debt:
    """The open invoices of a customer, oldest due first, and what stands on their accounts."""

    invoices: list[Invoice]
    owed: Money
    overdue: Money
    free: Money
    balance: Money


def debt_of(customer_id: UUID | None, *, on: date) -> Debt:
    """Return what a customer owes on a day, in the house's currency."""
    currency = home().currency
    rows = list(owed_by(customer_id, currency)) if customer_id is not None else []
    accounts = Account.objects.filter(kind__in=OWNED, customer=customer_id, currency=currency)
    found = {row.kind: row.balance for row in accounts} if customer_id is not None else {}
    late = sum(row.balance_minor for row in rows if row.due_on < on)
    return Debt(
        invoices=rows,
        owed=Money(sum(row.balance_minor for row in rows), currency),
        overdue=Money(late, currency),
        free=Money(found.get(AccountKind.CREDIT, 0), currency),
        balance=Money(found.get(AccountKind.CUSTOMER, 0), currency),
    )
