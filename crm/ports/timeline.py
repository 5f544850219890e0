"""What happened with a customer? Every app that keeps something of theirs registers a source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from django.db.models import QuerySet

from hub.kernel.keyset import walked
from hub.kernel.registry import Registry

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.kernel.money import Money

Words = Mapping[str, str]  # language → text


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened, in the words of its reader's language.

    `state` is a word of that object's own, `link` a path of ours, `who` the name of the person of
    ours or of the customer's who did it; `data` is plain JSON for a screen that knows the kind.
    """

    id: str
    at: datetime
    title: str
    summary: str = ""
    who: str = ""
    state: str = ""
    amount: Money | None = None
    link: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class About:
    """Whose timeline somebody reads: the customer's id and those of all who were joined to it."""

    customer_id: UUID
    family: Sequence[UUID]
    user: User


@dataclass(frozen=True)
class Found:
    """An event and the mark behind it: plain JSON of the source's own, to go on from."""

    event: Event
    mark: Any


class Source(Protocol):
    """One kind of events; its key in the registry is their `kind`, `order` sorts the filters."""

    label: Words
    order: int

    def events(self, about: About, *, mark: Any, most: int) -> Sequence[Found]:
        """Return at most so many, newest first, beyond a mark it gave before; None: the newest.

        Fewer than `most` means there are no more. Only what `about.user` may see.
        """


def _check(source: Source) -> None:
    if not {"es", "en"} <= set(source.label):
        raise TypeError("A source has its label in Spanish and English.")


sources: Registry[Source] = Registry("sources of the timeline", check=_check)


def newest(
    rows: QuerySet[Any],
    *,
    mark: Any,
    most: int,
    event: Callable[[Any], Event],
    by: tuple[str, ...] = ("-created_at", "-id"),
) -> list[Found]:
    """Return the events of rows that an index holds in this order: what most sources do."""
    found = walked(rows, by, mark, most)
    return [
        Found(event(row), [_plain(getattr(row, name.lstrip("-"))) for name in by]) for row in found
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, int | str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
