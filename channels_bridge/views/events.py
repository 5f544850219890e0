"""The event log of channels, for admins."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from channels_bridge.operations import absorb
from channels_bridge.queries import events as queries
from channels_bridge.queries.channels import channel_by
from channels_bridge.serializers import events as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.api import page_of, page_shape, query_of


class EventsView(APIView):
    """The event log of a channel."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(parameters=[shapes.EventsAsked], responses=shapes.EventShape(many=True))
    def get(self, request: Request, channel_id: UUID) -> Response:
        """Raw events, newest first."""
        asked = query_of(shapes.EventsAsked, request)
        return page_of(
            queries.events_of(channel_by(channel_id), **asked),
            request,
            by=("-received_at", "-id"),
            shape=lambda rows: [shapes.event(row) for row in rows],
        )


class EventView(APIView):
    """One raw event."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=shapes.WholeEventShape)
    def get(self, request: Request, event_id: UUID) -> Response:
        """The event with what came."""
        return Response(shapes.whole_event(queries.event_by(event_id)))


class ReplayView(APIView):
    """Trying an event again."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=None, responses=shapes.EventShape)
    def post(self, request: Request, event_id: UUID) -> Response:
        """Absorb the event again; what it already made is not made twice."""
        return Response(shapes.event(absorb.replay(event_id, at=clock.now())))


class ReplayParkedView(APIView):
    """Trying all that is parked on a channel again."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=None, responses=shapes.ReplayedShape)
    def post(self, request: Request, channel_id: UUID) -> Response:
        """Absorb what is parked again, in the order it came."""
        channel = channel_by(channel_id)
        return Response({"replayed": absorb.replay_parked(channel.id, at=clock.now())})


class ParkedView(APIView):
    """What is parked on any channel."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=page_shape(shapes.ParkedShape))
    def get(self, request: Request) -> Response:
        """Parked events with their channels, newest first."""
        return page_of(
            queries.parked(),
            request,
            by=("-received_at", "-id"),
            shape=lambda rows: [shapes.parked(row) for row in rows],
        )
