"""The rows of money."""

from billing.models.ledger import Account, Entry, Posting
from billing.models.places import PayPicture, PayPlace
from billing.models.prints import ProofLikeness, ProofPrint
from billing.models.recharges import Recharge, RechargeChange

__all__ = [
    "Account",
    "Entry",
    "PayPicture",
    "PayPlace",
    "Posting",
    "ProofLikeness",
    "ProofPrint",
    "Recharge",
    "RechargeChange",
]
