"""What customers are told of their requests, beside the answer itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from crm.types import KINDS, Channel
from hub.reports.operations import facts
from hub.reports.ports.kinds import FactKind
from hub.reports.types import Fact

if TYPE_CHECKING:
    from chat.models import Message
    from crm.models import Communication

ANSWERED, CHANGED = "communication_answered", "account_changed"
SHOWN = 200  # characters of an answer
FACTS = {
    ANSWERED: FactKind(
        label={"es": "Respuestas a sus comunicaciones", "en": "Answers to your requests"},
        title={"es": "Le respondimos", "en": "We have answered you"},
        text={"es": "{answer}", "en": "{answer}"},
        order=10,
    ),
    CHANGED: FactKind(
        label={"es": "Cambios en su cuenta", "en": "Changes of your account"},
        title={"es": "Cambió un dato de su cuenta", "en": "Your account has changed"},
        text={
            "es": "Ahora usa {value}. Si no fue usted, escríbanos cuanto antes.",
            "en": "It now uses {value}. If that was not you, write to us at once.",
        },
        order=90,
    ),
}


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
