"""What may a message be about? Each app above says for its own topics, `<key>:<id>`."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from hub.kernel.registry import Registry

if TYPE_CHECKING:
    from hub.accounts.models import User


class MayWrite(Protocol):
    """Whether somebody may write about a topic to the customer, though they answer nobody else."""

    def __call__(self, user: "User", topic: str) -> bool: ...


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One sort of topic.

    An answer of the customer is about the same: one that quotes a message of it always, any other
    while our last word to them was about it and not older than `lasts`.
    """

    lasts: timedelta
    may_write: MayWrite


topics: Registry[Topic] = Registry("topics of messages")


def topic_named(topic: str) -> Topic | None:
    """Return the sort of a topic; None for what nobody answers for."""
    key, _, rest = topic.partition(":")
    return topics.get(key) if rest else None
