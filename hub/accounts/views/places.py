"""Areas and positions: read by everybody who works here, kept by admins."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts import queries, staff_queries
from hub.accounts import staff_shapes as shapes
from hub.accounts.models import Area, Position
from hub.accounts.operations import places
from hub.accounts.permissions import allow
from hub.accounts.roles import STAFF, Role
from hub.kernel.api import body_of, page_of, page_shape


class _PlaceDoor(APIView):
    def get_permissions(self) -> list[Any]:
        roles = STAFF if self.request.method in SAFE_METHODS else {Role.ADMIN}
        return [allow(*roles)()]


class AreasView(_PlaceDoor):
    """The list, and a new area."""

    @extend_schema(responses=page_shape(shapes.AreaShape))
    def get(self, request: Request) -> Response:
        return page_of(
            staff_queries.areas(),
            request,
            by=["name", "id"],
            shape=lambda rows: [shapes.area(row) for row in rows],
        )

    @extend_schema(request=shapes.AreaBody, responses={201: shapes.AreaShape})
    def post(self, request: Request) -> Response:
        fields = _with_team(body_of(shapes.AreaBody, request))
        return Response(shapes.area(places.add(Area(**fields))), status=201)


class AreaView(_PlaceDoor):
    """One area."""

    @extend_schema(request=shapes.AreaPatch, responses=shapes.AreaShape)
    def patch(self, request: Request, area_id: UUID) -> Response:
        row = staff_queries.area_for(area_id)
        fields = _with_team(body_of(shapes.AreaPatch, request))
        return Response(shapes.area(places.change(row, fields=fields)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, area_id: UUID) -> Response:
        places.remove(staff_queries.area_for(area_id))
        return Response(status=204)


class PositionsView(_PlaceDoor):
    """The list, and a new position."""

    @extend_schema(responses=page_shape(shapes.PositionShape))
    def get(self, request: Request) -> Response:
        return page_of(
            staff_queries.positions(),
            request,
            by=["name", "id"],
            shape=lambda rows: [shapes.position(row) for row in rows],
        )

    @extend_schema(request=shapes.PositionBody, responses={201: shapes.PositionShape})
    def post(self, request: Request) -> Response:
        row = Position(**body_of(shapes.PositionBody, request))
        return Response(shapes.position(places.add(row)), status=201)


class PositionView(_PlaceDoor):
    """One position."""

    @extend_schema(request=shapes.PositionPatch, responses=shapes.PositionShape)
    def patch(self, request: Request, position_id: UUID) -> Response:
        row = staff_queries.position_for(position_id)
        fields = body_of(shapes.PositionPatch, request)
        return Response(shapes.position(places.change(row, fields=fields)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, position_id: UUID) -> Response:
        places.remove(staff_queries.position_for(position_id))
        return Response(status=204)


def _with_team(fields: dict[str, Any]) -> dict[str, Any]:
    if fields.get("team") is not None:
        fields["team"] = queries.team_named(fields["team"])
    return fields
