"""Telling customers of what they owe, again where the channel refused."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.charges.asking import ask_again
from billing.operations.invoices import telling
from billing.queries.notices import charge_for
from billing.serializers import charges as shapes
from billing.serializers.invoice_shapes import InvoiceDetailShape
from billing.views.invoices import whole
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.idempotency import idempotent


class TellInvoiceView(APIView):
    """Has a customer told of their invoice in the conversation it came from."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.TellBody, responses=InvoiceDetailShape)
    @idempotent
    def post(self, request: Request, invoice_id: UUID) -> Response:
        """Once; what the channel refused may be tried again, or by a template that is billed."""
        by_template = body_of(shapes.TellBody, request)["by_template"]
        telling.tell(
            invoice_id=invoice_id, by=request.user, at=clock.now(), by_template=by_template
        )
        return Response(whole(invoice_id, request.user))


class ChargeView(APIView):
    """One charge."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.ChargeShape)
    def get(self, request: Request, charge_id: UUID) -> Response:
        return Response(shapes.charge(charge_for(request.user, charge_id)))


class TellChargeView(APIView):
    """Tries again to tell what the channel refused."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.TellBody, responses=shapes.ChargeShape)
    @idempotent
    def post(self, request: Request, charge_id: UUID) -> Response:
        """Freely, or by a template that is billed."""
        charge_for(request.user, charge_id)
        by_template = body_of(shapes.TellBody, request)["by_template"]
        ask_again(charge_id=charge_id, by_template=by_template, by=request.user, at=clock.now())
        return Response(shapes.charge(charge_for(request.user, charge_id)))
