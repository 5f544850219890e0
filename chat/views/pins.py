"""What everybody should find again."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.operations import messages
from chat.queries import conversation_for, message_for, reader_of
from chat.queries.messages import pinned, whole
from chat.serializers.messages import message as shape
from chat.serializers.shapes import MessagePageShape, MessageShape
from chat.views.messages import seen_by
from hub.accounts.permissions import allow
from hub.kernel import clock


class PinView(APIView):
    """One message, pinned for all who read it."""

    permission_classes = [allow()]

    @extend_schema(request=None, responses=MessageShape)
    def put(self, request: Request, message_id: str) -> Response:
        return self._pin(request, message_id, on=True)

    @extend_schema(request=None, responses={200: MessageShape})
    def delete(self, request: Request, message_id: str) -> Response:
        return self._pin(request, message_id, on=False)

    def _pin(self, request: Request, message_id: str, *, on: bool) -> Response:
        message = message_for(request.user, message_id)
        moved = messages.pin(message=message, on=on, by=request.user, at=clock.now())
        return Response(seen_by(request.user, moved))


class PinsView(APIView):
    """The pinned messages of a conversation, the latest pin first; customers see none."""

    permission_classes = [allow()]

    @extend_schema(operation_id="conversation_pins", responses=MessagePageShape)
    def get(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        reader = reader_of(request.user, row)
        found = whole(pinned(row, after_number=reader.from_number))
        results = [] if reader.portal else [shape(message, reader) for message in found]
        return Response({"next": None, "previous": None, "results": results})
