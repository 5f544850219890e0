"""Who does what just now, and the port to whoever writes it down for good.

What is written to watched tables is noticed where SQL is made (`watching`), so that no door and
no bulk operation can forget it; what leaves no row (sign-ins, exports, refusals, looking at
personal data) is told here by `note`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from hub.kernel.registry import Port, Registry


@dataclass
class Doing:
    """The request that is being answered: who asks, with which sign-in, from where."""

    request_id: str = ""
    user_id: UUID | None = None
    role: str = ""
    session_id: UUID | None = None
    ip: str | None = None


@dataclass(frozen=True, kw_only=True)
class Watch:
    """How one table (`app.model`, lower case) is watched; without one, all but words are told.

    `tells` names texts whose words may be shown: the house's own, never a person's. `overlooks`
    names fields that move by themselves. `why_not` is why nothing of it is written down.
    """

    tells: tuple[str, ...] = ()
    overlooks: tuple[str, ...] = ()
    why_not: str = ""


class Recorder(Protocol):
    """Writes one line that nobody can change."""

    def record(
        self, *, doing: Doing, action: str, kind: str, object_id: str, about: Mapping[str, Any]
    ) -> None: ...


watches: Registry[Watch] = Registry("what is written down of each table")
recorder: Port[Recorder] = Port("keeps who did what")
_doing: ContextVar[Doing | None] = ContextVar("doing", default=None)


def now_doing() -> Doing:
    """Return who does something at the moment; the house itself outside of requests."""
    return _doing.get() or Doing()


@contextmanager
def one_request(request_id: str) -> Iterator[Doing]:
    """Begin and end a request nobody is known of yet."""
    doing = Doing(request_id=request_id)
    token = _doing.set(doing)
    try:
        yield doing
    finally:
        _doing.reset(token)


def is_known(*, user_id: UUID, role: str, session_id: UUID | None, ip: str | None) -> None:
    """Learn who asks, as soon as their sign-in was looked at."""
    doing = _doing.get()
    if doing is not None:
        doing.user_id, doing.role = user_id, role
        doing.session_id, doing.ip = session_id, ip


def comes_from(ip: str | None) -> None:
    """Learn where a request comes from whose sender is not known yet."""
    doing = _doing.get()
    if doing is not None:
        doing.ip = ip


@contextmanager
def acting(*, user_id: UUID, role: str, session_id: UUID | None = None) -> Iterator[None]:
    """Do something for somebody outside of a request: a socket's frame, a job they asked for."""
    token = _doing.set(Doing(user_id=user_id, role=role, session_id=session_id))
    try:
        yield
    finally:
        _doing.reset(token)


def note(
    action: str,
    *,
    kind: str,
    object_id: object = "",
    by: tuple[UUID, str] | None = None,
    **about: Any,
) -> None:
    """Write down what leaves no row of its own; `by` (id, role) where nobody is signed in yet."""
    doing = now_doing()
    if by is not None:
        doing = Doing(doing.request_id, *by, session_id=doing.session_id, ip=doing.ip)
    recorder.get().record(
        doing=doing, action=action, kind=kind, object_id=str(object_id), about=about
    )
