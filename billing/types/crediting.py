"""What somebody fills in to take an invoice back."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from billing.types.papers import CreditReason


@dataclass(frozen=True, kw_only=True)
class TakenBack:
    """Of one line: so many units of it, or so much money with its tax; neither is all of it."""

    line: UUID
    quantity: Decimal | None = None
    amount: int | None = None  # minor units, tax included


@dataclass(frozen=True, kw_only=True)
class CreditForm:
    """What somebody fills in; no lines mean all that is left of the invoice."""

    reason: CreditReason
    lines: Sequence[TakenBack] = ()
    note: str = ""
