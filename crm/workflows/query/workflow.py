"""`/consulta`: what the customer one is talking with wants to know, to be resolved later."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from rest_framework.serializers import Serializer

from chat.ports.workflow import workflows
from crm.operations import inquiries
from crm.queries.inquiries import history, inquiry_for
from crm.serializers.inquiries import InquiryFields, detail
from crm.workflows import CounterWorkflow

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User


class QueryWorkflow(CounterWorkflow):
    """Offered to those who answer; customers ask in the portal."""

    key: ClassVar[str] = "query"
    label: ClassVar[dict[str, str]] = {"es": "Consulta", "en": "Query"}
    slash: ClassVar[str] = "consulta"
    form: ClassVar[type[Serializer[Any]]] = InquiryFields

    def run(
        self, *, conversation: Conversation, user: User, form: dict[str, Any], at: datetime
    ) -> dict[str, Any]:
        """Write it down with a card in the thread, and return it."""
        made = inquiries.open_in_thread(
            conversation=conversation,
            subject=form["subject"],
            body=form.get("body", ""),
            by=user,
            at=at,
        )
        found = inquiry_for(user, made.id)
        return detail(found, history(found), user, at=at)


workflows.add(QueryWorkflow.key, QueryWorkflow())
