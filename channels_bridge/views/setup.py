"""Setting channels up: where providers find us, and secrets replaced."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from channels_bridge.operations import renewing
from channels_bridge.queries.ground import ground
from channels_bridge.serializers import channels as shapes
from hub.accounts.permissions import allow, demand_proof
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.api import body_of


class GroundView(APIView):
    """What a set-up stands on."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=shapes.GroundShape)
    def get(self, request: Request) -> Response:
        """Our public address, and whether providers reach it."""
        found = ground()
        return Response({"public_url": found.public_url, "reachable": found.reachable})


class CredentialsView(APIView):
    """Replacing secrets."""

    permission_classes = [allow(Role.ADMIN), demand_proof()]

    @extend_schema(request=shapes.Renewal, responses=shapes.TestShape)
    def post(self, request: Request, channel_id: UUID) -> Response:
        """Ask the provider with the new secrets, and keep them when it takes them (`ok`)."""
        body = body_of(shapes.Renewal, request)
        return Response(shapes.tested(renewing.renew(channel_id, **body, at=clock.now())))
