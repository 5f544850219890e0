"""The tray: what failed to reach customers, and what nobody knows about."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.operations import messages
from chat.queries import message_for
from chat.queries.tray import NEWEST, troubled
from chat.serializers import bodies, tray
from chat.serializers.shapes import MessageShape
from chat.views.messages import seen_by
from hub.accounts.permissions import allow
from hub.accounts.roles import ANSWERING
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of


class TrayView(APIView):
    """What did not reach a customer, or may not have."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(parameters=[tray.TrayAsked], responses=page_shape(tray.TroubledShape))
    def get(self, request: Request) -> Response:
        """The newest trouble first; `whose=mine` is one's own and of one's conversations."""
        asked = query_of(tray.TrayAsked, request)
        return page_of(
            troubled(request.user, mine=asked["whose"] == "mine"),
            request,
            by=NEWEST,
            shape=lambda rows: tray.troubled(rows, request.user),
        )


class SettleView(APIView):
    """Saying what became of a message nobody knows about."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=bodies.SettleBody, responses=MessageShape)
    def post(self, request: Request, message_id: str) -> Response:
        message = message_for(request.user, message_id)
        body = body_of(bodies.SettleBody, request)
        settled = messages.settle(message=message, by=request.user, at=clock.now(), **body)
        return Response(seen_by(request.user, settled))


class TroubledView(APIView):
    """Whether a message stands in the tray."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=None, responses={200: MessageShape})
    def delete(self, request: Request, message_id: str) -> Response:
        """Out of the tray; the message itself stays as it is."""
        return self._dismiss(request, message_id, on=True)

    @extend_schema(request=None, responses=MessageShape)
    def put(self, request: Request, message_id: str) -> Response:
        """Back into the tray."""
        return self._dismiss(request, message_id, on=False)

    def _dismiss(self, request: Request, message_id: str, *, on: bool) -> Response:
        message = message_for(request.user, message_id)
        moved = messages.dismiss(message=message, on=on, by=request.user, at=clock.now())
        return Response(seen_by(request.user, moved))
