"""Whom conversations are given to, by hand and by themselves; teams that go away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.models import Routing
from chat.operations import conversations, settings
from chat.queries.routing import routing_of, team_loads, waiting_for
from chat.serializers import bodies, routing
from hub.accounts.permissions import allow
from hub.accounts.queries import answering, team_for, user_for
from hub.accounts.roles import ANSWERING, COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import Team

HOUSE = "house"


def team_or_house(name: str) -> Team | None:
    """Return the team of an address; `house` is no team."""
    try:
        return None if name == HOUSE else team_for(UUID(name))
    except ValueError:
        raise NotFound from None


class SettingDoor(APIView):
    """Read at the counter, changed by admins."""

    def get_permissions(self) -> list[Any]:
        roles = COUNTER if self.request.method in SAFE_METHODS else {Role.ADMIN}
        return [allow(*roles)()]


class RoutingsView(SettingDoor):
    """How conversations are given out: the house's way first, then teams that have their own."""

    @extend_schema(responses=routing.RoutingShape(many=True))
    def get(self, request: Request) -> Response:
        own = Routing.objects.filter(team__isnull=False).order_by("team__name")
        return Response([routing.routing(row) for row in (routing_of(None), *own)])


class RoutingView(SettingDoor):
    """Of a team, or of the house (`house`); a team without its own follows the house."""

    @extend_schema(request=routing.RoutingBody, responses=routing.RoutingShape)
    def put(self, request: Request, team: str) -> Response:
        fields = body_of(routing.RoutingBody, request)
        row = settings.set_routing(team=team_or_house(team), fields=fields)
        return Response(routing.routing(row))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, team: str) -> Response:
        found = team_or_house(team)
        if found is not None:
            settings.forget_routing(team=found)
        return Response(status=204)


class SeatView(SettingDoor):
    """How many open conversations somebody carries."""

    @extend_schema(request=routing.SeatBody, responses=routing.TakerShape)
    def put(self, request: Request, user_id: UUID) -> Response:
        user = user_for(user_id)
        if user.role not in ANSWERING:
            raise NotFound
        settings.set_capacity(user, body_of(routing.SeatBody, request)["capacity"])
        return Response(routing.takers([user], at=clock.now())[0])


class TakersView(SettingDoor):
    """Whom a conversation can be given to, and what they have."""

    @extend_schema(responses=routing.TakersShape)
    def get(self, request: Request) -> Response:
        people = answering(None).prefetch_related("teams").order_by("first_name", "username")
        return Response(
            {
                "people": routing.takers(list(people), at=clock.now()),
                "teams": team_loads(),
            }
        )


class HandBackView(APIView):
    """Going away: how many customers wait for one's answer, and giving them back."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(responses=routing.WaitingShape)
    def get(self, request: Request) -> Response:
        return Response({"waiting": waiting_for(request.user).count()})

    @extend_schema(request=bodies.EmptyBody, responses=routing.HandedBackShape)
    def post(self, request: Request) -> Response:
        body_of(bodies.EmptyBody, request)
        return Response({"handed_back": conversations.hand_back(by=request.user, at=clock.now())})
