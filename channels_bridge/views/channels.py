"""Channels, for admins; how they are, for everybody at the counter."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from channels_bridge.operations import channels
from channels_bridge.queries import channels as queries
from channels_bridge.queries.health import alarms, health_of
from channels_bridge.serializers import channels as shapes
from channels_bridge.serializers import health
from hub.accounts.permissions import allow, demand_proof, prove
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of


class ChannelsView(APIView):
    """All channels, and connecting one more."""

    permission_classes = [allow(Role.ADMIN), demand_proof("POST")]

    @extend_schema(responses=shapes.ChannelShape(many=True))
    def get(self, request: Request) -> Response:
        """The channels, oldest first."""
        return page_of(
            queries.channels(),
            request,
            by=("created_at", "id"),
            shape=lambda rows: [shapes.channel(row) for row in rows],
        )

    @extend_schema(request=shapes.NewChannel, responses={201: shapes.ChannelShape})
    def post(self, request: Request) -> Response:
        """Connect a channel; the provider is not asked yet."""
        body = body_of(shapes.NewChannel, request)
        made = channels.add(**body, at=clock.now())
        return Response(shapes.channel(made), status=201)


class ChannelView(APIView):
    """One channel."""

    permission_classes = [allow(Role.ADMIN), demand_proof("DELETE")]

    @extend_schema(responses=shapes.ChannelShape)
    def get(self, request: Request, channel_id: UUID) -> Response:
        """The channel; secrets by their last four."""
        return Response(shapes.channel(queries.channel_by(channel_id)))

    @extend_schema(request=shapes.ChannelPatch, responses=shapes.ChannelShape)
    def patch(self, request: Request, channel_id: UUID) -> Response:
        """Rename, pause, resume, or replace credentials."""
        body = body_of(shapes.ChannelPatch, request)
        if body.get("credentials"):
            prove(request)
        return Response(shapes.channel(channels.change(channel_id, **body, at=clock.now())))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, channel_id: UUID) -> Response:
        """Take the channel away; its conversations stay."""
        channels.remove(channel_id, at=clock.now())
        return Response(status=204)


class ChannelTestView(APIView):
    """Asking the provider."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=None, responses=shapes.TestShape)
    def post(self, request: Request, channel_id: UUID) -> Response:
        """Ask the provider who we are, and register the webhook where an API does that."""
        return Response(shapes.tested(channels.test(channel_id, at=clock.now())))


class ChannelHealthView(APIView):
    """How one channel is."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=health.HealthShape)
    def get(self, request: Request, channel_id: UUID) -> Response:
        """What last came and went, what waits, what is wrong."""
        found = health_of(queries.channel_by(channel_id), at=clock.now())
        return Response(health.health(found))


class AlarmsView(APIView):
    """What the inbox should warn of."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=health.AlarmsShape)
    def get(self, request: Request) -> Response:
        """The channels something is wrong with."""
        return Response({"results": [health.alarm(found) for found in alarms(at=clock.now())]})
