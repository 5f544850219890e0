"""`/oportunidad`: an opportunity of the customer one is talking with."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from rest_framework.serializers import Serializer

from chat.ports.workflow import workflows
from crm.operations import opportunities
from crm.operations.inquiries.opening import NotYetKnown
from crm.queries.customers import by_id
from crm.queries.opportunities import history, opportunity_for
from crm.serializers.deals import OpportunityFields
from crm.serializers.opportunities import detail
from crm.workflows import CounterWorkflow

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User


class OpportunityWorkflow(CounterWorkflow):
    """Offered to those who answer; the customer sees nothing of it."""

    key: ClassVar[str] = "opportunity"
    label: ClassVar[dict[str, str]] = {"es": "Oportunidad", "en": "Opportunity"}
    slash: ClassVar[str] = "oportunidad"
    form: ClassVar[type[Serializer[Any]]] = OpportunityFields

    def run(
        self, *, conversation: Conversation, user: User, form: dict[str, Any], at: datetime
    ) -> dict[str, Any]:
        """Make it on top of the prospects, with a card among ourselves, and return it."""
        identity = conversation.identity
        customer = by_id(identity.customer_id) if identity is not None else None
        if customer is None:
            raise NotYetKnown
        made = opportunities.create(
            customer=customer, conversation=conversation, form=form, by=user, at=at
        )
        found = opportunity_for(user, made.id)
        return detail(found, history(found), user)


workflows.add(OpportunityWorkflow.key, OpportunityWorkflow())
