"""`/orden`: a service order for the customer of this conversation, told and talked of in it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from rest_framework import serializers

from billing.workflows import AnsweredWorkflow
from chat.ports.workflow import Offer, workflows
from field_service.operations.orders import requesting
from field_service.queries.orders import order_for
from field_service.serializers.order_bodies import OrderBody, form_of
from field_service.serializers.orders import order as shape
from field_service.types import OrderSource
from hub.kernel.errors import Locked

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User


class OrderFields(OrderBody):
    """What is to be done, where, and when somebody may come."""

    hour_meter = serializers.IntegerField(
        min_value=0, max_value=1_000_000, required=False, allow_null=True
    )


class OrderWorkflow(AnsweredWorkflow):
    """Offered at the counter, open once a person of ours has answered."""

    key: ClassVar[str] = "order"
    label: ClassVar[dict[str, str]] = {"es": "Orden de servicio", "en": "Service order"}
    slash: ClassVar[str] = "orden"
    form: ClassVar[type[serializers.Serializer[Any]]] = OrderFields

    def offer(self, *, conversation: Conversation, user: User) -> Offer | None:
        """Return it for a customer we know, locked before the first answer."""
        if conversation.identity is None or conversation.identity.customer_id is None:
            return None
        return super().offer(conversation=conversation, user=user)

    def run(
        self, *, conversation: Conversation, user: User, form: dict[str, Any], at: datetime
    ) -> dict[str, Any]:
        """Make it and return the order."""
        if conversation.identity is None or conversation.identity.customer_id is None:
            raise Locked
        self.demand_unlocked(conversation)
        made = requesting.request(
            customer_id=conversation.identity.customer_id,
            form=form_of(form, OrderSource.CONVERSATION),
            by=user,
            at=at,
            conversation_id=conversation.id,
        )
        return shape(order_for(user, made.id), user)


workflows.add(OrderWorkflow.key, OrderWorkflow())
