"""Bad days on command: faults that wait for a call, and how statuses travel."""

import itertools
from dataclasses import dataclass, field
from typing import Any

from .config import Account
from .rates import Rates

ENDINGS = ("answer", "hold", "drop", "garbage")
STATUSES = ("auto", "shuffle", "hold", "drop")


class BadCommand(ValueError):
    """The command names something unknown."""


@dataclass
class Fault:
    """What happens to the next calls that match; `accept` lets the provider do the work first."""

    id: str
    account: str | None = None
    operation: str | None = None
    recipient: str | None = None
    times: int | None = 1
    status: int | None = None
    code: int | None = None
    subcode: int | None = None
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    retry_after: int | None = None
    delay: float = 0.0
    accept: bool = False
    then: str = "answer"
    callback_error: int | None = None

    def matches(self, account: Account, operation: str, recipient: str | None) -> bool:
        return (
            self.account in (None, account.name, account.kind)
            and self.operation in (None, operation)
            and self.recipient in (None, recipient)
        )


@dataclass
class Manners:
    """How one account behaves when nothing is broken."""

    statuses: str = "auto"
    delivered: str = "always"
    auto_read: bool = False
    media_down: bool = False
    window_refusal: str = ""
    batch: int = 1000
    retry_scale: float = 1.0
    status_delay: float = 0.15
    early_statuses: bool = False
    per_second: float = 0.0  # sends; 0 for no limit
    per_recipient: float = 0.0
    burst: int = 1
    token_expires_at: int = 0  # Unix seconds; 0 for never
    sender: str = ""  # the state the provider gives of number, page or sender
    quality: str = "GREEN"
    told_webhook: str | None = None  # instead of the one that is set


class Ctl:
    """The faults that wait and the manners of each account."""

    def __init__(self) -> None:
        self._faults: dict[str, Fault] = {}
        self._manners: dict[str, dict[str, Any]] = {}
        self._numbers = itertools.count(1)
        self._rates = Rates()

    def command(self, raw: dict[str, Any]) -> dict[str, Any]:
        """Obey one command: {fault…}, {manners: …} or {clear: id}; raise BadCommand."""
        if "clear" in raw:
            return {"cleared": self._faults.pop(str(raw["clear"]), None) is not None}
        if "manners" in raw:
            return {"manners": self._set(raw.get("account"), dict(raw["manners"]))}
        known = Fault.__dataclass_fields__
        unknown = [key for key in raw if key not in known]
        if unknown:
            raise BadCommand(f"unknown: {', '.join(unknown)}")
        fault = Fault(**{"id": f"fault-{next(self._numbers)}", **raw})
        if fault.then not in ENDINGS:
            raise BadCommand(f"then is one of {', '.join(ENDINGS)}")
        self._faults[fault.id] = fault
        return {"id": fault.id}

    def take(self, account: Account, operation: str, recipient: str | None) -> Fault | None:
        """The oldest fault waiting for this call, or the one for calling too fast.

        One that was for so many calls is used up.
        """
        for fault in self._faults.values():
            if fault.matches(account, operation, recipient):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        del self._faults[fault.id]
                return fault
        return self._rates.over(account, operation, recipient, self.manners(account))

    def manners(self, account: Account) -> Manners:
        """How this account behaves: its own over its kind's over everybody's."""
        # Twilio's callbacks are known to overtake each other, so disorder is its good day.
        merged: dict[str, Any] = {"statuses": "shuffle"} if "twilio" in account.kind else {}
        for key in ("", account.kind, account.name):
            merged |= self._manners.get(key, {})
        return Manners(**merged)

    def reset(self) -> None:
        """A good day again."""
        self._faults.clear()
        self._manners.clear()
        self._rates.clear()

    def shape(self) -> dict[str, Any]:
        return {
            "faults": [vars(fault) for fault in self._faults.values()],
            "manners": self._manners,
        }

    def _set(self, account: str | None, manners: dict[str, Any]) -> dict[str, Any]:
        unknown = [key for key in manners if key not in Manners.__dataclass_fields__]
        if unknown or manners.get("statuses", "auto") not in STATUSES:
            raise BadCommand(f"unknown manners: {manners}")
        self._manners.setdefault(account or "", {}).update(manners)
        return self._manners[account or ""]
