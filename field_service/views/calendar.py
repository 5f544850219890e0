"""The calendar of what one may know, and the feed other programs read."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from field_service.operations import calendar_links
from field_service.queries import calendar as queries
from field_service.serializers import board, feed
from field_service.serializers import board_shapes as shapes
from hub.accounts.permissions import allow, allow_anyone
from hub.kernel import clock
from hub.kernel.api import query_of
from hub.kernel.clock import iso
from hub.kernel.negotiation import AsItIs


class CalendarView(APIView):
    """Orders, absences and days off of some days."""

    permission_classes = [allow(*queries.HAVE)]

    @extend_schema(parameters=[shapes.CalendarAsked], responses=shapes.CalendarShape)
    def get(self, request: Request) -> Response:
        """All at the counter, their own for technicians and customers; at most 62 days."""
        asked = query_of(shapes.CalendarAsked, request)
        found = queries.days(request.user, asked["since"], asked["until"])
        return Response(board.calendar(found, request.user, clock.now()))


class CalendarLinkView(APIView):
    """The secret address of one's own calendar."""

    permission_classes = [allow(*queries.HAVE)]

    @extend_schema(responses=shapes.CalendarLinkShape)
    def get(self, request: Request) -> Response:
        """Since when there is one; the address itself cannot be shown again."""
        return Response({"created_at": iso(queries.has_link(request.user)), "link": ""})

    @extend_schema(request=None, responses={201: shapes.CalendarLinkShape})
    def post(self, request: Request) -> Response:
        """Make a new one; the one before opens nothing any more."""
        at = clock.now()
        link = calendar_links.make(user=request.user, at=at)
        return Response({"created_at": iso(at), "link": link}, status=201)

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        """Let it open nothing any more."""
        calendar_links.revoke(user=request.user)
        return Response(status=204)


class CalendarFeedView(APIView):
    """One's own calendar for other programs (RFC 5545), for whoever has its address."""

    permission_classes = [allow_anyone]
    content_negotiation_class = AsItIs

    def get_authenticators(self) -> list[Any]:
        return []

    @extend_schema(
        parameters=[OpenApiParameter("token", str, required=True)],
        responses={(200, "text/calendar"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request) -> HttpResponse:
        """A month back and a year ahead; 404 for an address that was taken back."""
        at = clock.now()
        user = queries.owner_of(request.query_params.get("token", ""))
        answer = HttpResponse(
            feed.written(user, queries.feed(user, at=at)),
            content_type="text/calendar; charset=utf-8",
        )
        answer["Content-Disposition"] = 'inline; filename="calendario.ics"'
        answer["Cache-Control"] = "private, no-cache"
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Referrer-Policy"] = "no-referrer"
        return answer
