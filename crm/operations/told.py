"""What customers are told of their requests, beside the answer itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from crm.types import KINDS, Channel
from hub.reports.operations import facts
from hub.reports.types import Fact

if TYPE_CHECKING:
    from chat.models import Message
    from crm.models import Communication

ANSWERED = "communication_answered"
SHOWN = 200  # characters of an answer


def answered(owner: UUID, communication: Communication, answer: Message) -> None:
    """Tell that a request was answered; on a channel of their own the answer has told it."""
    conversation = answer.conversation
    facts.tell(
        owner,
        Fact(
            kind=ANSWERED,
            key=f"communication:{communication.id}",
            link=f"/portal/chat/{conversation.id}",
            values={"answer": answer.text[:SHOWN] or "…"},
            topic=f"c:{conversation.id}",
            number=answer.number,
            said=conversation.channel_kind not in KINDS[Channel.WEB],
        ),
        at=answer.created_at,
    )
