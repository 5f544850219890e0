"""Who may take which step of a document now, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, DomainError, Forbidden

if TYPE_CHECKING:
    from hub.accounts.models import User


class IllegalTransition(Conflict):
    """It is not in a state to do this from; `fields` has `state` and `allowed`."""

    code, detail = "conflict", "This cannot be done now."


class Stateful(Protocol):
    """A row that stands somewhere."""

    state: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step by its name in the API: from which states, and by whom."""

    states: frozenset[str]
    roles: frozenset[Role]


Steps = Mapping[str, Step]


def demand(steps: Steps, row: Stateful, name: str, user: User | None) -> None:
    """Raise why this person may not take this step now; nobody (`None`) is the house itself."""
    refusal = refusal_of(steps, row, name, user)
    if isinstance(refusal, IllegalTransition):
        refusal.fields = {"state": row.state, "allowed": allowed(steps, row, user)}
    if refusal is not None:
        raise refusal


def allowed(steps: Steps, row: Stateful, user: User | None) -> list[str]:
    """Return the steps this person may take now."""
    return [name for name in steps if refusal_of(steps, row, name, user) is None]


def refusal_of(steps: Steps, row: Stateful, name: str, user: User | None) -> DomainError | None:
    """Return why not, by role first and by state then."""
    step = steps[name]
    if user is not None and user.role not in step.roles:
        return Forbidden()
    if row.state not in step.states:
        return IllegalTransition()
    return None
