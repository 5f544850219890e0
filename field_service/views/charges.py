"""What orders are billed: looked at, made, and what work costs."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from field_service.operations.charging import making, rating
from field_service.queries import charge_lines
from field_service.queries.orders import order_for
from field_service.serializers import charges as shapes
from field_service.types.after import RateFor, RatePer
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, OFFICE, Role
from hub.kernel import clock
from hub.kernel.api import body_of, query_of
from hub.kernel.idempotency import idempotent


class ChargesView(APIView):
    """What would be billed of an order."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(parameters=[shapes.ChargesAsked], responses=shapes.ChargesShape)
    def get(self, request: Request, order_id: UUID) -> Response:
        """Nothing is stored: hours, travel, parts and the quote that stand on no invoice yet."""
        row = order_for(request.user, order_id)
        asked = query_of(shapes.ChargesAsked, request)
        return Response(shapes.charges(row, request.user, covered=asked["covered"]))


class OrderInvoiceView(APIView):
    """An order's invoice."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=shapes.InvoiceBody, responses={201: shapes.InvoiceMadeShape})
    @idempotent
    def post(self, request: Request, order_id: UUID) -> Response:
        """Make a draft of what was chosen; 409 `already_billed` where none of it is left."""
        body = body_of(shapes.InvoiceBody, request)
        made = making.make(
            order_id=order_id, choice=shapes.choice_of(body), by=request.user, at=clock.now()
        )
        left = shapes.charges(order_for(request.user, order_id), request.user)
        return Response({"invoice": shapes.billed(made), "charges": left}, status=201)


class RatesView(APIView):
    """What work costs."""

    def get_permissions(self) -> list[object]:  # type: ignore[override]
        setting = self.request is not None and self.request.method == "POST"
        return [allow(Role.ADMIN)() if setting else allow(*COUNTER)()]

    @extend_schema(responses=shapes.RatesShape)
    def get(self, request: Request) -> Response:
        return Response({"results": [shapes.rate(row) for row in charge_lines.rates()]})

    @extend_schema(request=shapes.RateBody, responses=shapes.RateShape)
    def post(self, request: Request) -> Response:
        """Say what work costs; what was said before for the same is replaced."""
        body = body_of(shapes.RateBody, request)
        form = rating.RateForm(
            what=RateFor(body["what"]),
            item_id=body["item"],
            kind_id=body["kind"],
            per=RatePer(body["per"]),
            rounds_to=body["rounds_to"],
        )
        made = rating.put(form=form, by=request.user, at=clock.now())
        return Response(shapes.rate(charge_lines.rates().get(id=made.id)))


class RateView(APIView):
    """One rate."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses={204: None})
    def delete(self, request: Request, rate_id: UUID) -> Response:
        """Take it away; what was billed by it stands."""
        rating.drop(rate_id=rate_id)
        return Response(status=204)
