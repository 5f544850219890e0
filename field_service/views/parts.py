"""Parts and stock: read by who works here, kept by the office."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from field_service.operations.parts import counting, places, registering
from field_service.queries import parts as queries
from field_service.serializers import part_bodies as bodies
from field_service.serializers import part_shapes
from field_service.serializers import parts as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import OFFICE, STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.idempotency import idempotent

CARRYING = allow(*OFFICE, Role.TECHNICIAN)


class ReadByStaff(APIView):
    """Read by everybody who works here, written by the office."""

    def get_permissions(self) -> list[BasePermission]:
        reading = self.request is None or self.request.method in ("GET", "HEAD", "OPTIONS")
        return [allow(*STAFF)() if reading else allow(*OFFICE)()]


class PartsView(ReadByStaff):
    """What the house keeps."""

    @extend_schema(parameters=[bodies.PartFilter], responses=page_shape(part_shapes.PartShape))
    def get(self, request: Request) -> Response:
        """By name, each with its stock; `low` those below their reorder point."""
        rows = queries.with_stock(queries.visible_to(request.user))
        return page_of(
            queries.narrowed(rows, query_of(bodies.PartFilter, request)),
            request,
            by=("name", "id"),
            shape=lambda found: [shapes.part(row, request.user) for row in found],
        )

    @extend_schema(request=bodies.NewPart, responses={201: part_shapes.PartDetailShape})
    @idempotent
    def post(self, request: Request) -> Response:
        fields = body_of(bodies.NewPart, request)
        row = registering.register(fields=fields, by=request.user, at=clock.now())
        return Response(_whole(request, row.id), status=201)


class PartView(ReadByStaff):
    """One part."""

    @extend_schema(responses=part_shapes.PartDetailShape)
    def get(self, request: Request, part_id: UUID) -> Response:
        return Response(_whole(request, part_id))

    @extend_schema(request=bodies.PartPatch, responses=part_shapes.PartDetailShape)
    def patch(self, request: Request, part_id: UUID) -> Response:
        """Correct it or put it away; `changed` when somebody did since it was looked at."""
        fields = body_of(bodies.PartPatch, request)
        version = fields.pop("version")
        registering.change(
            part_id=part_id, version=version, fields=fields, by=request.user, at=clock.now()
        )
        return Response(_whole(request, part_id))


class MovesView(APIView):
    """What happened to a part."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses=page_shape(part_shapes.MoveShape))
    def get(self, request: Request, part_id: UUID) -> Response:
        """Newest first."""
        part = queries.part_for(request.user, part_id)
        return page_of(
            queries.moves_of(part.id),
            request,
            by=("-at", "-id"),
            shape=lambda found: [shapes.move(row, part, request.user) for row in found],
        )


class CountView(APIView):
    """Writes down what was counted."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=bodies.CountBody, responses=part_shapes.PartDetailShape)
    @idempotent
    def post(self, request: Request, part_id: UUID) -> Response:
        """409 `not_available` where less is there than waits for orders."""
        body = body_of(bodies.CountBody, request)
        counting.count(
            part_id=part_id,
            location_id=body["location"],
            counted=body["counted"],
            reason=body["reason"],
            by=request.user,
            at=clock.now(),
        )
        return Response(_whole(request, part_id))


class CorrectView(APIView):
    """Adds to stock or takes from it, with the reason."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=bodies.CorrectBody, responses=part_shapes.PartDetailShape)
    @idempotent
    def post(self, request: Request, part_id: UUID) -> Response:
        body = body_of(bodies.CorrectBody, request)
        counting.correct(
            part_id=part_id,
            location_id=body["location"],
            difference=body["difference"],
            reason=body["reason"],
            by=request.user,
            at=clock.now(),
        )
        return Response(_whole(request, part_id))


class ReceivePartView(APIView):
    """Lays down what came without a request."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=bodies.ReceivePartBody, responses=part_shapes.PartDetailShape)
    @idempotent
    def post(self, request: Request, part_id: UUID) -> Response:
        """What one costs becomes the average of all."""
        body = body_of(bodies.ReceivePartBody, request)
        counting.receive(
            part_id=part_id,
            location_id=body["location"],
            quantity=body["quantity"],
            unit_cost=body["unit_cost"],
            reason=body.get("reason", ""),
            by=request.user,
            at=clock.now(),
        )
        return Response(_whole(request, part_id))


class TransferView(APIView):
    """Takes parts from one place to another."""

    permission_classes = [CARRYING]

    @extend_schema(request=bodies.TransferPartBody, responses=part_shapes.PartDetailShape)
    @idempotent
    def post(self, request: Request, part_id: UUID) -> Response:
        """A technician does so to or from their own van."""
        body = body_of(bodies.TransferPartBody, request)
        counting.transfer(
            part_id=part_id,
            source_id=body["origin"],
            target_id=body["target"],
            quantity=body["quantity"],
            act_id=body.get("act_id"),
            by=request.user,
            at=clock.now(),
        )
        return Response(_whole(request, part_id))


class LocationsView(ReadByStaff):
    """Stores and vans."""

    @extend_schema(responses=part_shapes.LocationShape(many=True))
    def get(self, request: Request) -> Response:
        """The main store first."""
        return Response([shapes.location(row) for row in queries.locations(request.user)])

    @extend_schema(request=bodies.NewLocation, responses={201: part_shapes.LocationShape})
    def post(self, request: Request) -> Response:
        fields = body_of(bodies.NewLocation, request)
        row = places.add(fields=fields, by=request.user, at=clock.now())
        return Response(shapes.location(row), status=201)


class LocationView(ReadByStaff):
    """A store or a van."""

    @extend_schema(responses=part_shapes.LocationShape)
    def get(self, request: Request, location_id: UUID) -> Response:
        return Response(shapes.location(queries.location_for(request.user, location_id)))

    @extend_schema(request=bodies.LocationPatch, responses=part_shapes.LocationShape)
    def patch(self, request: Request, location_id: UUID) -> Response:
        fields = body_of(bodies.LocationPatch, request)
        row = places.change(location_id=location_id, fields=fields, by=request.user, at=clock.now())
        return Response(shapes.location(row))


def _whole(request: Request, part_id: UUID) -> dict[str, Any]:
    row = queries.part_for(request.user, part_id)
    return shapes.part_detail(row, queries.reservations_of(row.id), request.user)
