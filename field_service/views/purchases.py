"""Requests for parts: the list, one of them, a new one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.views.files import PDF, as_pdf
from field_service.operations.purchases import papers, requesting
from field_service.queries import purchases as queries
from field_service.serializers import offers, purchase_shapes
from field_service.serializers import purchase_bodies as bodies
from field_service.serializers import purchases as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, OFFICE, STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.errors import Invalid, NotFound
from hub.kernel.home import today
from hub.kernel.idempotency import idempotent
from hub.kernel.negotiation import AsItIs


class PartsRequestsView(APIView):
    """What is missing; a technician sees their own, and those of their orders."""

    def get_permissions(self) -> list[Any]:
        asking = self.request is not None and self.request.method == "POST"
        return [allow(*OFFICE, Role.TECHNICIAN)() if asking else allow(*STAFF)()]

    @extend_schema(
        parameters=[bodies.PartsRequestFilter],
        responses=page_shape(purchase_shapes.PartsRequestShape),
    )
    def get(self, request: Request) -> Response:
        """Newest first."""
        day, asked = today(clock.now()), query_of(bodies.PartsRequestFilter, request)
        rows = queries.with_names(queries.visible_to(request.user))
        return page_of(
            queries.narrowed(rows, asked, day),
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.request(row, request.user, day) for row in found],
        )

    @extend_schema(
        request=bodies.NewPartsRequest, responses={201: purchase_shapes.PartsRequestDetailShape}
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Ask for parts; the orders they are for wait for them from now on."""
        body = body_of(bodies.NewPartsRequest, request)
        try:
            row = requesting.request(
                wanted=bodies.wanted(body),
                note=body.get("note", ""),
                needed_on=body.get("needed_on"),
                location_id=body.get("location"),
                by=request.user,
                at=clock.now(),
            )
        except NotFound:
            raise Invalid(fields={"lines": ["There is no such order."]}) from None
        return Response(whole(request, row.id), status=201)


class PartsRequestView(APIView):
    """One request."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses=purchase_shapes.PartsRequestDetailShape)
    def get(self, request: Request, request_id: UUID) -> Response:
        return Response(whole(request, request_id))


class PurchasePaperView(APIView):
    """The order of a purchase on paper."""

    permission_classes = [allow(*COUNTER)]
    content_negotiation_class = AsItIs

    @extend_schema(responses={(200, PDF): OpenApiTypes.BINARY})
    def get(self, request: Request, request_id: UUID) -> HttpResponse:
        """As its supplier was sent it; 409 `not_out` before it is bought."""
        row = queries.request_for(request.user, request_id)
        found = papers.paper_of(row.id, at=clock.now())
        return as_pdf(found.content, found.name)


def whole(request: Request, request_id: UUID) -> dict[str, Any]:
    """Return a request with who was asked, what took place, and who waits for it."""
    at, row = clock.now(), queries.request_for(request.user, request_id)
    told = row.steps.select_related("author", "supplier").order_by("id")
    return {
        **shapes.request(row, request.user, today(at)),
        "offers": offers.side_by_side(row, request.user, at) if _buys(request) else [],
        "steps": [shapes.step(each) for each in told],
        "waiting_orders": [shapes.order_ref(each) for each in queries.waiting_orders(row)],
    }


def _buys(request: Request) -> bool:
    return Role(request.user.role) in COUNTER
