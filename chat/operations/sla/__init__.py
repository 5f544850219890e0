"""How soon customers are answered: what is promised, and what becomes of it."""

from chat.operations.sla.policies import change, make, remove
from chat.operations.sla.reckoning import keep
from chat.operations.sla.renewing import call_for_renewal, renew
from chat.operations.sla.watching import due, watch

__all__ = ["call_for_renewal", "change", "due", "keep", "make", "remove", "renew", "watch"]
