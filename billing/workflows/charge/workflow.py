"""`/cobrar`: asks the customer one is talking with for what they owe."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from rest_framework.serializers import Serializer

from billing.operations.charges.asking import ask
from billing.queries.notices import charge_for
from billing.serializers.charges import ChargeBody, charge
from billing.workflows import AnsweredWorkflow
from chat.ports.workflow import workflows

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User


class ChargeWorkflow(AnsweredWorkflow):
    """Tells them in their channel, with where to pay; the card follows until it is paid."""

    key: ClassVar[str] = "charge"
    label: ClassVar[dict[str, str]] = {"es": "Cobrar", "en": "Collect"}
    slash: ClassVar[str] = "cobrar"
    form: ClassVar[type[Serializer[Any]]] = ChargeBody

    def run(
        self, *, conversation: Conversation, user: User, form: dict[str, Any], at: datetime
    ) -> dict[str, Any]:
        """Ask for the named invoices, or all that are open, and return the charge."""
        self.demand_unlocked(conversation)
        made = ask(
            conversation=conversation,
            invoice_ids=form.get("invoices", []),
            note=form.get("note", ""),
            by=user,
            at=at,
        )
        return charge(charge_for(user, made.id))


workflows.add(ChargeWorkflow.key, ChargeWorkflow())
