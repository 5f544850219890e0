"""The words of the ledger, and the frozen values that reach it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices

from hub.kernel.money import Money


class AccountKind(TextChoices):
    """What an account of the ledger stands for."""

    CUSTOMER = "customer"  # what we owe a customer: their balance
    RECEIVABLE = "receivable"  # what a customer owes us, as a debit: never above zero
    CREDIT = "credit"  # what a customer paid or was credited, and no invoice has used
    CLEARING_TRANSFER = "clearing_transfer"
    CLEARING_WALLET = "clearing_wallet"
    CLEARING_CASH = "clearing_cash"
    CLEARING_CARD = "clearing_card"
    REVENUE = "revenue"  # of services
    REVENUE_PARTS = "revenue_parts"
    TAX = "tax"
    WRITE_OFF = "write_off"
    OPENING = "opening"  # the other side of what a house brought along


# Theirs have a customer; the house's have none.
OWNED = (AccountKind.CUSTOMER, AccountKind.RECEIVABLE, AccountKind.CREDIT)
# What we owe somebody, which never becomes what they owe us.
LIABILITIES = (AccountKind.CUSTOMER, AccountKind.CREDIT)


class EntryKind(TextChoices):
    """What happened; with its source it makes an entry unique."""

    RECHARGE = "recharge"
    METHOD = "method"  # the method of a credited recharge was corrected
    MERGE = "merge"  # two customers turned out to be one
    UNMERGE = "unmerge"  # and then two after all
    INVOICE = "invoice"
    VOID = "void"
    WRITE_OFF = "write_off"
    RECOVERY = "recovery"  # what was written off is owed again
    CREDIT_NOTE = "credit_note"
    PAYMENT = "payment"
    ALLOCATION = "allocation"
    DEALLOCATION = "deallocation"
    REFUND = "refund"
    REVERSAL = "reversal"
    OPENING = "opening"


UNTOLD = (EntryKind.MERGE, EntryKind.UNMERGE, EntryKind.OPENING)


def told_of(kind: str, description: str) -> str:
    """Return what an entry says to its customer: not who else was joined to them, nor a key."""
    return "" if kind in UNTOLD else description


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
