"""`/cotizar`: a quote for the customer of this conversation, sent at once or kept as a draft."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from rest_framework import serializers

from billing.operations.quotes import drafting, sending
from billing.queries.quotes import quote_for
from billing.serializers.quote_bodies import QuoteBody, form_of
from billing.serializers.quotes import quote as shape
from chat.ports.workflow import Offer, Workflow, workflows
from chat.types import ConversationKind
from crm.queries import communications
from hub.accounts.roles import ANSWERING
from hub.kernel.errors import Locked

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User


class QuoteFields(QuoteBody):
    """What is quoted here, and whether the customer is told now."""

    opportunity = serializers.UUIDField(required=False, allow_null=True)
    send = serializers.BooleanField(
        required=False,
        default=True,
        style={"label": {"es": "Enviar ahora", "en": "Send now"}},
    )


class QuoteWorkflow(Workflow):
    """Offered to who answers, open once a person of ours has answered."""

    key: ClassVar[str] = "quote"
    label: ClassVar[dict[str, str]] = {"es": "Cotización", "en": "Quote"}
    slash: ClassVar[str] = "cotizar"
    form: ClassVar[type[serializers.Serializer[Any]]] = QuoteFields

    def offer(self, *, conversation: Conversation, user: User) -> Offer | None:
        """Return `locked` before the first answer."""
        if conversation.kind != ConversationKind.CUSTOMER or user.role not in ANSWERING:
            return None
        if conversation.identity is None or conversation.identity.customer_id is None:
            return None
        unlocked = communications.is_unlocked(conversation.id)
        return Offer(locked=not unlocked, reason=None if unlocked else "locked")

    def run(
        self, *, conversation: Conversation, user: User, form: dict[str, Any], at: datetime
    ) -> dict[str, Any]:
        """Write it, send it if asked, and return the quote."""
        if conversation.identity is None or conversation.identity.customer_id is None:
            raise Locked
        if not communications.is_unlocked(conversation.id):
            raise Locked
        ties = drafting.Ties(opportunity_id=form.get("opportunity"), conversation=conversation)
        made = drafting.draft(
            customer_id=conversation.identity.customer_id,
            form=form_of(form),
            by=user,
            at=at,
            ties=ties,
        )
        if form.get("send", True):
            sending.send(quote_id=made.id, by=user, at=at)
        return shape(quote_for(user, made.id), user)


workflows.add(QuoteWorkflow.key, QuoteWorkflow())
