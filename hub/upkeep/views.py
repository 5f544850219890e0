"""The house's health, for admins."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts.permissions import allow
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.api import query_of
from hub.upkeep import serializers as shapes
from hub.upkeep.queries.health import findings


class HealthView(APIView):
    """What is wrong with the house, and what to do."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(parameters=[shapes.HealthAsked], responses=shapes.HouseHealthShape)
    def get(self, request: Request) -> Response:
        at, calls = clock.now(), query_of(shapes.HealthAsked, request)["calls"]
        found = findings(at=at, calls=calls)
        return Response(shapes.health(found, at=at, language=request.user.language))
