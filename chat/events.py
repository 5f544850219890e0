"""Facts the heart announces; ids only."""

from dataclasses import dataclass
from uuid import UUID

from hub.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class IdentityMade(Event):
    """Somebody wrote to us for the first time by a channel."""

    identity_id: UUID


@dataclass(frozen=True, kw_only=True)
class IdentityRenamed(Event):
    """A channel told another name of somebody."""

    identity_id: UUID


@dataclass(frozen=True, kw_only=True)
class MessageReceived(Event):
    """A customer's message is stored."""

    conversation_id: UUID
    message_id: UUID
    number: int


@dataclass(frozen=True, kw_only=True)
class MessageSent(Event):
    """Someone of ours wrote; `outside` when to a customer or supplier, `by_person` unless a bot."""

    conversation_id: UUID
    message_id: UUID
    number: int
    outside: bool
    private: bool
    by_person: bool


@dataclass(frozen=True, kw_only=True)
class ConversationChanged(Event):
    """State, assignee or labels of a conversation changed."""

    conversation_id: UUID


@dataclass(frozen=True, kw_only=True)
class WishTold(Event):
    """A customer said in a message that they want nothing automatic (`out`), or want it again."""

    message_id: UUID
    out: bool
