"""The words of recharges."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices

from billing.types.ledger import AccountKind
from hub.kernel.money import Money

LONGEST_NUMBER = 40  # of an operation: letters and digits


class Method(TextChoices):
    """How the money of a recharge reached us."""

    TRANSFER = "transfer"
    WALLET = "wallet"
    CASH = "cash"


CLEARING: dict[str, AccountKind] = {
    Method.TRANSFER: AccountKind.CLEARING_TRANSFER,
    Method.WALLET: AccountKind.CLEARING_WALLET,
    Method.CASH: AccountKind.CLEARING_CASH,
}


class RechargeState(TextChoices):
    """`requested → proof_attached → approved → credited`, or `rejected`, or `cancelled`.

    `credited → reversed` takes two admins.
    """

    REQUESTED = "requested"
    PROOF_ATTACHED = "proof_attached"
    APPROVED = "approved"
    CREDITED = "credited"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    REVERSED = "reversed"


# While a recharge is in one of these, its operation number and its proof are taken: what was
# reversed was paid once, and pays for nothing else.
TAKEN = (
    RechargeState.REQUESTED,
    RechargeState.PROOF_ATTACHED,
    RechargeState.APPROVED,
    RechargeState.CREDITED,
    RechargeState.REVERSED,
)


# In the ledger: only new postings correct them.
SETTLED = (RechargeState.APPROVED, RechargeState.CREDITED, RechargeState.REVERSED)


@dataclass(frozen=True, kw_only=True)
class RechargeForm:
    """What somebody fills in to load a recharge."""

    amount: Money
    method: str
    operation_number: str = ""
    proof: UUID | None = None
    note: str = ""
