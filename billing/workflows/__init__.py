"""Work that a conversation unlocks."""

from typing import TYPE_CHECKING

from chat.ports.workflow import Offer, Workflow
from chat.types import ConversationKind
from crm.queries import communications
from hub.accounts.roles import COUNTER
from hub.kernel.errors import Locked

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User


class AnsweredWorkflow(Workflow):
    """Work for the counter in customers' conversations, open once a person of ours has answered."""

    def offer(self, *, conversation: "Conversation", user: "User") -> Offer | None:
        """Return it, locked before the first answer; nothing for others."""
        if conversation.kind != ConversationKind.CUSTOMER or user.role not in COUNTER:
            return None
        if communications.is_unlocked(conversation.id):
            return Offer(locked=False)
        return Offer(locked=True, reason="locked")

    def demand_unlocked(self, conversation: "Conversation") -> None:
        """Raise Locked before the first answer."""
        if not communications.is_unlocked(conversation.id):
            raise Locked
