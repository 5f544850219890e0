"""What went over the wire: every call of the hub and every webhook to it, newest last."""

import itertools
import time
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

KEPT = 20_000


@dataclass
class Entry:
    """One exchange; `direction` is `api` (hub to provider) or `webhook` (provider to hub)."""

    n: int
    at: float
    direction: str
    account: str
    kind: str
    operation: str
    status: int | None
    accepted: bool
    recipient: str | None = None
    provider_id: str | None = None
    request: Any = None
    response: Any = None
    ms: float = 0.0
    path: str = ""
    attempt: int = 1
    error: str | None = None


@dataclass
class Log:
    """A bounded memory of exchanges."""

    told: Callable[[Entry], None] = lambda entry: None
    _entries: deque[Entry] = field(default_factory=lambda: deque(maxlen=KEPT))
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def write(self, **fields: Any) -> Entry:
        """Keep one exchange."""
        entry = Entry(n=next(self._numbers), at=time.time(), **fields)
        self._entries.append(entry)
        self.told(entry)
        return entry

    def read(self, *, after: int = 0, limit: int = 1000, **match: str) -> list[dict[str, Any]]:
        """Entries numbered above `after` whose fields equal `match`, oldest first."""
        found = [
            asdict(entry)
            for entry in self._entries
            if entry.n > after and all(_same(getattr(entry, k), v) for k, v in match.items())
        ]
        return found[-limit:]

    def clear(self) -> None:
        """Forget everything; numbers go on."""
        self._entries.clear()


def _same(value: Any, wanted: str) -> bool:
    if isinstance(value, bool):
        return str(value).lower() == wanted.lower()
    return str(value) == wanted
