"""How fast a provider lets itself be called, and what it says to whoever is faster."""

import math
import time
from typing import TYPE_CHECKING

from .config import Account

if TYPE_CHECKING:
    from .ctl import Fault, Manners

SENDS = ("messages", "messages.create")


class Rates:
    """Counts what each account sends, in all and to each person."""

    def __init__(self) -> None:
        self._spent: dict[tuple[str, str], float] = {}

    def over(
        self, account: Account, operation: str, recipient: str | None, manners: "Manners"
    ) -> "Fault | None":
        """The refusal of a send that comes too soon; None where there is no rate."""
        if operation not in SENDS and not _tells(operation):
            return None
        if wait := self._wait(
            (account.name, recipient or ""), manners.per_recipient, manners.burst
        ):
            return _refusal(account, wait, for_one=True)
        if wait := self._wait((account.name, ""), manners.per_second, manners.burst):
            return _refusal(account, wait, for_one=False)
        return None

    def clear(self) -> None:
        """Begin anew."""
        self._spent.clear()

    def _wait(self, key: tuple[str, str], per_second: float, burst: int) -> float:
        if not per_second:
            return 0.0
        now = time.monotonic()
        spent = max(now, self._spent.get(key, 0.0))
        wait = spent - (burst - 1) / per_second - now
        if wait <= 0:
            self._spent[key] = spent + 1 / per_second
        return max(0.0, wait)


def _tells(operation: str) -> bool:
    name = operation.lower()
    return name.startswith("send") and name != "sendchataction"


def _refusal(account: Account, wait: float, *, for_one: bool) -> "Fault":
    from .ctl import Fault

    seconds = math.ceil(wait)
    if account.kind == "telegram":
        return Fault(id="rate", status=429, retry_after=seconds)
    if account.kind == "whatsapp_twilio":
        return Fault(id="rate", status=429, code=20429, retry_after=seconds)
    if account.kind == "whatsapp_cloud":
        return Fault(id="rate", code=131056 if for_one else 130429)
    return Fault(id="rate", code=613 if for_one else 4, subcode=2018338 if for_one else None)
