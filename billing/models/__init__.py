"""The rows of money."""

from billing.models.ledger import Account, Entry, Posting
from billing.models.recharges import Recharge, RechargeChange

__all__ = ["Account", "Entry", "Posting", "Recharge", "RechargeChange"]
