"""What is done to an order: planned, given to technicians, moved step by step."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from field_service.operations.orders import booking, moving
from field_service.queries import orders as queries
from field_service.queries.steps import STEPS
from field_service.serializers import order_bodies as bodies
from field_service.serializers import orders as shapes
from field_service.views.orders import EVERYBODY, whole
from hub.accounts.permissions import allow
from hub.accounts.roles import OFFICE
from hub.kernel import clock
from hub.kernel.api import body_of


class ScheduleOrderView(APIView):
    """Says when it will be."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=bodies.ScheduleOrderBody, responses=shapes.OrderDetailShape)
    def post(self, request: Request, order_id: UUID) -> Response:
        """Whoever was booked is free again."""
        queries.order_for(request.user, order_id)
        body = body_of(bodies.ScheduleOrderBody, request)
        booking.schedule(
            order_id=order_id,
            version=body["version"],
            span=bodies.slot_of(body).span,
            by=request.user,
            at=clock.now(),
        )
        return Response(whole(request, order_id))


class AssignOrderView(APIView):
    """Sends technicians."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=bodies.AssignOrderBody, responses=shapes.OrderDetailShape)
    def post(self, request: Request, order_id: UUID) -> Response:
        """409 `overlap`, `absent`, `skill_required`; `doubtful` is overruled by a reason."""
        queries.order_for(request.user, order_id)
        body = body_of(bodies.AssignOrderBody, request)
        booking.assign(
            order_id=order_id,
            version=body["version"],
            slot=bodies.slot_of(body),
            by=request.user,
            at=clock.now(),
        )
        return Response(whole(request, order_id))


class UnassignOrderView(APIView):
    """Sends nobody for now."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=bodies.UnassignOrderBody, responses=shapes.OrderDetailShape)
    def post(self, request: Request, order_id: UUID) -> Response:
        """It keeps its time."""
        queries.order_for(request.user, order_id)
        version = body_of(bodies.UnassignOrderBody, request)["version"]
        booking.unassign(order_id=order_id, version=version, by=request.user, at=clock.now())
        return Response(whole(request, order_id))


class OrderStepView(APIView):
    """Takes the step the address names."""

    step = ""

    def get_permissions(self) -> list[BasePermission]:
        return [allow(*STEPS[self.step].roles)() if self.step else EVERYBODY()]

    @extend_schema(request=bodies.OrderStepBody, responses=shapes.OrderShape)
    def post(self, request: Request, order_id: UUID) -> Response:
        """An act a phone sends again (`act_id`) changes nothing and is answered the same."""
        queries.order_for(request.user, order_id)
        body = body_of(bodies.OrderStepBody, request)
        row = moving.move(
            order_id=order_id,
            step=self.step,
            told=bodies.told_of(body),
            by=request.user,
            at=clock.now(),
            version=body.get("version"),
        )
        # Who gave an order up sees it no more, but how it stands now they are told.
        return Response(shapes.order(queries.again(row), request.user))
