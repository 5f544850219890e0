"""What a customer owed and owes, as frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hub.kernel.money import Money

AGES = (0, 30, 60, 90)  # days overdue up to which a bucket reaches; the last has no end


@dataclass(frozen=True, kw_only=True)
class Movement:
    """One entry on what a customer owes: above zero it raises it."""

    at: datetime
    kind: str  # an `EntryKind`
    number: str  # of the document behind it
    amount: Money
    balance: Money  # owed after it


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a customer owed when the first day began, what moved it, what was owed at the end."""

    customer_id: UUID
    since: date
    until: date
    opening: Money
    movements: tuple[Movement, ...]
    closing: Money
    ageing: tuple[Money, ...]  # of the invoices, by `AGES`
    unapplied: Money  # paid or credited and used by no invoice: closing = ageing − this
    held: Money  # what was recharged
