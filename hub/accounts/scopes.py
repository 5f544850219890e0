"""What a bot's key lets it do: what is not named here, no bot does."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from hub.kernel.errors import Forbidden
from hub.realtime.ports.commands import Command
from hub.realtime.types import SignedIn

MESSAGES_READ = "messages:read"
MESSAGES_WRITE = "messages:write"
CONVERSATIONS_READ = "conversations:read"
FILES_WRITE = "files:write"
CUSTOMERS = "customers"  # not only where the bot is a member, but in customers' conversations too
SCOPES = (MESSAGES_READ, MESSAGES_WRITE, CONVERSATIONS_READ, FILES_WRITE, CUSTOMERS)


class ScopeMissing(Forbidden):
    """The key of a bot does not reach that far; `fields.scope` names what it lacks."""

    code = "scope_missing"

    def __init__(self, scope: str) -> None:
        super().__init__(f"This key lacks the scope {scope}.", fields={"scope": scope})


def demand(scopes: frozenset[str], wanted: Sequence[str]) -> None:
    """Raise ScopeMissing for the first of the `wanted` that is not among the scopes."""
    for scope in wanted:
        if scope not in scopes:
            raise ScopeMissing(scope)


def scoped(command: Command, *wanted: str) -> Command:
    """Return a socket command that bots may use with these scopes; without any, people only."""

    @wraps(command)
    def run(who: SignedIn, frame: dict[str, Any]) -> dict[str, Any]:
        if who.scopes is not None:
            if not wanted:
                raise Forbidden
            demand(who.scopes, wanted)
        return command(who, frame)

    guarded: Callable[[SignedIn, dict[str, Any]], dict[str, Any]] = run
    return guarded
