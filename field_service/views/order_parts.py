"""Parts of an order: what was used, what waits for it, what it waits for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from field_service.operations.parts import reserving, using
from field_service.queries import orders, parts, purchases
from field_service.serializers import part_bodies as bodies
from field_service.serializers import part_shapes
from field_service.serializers import parts as shapes
from field_service.serializers import purchases as bought
from hub.accounts.permissions import allow
from hub.accounts.roles import OFFICE, STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.errors import NotFound
from hub.kernel.idempotency import idempotent

HANDS = allow(*OFFICE, Role.TECHNICIAN)


class OrderPartsView(APIView):
    """The parts of an order; a technician's are those of the orders they are booked for."""

    def get_permissions(self) -> list[Any]:
        using_ = self.request is not None and self.request.method == "POST"
        return [HANDS() if using_ else allow(*STAFF)()]

    @extend_schema(responses=part_shapes.OrderPartsShape)
    def get(self, request: Request, order_id: UUID) -> Response:
        return Response(_whole(request, order_id))

    @extend_schema(request=bodies.UsePartBody, responses={201: part_shapes.OrderPartsShape})
    @idempotent
    def post(self, request: Request, order_id: UUID) -> Response:
        """Use a part, what waits for the order first; 409 `not_available` says how much is."""
        orders.order_for(request.user, order_id)
        body = body_of(bodies.UsePartBody, request)
        using.use(
            order_id,
            body["part"],
            body["quantity"],
            request.user,
            clock.now(),
            body.get("act_id"),
            location_id=body.get("location"),
            serial=body.get("serial", ""),
        )
        return Response(_whole(request, order_id), status=201)


class ReservePartView(APIView):
    """Keeps parts back for an order."""

    permission_classes = [HANDS]

    @extend_schema(request=bodies.ReservePartBody, responses={201: part_shapes.OrderPartsShape})
    @idempotent
    def post(self, request: Request, order_id: UUID) -> Response:
        """409 `not_available` says how much is there."""
        orders.order_for(request.user, order_id)
        body = body_of(bodies.ReservePartBody, request)
        reserving.reserve(
            order_id=order_id,
            part_id=body["part"],
            quantity=body["quantity"],
            location_id=body.get("location"),
            by=request.user,
            at=clock.now(),
        )
        return Response(_whole(request, order_id), status=201)


class ReleasePartView(APIView):
    """Frees what waits for an order."""

    permission_classes = [HANDS]

    @extend_schema(request=bodies.ReleasePartBody, responses=part_shapes.OrderPartsShape)
    def post(self, request: Request, order_id: UUID) -> Response:
        orders.order_for(request.user, order_id)
        body = body_of(bodies.ReleasePartBody, request)
        reserving.release(
            order_id=order_id,
            reservation_id=body["reservation"],
            by=request.user,
            at=clock.now(),
        )
        return Response(_whole(request, order_id))


class GiveBackView(APIView):
    """Takes back what was not needed."""

    permission_classes = [HANDS]

    @extend_schema(request=bodies.GiveBackBody, responses=part_shapes.OrderPartsShape)
    @idempotent
    def post(self, request: Request, order_id: UUID) -> Response:
        orders.order_for(request.user, order_id)
        body = body_of(bodies.GiveBackBody, request)
        if body["use"] not in {row.id for row in parts.used_on(order_id)}:
            raise NotFound
        using.give_back(
            body["use"],
            body["quantity"],
            request.user,
            clock.now(),
            location_id=body.get("location"),
            reason=body.get("reason", ""),
        )
        return Response(_whole(request, order_id))


def _whole(request: Request, order_id: UUID) -> dict[str, Any]:
    order = orders.order_for(request.user, order_id)
    return {
        "used": [shapes.use(row, request.user) for row in parts.used_on(order.id)],
        "reserved": [shapes.reservation(row) for row in parts.held_for(order.id)],
        "awaited": [bought.awaited(row) for row in purchases.awaited_by(order.id)],
    }
