"""Oneself and one's own sign-ins."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts import queries, serializers
from hub.accounts.models import EndReason
from hub.accounts.operations import people, sessions, status
from hub.accounts.permissions import allow
from hub.accounts.roles import STAFF
from hub.accounts.types import standing_of
from hub.kernel import clock
from hub.kernel.api import body_of, page_of


class MeView(APIView):
    """Oneself."""

    permission_classes = [allow()]

    @extend_schema(responses=serializers.MeShape)
    def get(self, request: Request) -> Response:
        return Response(serializers.me(request.user))

    @extend_schema(request=serializers.MeBody, responses=serializers.MeShape)
    def patch(self, request: Request) -> Response:
        fields = body_of(serializers.MeBody, request)
        user = people.change_own(
            request.user, fields=fields, session=request.auth.id, at=clock.now()
        )
        return Response(serializers.me(user))


class StatusView(APIView):
    """What colleagues see beside one's name, and until when nothing may ring."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(request=serializers.StatusBody, responses=serializers.StandingShape)
    def put(self, request: Request) -> Response:
        at = clock.now()
        fields = body_of(serializers.StatusBody, request)
        user = status.set_status(request.user.id, **fields, at=at)
        return Response(standing_of(user, at=at))


class AvailabilityView(APIView):
    """Whether one takes new work."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(request=serializers.AvailabilityBody, responses=serializers.StandingShape)
    def put(self, request: Request) -> Response:
        at = clock.now()
        fields = body_of(serializers.AvailabilityBody, request)
        user = status.set_availability(request.user.id, fields["availability"], at=at)
        return Response(standing_of(user, at=at))


class MySessionsView(APIView):
    """The devices one is signed in on."""

    permission_classes = [allow()]

    @extend_schema(responses=serializers.SESSIONS)
    def get(self, request: Request) -> Response:
        return page_of(
            queries.living_sessions(request.user, at=clock.now()),
            request,
            by=["-last_seen_at", "-id"],
            shape=lambda rows: [serializers.session(row, current=request.auth) for row in rows],
        )

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        """End all of them but this one."""
        sessions.end_all(request.user, reason=EndReason.ENDED, at=clock.now(), keep=request.auth.id)
        return Response(status=204)


class MySessionView(APIView):
    """One of them."""

    permission_classes = [allow()]

    @extend_schema(responses={204: None})
    def delete(self, request: Request, session_id: UUID) -> Response:
        sessions.end(session_id, user=request.user, at=clock.now())
        return Response(status=204)
