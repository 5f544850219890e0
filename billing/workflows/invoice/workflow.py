"""`/factura`: an invoice for the customer one is talking with."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.db import transaction
from rest_framework.serializers import Serializer

from billing.models import Invoice
from billing.operations.charges.asking import NotKnownYet
from billing.operations.invoices import correcting, issuing, telling, writing
from billing.operations.quotes import converting
from billing.queries.invoices import invoice_for
from billing.queries.quotes import quote_for
from billing.serializers.invoice_bodies import ThreadInvoice, fields_of
from billing.serializers.invoices import detail
from billing.workflows import AnsweredWorkflow
from chat.ports.workflow import workflows
from crm.queries.customers import family_of
from hub.accounts.roles import OFFICE
from hub.kernel.errors import Invalid, NotFound

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User


class InvoiceWorkflow(AnsweredWorkflow):
    """The office issues at once and the customer is told; an advisor's stays a draft."""

    key: ClassVar[str] = "invoice"
    label: ClassVar[dict[str, str]] = {"es": "Factura", "en": "Invoice"}
    slash: ClassVar[str] = "factura"
    form: ClassVar[type[Serializer[Any]]] = ThreadInvoice

    def run(
        self, *, conversation: Conversation, user: User, form: dict[str, Any], at: datetime
    ) -> dict[str, Any]:
        """Write it, issue it where this person may, and return it."""
        self.demand_unlocked(conversation)
        identity = conversation.identity
        if identity is None or identity.customer_id is None:
            raise NotKnownYet
        fields = {**fields_of(form), "conversation": conversation.id}
        customer_id = identity.customer_id
        with transaction.atomic():
            if "quote" in form:
                made = _of_quote(form["quote"], customer_id, fields, by=user, at=at)
            else:
                made = writing.write(customer_id=customer_id, fields=fields, by=user, at=at)
            if user.role in OFFICE and not form.get("draft", False):
                issuing.issue(invoice_id=made.id, by=user, at=at)
                telling.tell(invoice_id=made.id, by=user, at=at)
        return detail(invoice_for(user, made.id), user)


def _of_quote(
    quote_id: UUID, customer_id: UUID, fields: dict[str, Any], *, by: User, at: datetime
) -> Invoice:
    """Make the invoice of an accepted quote, with what was changed on the way."""
    try:
        known = quote_for(by, quote_id).customer_id in family_of(customer_id)
    except NotFound:
        known = False
    if not known:
        raise Invalid(fields={"quote": ["Not of this customer."]})
    made = converting.convert(quote_id=quote_id, by=by, at=at)
    return correcting.edit(invoice_id=made.id, fields=fields, by=by, at=at)


workflows.add(InvoiceWorkflow.key, InvoiceWorkflow())
