"""Links to pay an invoice: made and taken back by the office, looked at by nobody else."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.paying import links
from billing.serializers import paying as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.errors import Forbidden

CUSTOMERS_AND_COUNTER = allow(*COUNTER, Role.CUSTOMER)


class PayLinkView(APIView):
    """The links of one invoice; a customer may have one made for their own."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(responses=shapes.PayLinksShape)
    def get(self, request: Request, invoice_id: UUID) -> Response:
        """Which links there are and when they were looked at; for the counter."""
        _refuse_customers(request)
        rows, at = links.made(invoice_id=invoice_id, by=request.user)[:100], clock.now()
        return Response({"results": [shapes.pay_link(row, at=at) for row in rows]})

    @extend_schema(request=None, responses={201: shapes.PayLinkMadeShape})
    def post(self, request: Request, invoice_id: UUID) -> Response:
        """Make one; its address is told this once."""
        url, end = links.make(invoice_id=invoice_id, by=request.user, at=clock.now())
        made = {"url": url, "expires_at": clock.iso(end)}
        return Response(made, status=201, headers={"Cache-Control": "no-store"})

    @extend_schema(responses={204: None})
    def delete(self, request: Request, invoice_id: UUID) -> Response:
        """Take all of them back; for the counter."""
        _refuse_customers(request)
        links.revoke(invoice_id=invoice_id, by=request.user, at=clock.now())
        return Response(status=204)


def _refuse_customers(request: Request) -> None:
    if request.user.role == Role.CUSTOMER:
        raise Forbidden
