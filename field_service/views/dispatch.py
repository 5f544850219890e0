"""The dispatch board, and who could go when."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from field_service.queries.board import board
from field_service.queries.orders import order_for
from field_service.queries.roster import rules
from field_service.queries.slots import propose
from field_service.serializers import board as said
from field_service.serializers import board_shapes as shapes
from field_service.types import Span
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.api import query_of
from hub.kernel.home import start_after, start_of, today


class BoardView(APIView):
    """Who waits, and everybody's time."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(parameters=[shapes.BoardAsked], responses=shapes.BoardShape)
    def get(self, request: Request) -> Response:
        """Of a day (today where none is named), or of at most fourteen."""
        asked, at = query_of(shapes.BoardAsked, request), clock.now()
        since = asked.get("on") or asked.get("since") or today(at)
        until = since if asked.get("on") else asked.get("until") or since
        span = Span(start_of(since), start_after(until))
        found = board(span, at=at)
        return Response(said.board(found, rules().travel_minutes, request.user, at))


class SlotsView(APIView):
    """Who could go to an order when."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(parameters=[shapes.SlotsAsked], responses=shapes.SlotsShape)
    def get(self, request: Request, order_id: UUID) -> Response:
        """The soonest first, two weeks ahead, with what speaks against each."""
        row = order_for(request.user, order_id)
        lasts = query_of(shapes.SlotsAsked, request).get("minutes")
        return Response(said.slots(propose(row, at=clock.now(), minutes=lasts), row))
