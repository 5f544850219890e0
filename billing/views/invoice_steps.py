"""One door for each step of an invoice."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.electronic import ending
from billing.operations.invoices import closing, correcting, issuing, telling
from billing.queries.invoices import invoice_for
from billing.serializers import invoice_bodies as bodies
from billing.serializers.bodies import NothingBody
from billing.serializers.invoice_shapes import InvoiceDetailShape
from billing.views.invoices import CUSTOMERS_AND_COUNTER, whole
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.idempotency import idempotent


class InvoiceStepView(APIView):
    """Everybody who may see an invoice gets as far as the rule that refuses them by name."""

    permission_classes = [CUSTOMERS_AND_COUNTER]


class IssueInvoiceView(InvoiceStepView):
    """Gives a draft its number."""

    @extend_schema(request=bodies.IssueInvoiceBody, responses=InvoiceDetailShape)
    @idempotent
    def post(self, request: Request, invoice_id: UUID) -> Response:
        """Issue it; from then on only a credit note corrects it."""
        invoice_for(request.user, invoice_id)
        body, at = body_of(bodies.IssueInvoiceBody, request), clock.now()
        issuing.issue(invoice_id=invoice_id, series_id=body.get("series"), by=request.user, at=at)
        if body["tell"]:
            telling.tell(invoice_id=invoice_id, by=request.user, at=at)
        return Response(whole(invoice_id, request.user))


class VoidInvoiceView(InvoiceStepView):
    """Takes back what was issued by mistake."""

    @extend_schema(request=bodies.InvoiceReasonBody, responses=InvoiceDetailShape)
    @idempotent
    def post(self, request: Request, invoice_id: UUID) -> Response:
        """Void it; it keeps its number. `not_voidable` where something hangs on it.

        What the authority accepted is cancelled there first: `electronic` says how that stands.
        """
        invoice_for(request.user, invoice_id)
        reason = body_of(bodies.InvoiceReasonBody, request)["reason"]
        ending.void(invoice_id=invoice_id, reason=reason, by=request.user, at=clock.now())
        return Response(whole(invoice_id, request.user))


class WriteOffInvoiceView(InvoiceStepView):
    """Gives up what nobody pays."""

    @extend_schema(request=bodies.InvoiceReasonBody, responses=InvoiceDetailShape)
    @idempotent
    def post(self, request: Request, invoice_id: UUID) -> Response:
        """Give up what is still owed; it may be paid after all."""
        invoice_for(request.user, invoice_id)
        reason = body_of(bodies.InvoiceReasonBody, request)["reason"]
        closing.write_off(invoice_id=invoice_id, reason=reason, by=request.user, at=clock.now())
        return Response(whole(invoice_id, request.user))


class AuthorityNumberView(InvoiceStepView):
    """Writes down what the authority called it."""

    @extend_schema(request=bodies.AuthorityBody, responses=InvoiceDetailShape)
    @idempotent
    def post(self, request: Request, invoice_id: UUID) -> Response:
        """Write the authority's series and number down; its paper shows them."""
        invoice_for(request.user, invoice_id)
        label = body_of(bodies.AuthorityBody, request)["label"]
        correcting.name_by_authority(
            invoice_id=invoice_id, label=label, by=request.user, at=clock.now()
        )
        return Response(whole(invoice_id, request.user))


class SendInvoiceAgainView(InvoiceStepView):
    """Hands over anew what the authority rejected."""

    @extend_schema(request=NothingBody, responses=InvoiceDetailShape)
    @idempotent
    def post(self, request: Request, invoice_id: UUID) -> Response:
        """Send it again; `not_rejected` unless it was."""
        invoice_for(request.user, invoice_id)
        body_of(NothingBody, request)
        ending.send_again(invoice_id=invoice_id, by=request.user, at=clock.now())
        return Response(whole(invoice_id, request.user))
