"""What apps add to a serving process: readiness checks, goodbyes, children, words at start.

Registered in an app's `plugins`; `hub.config.serve` runs them without knowing who they are.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from hub.kernel.registry import Registry

# Returns what is missing, None when all is well; quick, never raises.
Check = Callable[[], str | None]
checks: Registry[Check] = Registry("readiness checks")

# Runs in the event loop of the server when it is told to stop, before connections are cut.
Farewell = Callable[[], Awaitable[None]]
farewells: Registry[Farewell] = Registry("farewells")

# Lines for the person at the terminal, printed when the server is about to listen.
Notice = Callable[[], list[str]]
notices: Registry[Notice] = Registry("notices")


@dataclass(frozen=True, kw_only=True)
class Child:
    """A process that lives and dies with the server; `document` is its standard input (JSON)."""

    module: str
    document: dict[str, Any]


# Asked once at start; None when the child is not wanted in this process.
children: Registry[Callable[[], Child | None]] = Registry("children")
