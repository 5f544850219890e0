"""The words of money: accounts, methods, states and the frozen values that cross borders."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices

from hub.kernel.money import Money

LONGEST_NUMBER = 40  # of an operation: letters and digits


class AccountKind(TextChoices):
    """What an account of the ledger stands for."""

    CUSTOMER = "customer"  # what we owe a customer: their balance
    CLEARING_TRANSFER = "clearing_transfer"
    CLEARING_WALLET = "clearing_wallet"
    CLEARING_CASH = "clearing_cash"


class EntryKind(TextChoices):
    """What happened; with its source it makes an entry unique."""

    RECHARGE = "recharge"
    METHOD = "method"  # the method of a credited recharge was corrected
    MERGE = "merge"  # two customers turned out to be one
    UNMERGE = "unmerge"  # and then two after all
    REVERSAL = "reversal"


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


class PlaceKind(TextChoices):
    """Where a customer can pay: a number in a wallet, or an account at a bank."""

    WALLET = "wallet"
    BANK = "bank"


@dataclass(frozen=True, kw_only=True)
class Source:
    """The event an entry was posted for, e.g. `("recharge", id)`."""

    type: str
    id: UUID


@dataclass(frozen=True, kw_only=True)
class Line:
    """One posting to be: credits positive, debits negative."""

    kind: AccountKind
    money: Money
    customer_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class RechargeForm:
    """What somebody fills in to load a recharge."""

    amount: Money
    method: str
    operation_number: str = ""
    proof: UUID | None = None
    note: str = ""
