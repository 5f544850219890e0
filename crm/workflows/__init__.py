"""Work that a conversation unlocks."""

from typing import TYPE_CHECKING

from chat.ports.workflow import Offer, Workflow
from chat.types import ConversationKind
from hub.accounts.roles import ANSWERING

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User


class CounterWorkflow(Workflow):
    """Work for those who answer: offered in customers' conversations, unlocked from the start."""

    def offer(self, *, conversation: "Conversation", user: "User") -> Offer | None:
        """Return it unlocked: it may begin before any answer."""
        if conversation.kind != ConversationKind.CUSTOMER or user.role not in ANSWERING:
            return None
        return Offer(locked=False)
