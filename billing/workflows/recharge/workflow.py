"""`/recarga`: spends what an answer in this conversation unlocked; the portal is not needed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from rest_framework.serializers import Serializer

from billing.operations.recharges.request import load
from billing.queries.recharges import recharge_for
from billing.serializers.bodies import RechargeFields, form_of
from billing.serializers.recharges import recharge as shape
from chat.ports.workflow import Offer, Workflow, workflows
from chat.types import ConversationKind
from crm.queries import communications
from hub.accounts.roles import COUNTER, Role

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User


class RechargeWorkflow(Workflow):
    """Offered to the counter and to the customer, open once a person of ours has answered."""

    key: ClassVar[str] = "recharge"
    label: ClassVar[dict[str, str]] = {"es": "Recarga", "en": "Recharge"}
    slash: ClassVar[str] = "recarga"
    form: ClassVar[type[Serializer[Any]]] = RechargeFields

    def offer(self, *, conversation: Conversation, user: User) -> Offer | None:
        """Return `locked` before the first answer, `grant_spent` when every grant is used."""
        if conversation.kind != ConversationKind.CUSTOMER:
            return None
        if user.role not in COUNTER and user.role != Role.CUSTOMER:
            return None
        if communications.free_grants(conversation.id).exists():
            return Offer(locked=False)
        unlocked = communications.is_unlocked(conversation.id)
        return Offer(locked=True, reason="grant_spent" if unlocked else "locked")

    def run(
        self, *, conversation: Conversation, user: User, form: dict[str, Any], at: datetime
    ) -> dict[str, Any]:
        """Load it on the oldest free grant and return the recharge."""
        made = load(form=form_of(form), conversation_id=conversation.id, by=user, at=at)
        return shape(recharge_for(user, made.id), user)


workflows.add(RechargeWorkflow.key, RechargeWorkflow())
