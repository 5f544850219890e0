"""Teams: read by everybody at the counter, kept by admins."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts import queries
from hub.accounts.models import Team
from hub.accounts.operations import teams
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer, body_of, page_of, page_shape
from hub.kernel.text import Line

MOST_MEMBERS = 200


class TeamShape(serializers.Serializer[Any]):
    """A team and who is in it."""

    id = serializers.CharField()
    name = serializers.CharField()
    members = CardShape(many=True)


class TeamBody(StrictSerializer):
    name = Line(max_length=60)
    members = serializers.ListField(
        child=serializers.UUIDField(), required=False, default=list, max_length=MOST_MEMBERS
    )


class TeamPatch(StrictSerializer):
    name = Line(max_length=60, required=False)
    members = serializers.ListField(
        child=serializers.UUIDField(), required=False, max_length=MOST_MEMBERS
    )


class _TeamDoor(APIView):
    def get_permissions(self) -> list[Any]:
        roles = COUNTER if self.request.method in SAFE_METHODS else {Role.ADMIN}
        return [allow(*roles)()]


class TeamsView(_TeamDoor):
    """The list, and a new team."""

    @extend_schema(responses=page_shape(TeamShape))
    def get(self, request: Request) -> Response:
        rows = queries.teams()
        return page_of(rows, request, by=["name", "id"], shape=lambda found: [*map(_shape, found)])

    @extend_schema(request=TeamBody, responses={201: TeamShape})
    def post(self, request: Request) -> Response:
        return Response(_shape(teams.add(**body_of(TeamBody, request))), status=201)


class TeamView(_TeamDoor):
    """One team."""

    @extend_schema(responses=TeamShape)
    def get(self, request: Request, team_id: UUID) -> Response:
        return Response(_shape(queries.team_for(team_id)))

    @extend_schema(request=TeamPatch, responses=TeamShape)
    def patch(self, request: Request, team_id: UUID) -> Response:
        fields = body_of(TeamPatch, request)
        return Response(_shape(teams.change(queries.team_for(team_id), fields=fields)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, team_id: UUID) -> Response:
        teams.remove(queries.team_for(team_id))
        return Response(status=204)


def _shape(team: Team) -> dict[str, Any]:
    members = sorted(team.members.all(), key=lambda user: (user.name, user.username))
    cards = [dict(queries.card(user)) for user in members if user.is_active]
    return {"id": str(team.id), "name": team.name, "members": cards}
