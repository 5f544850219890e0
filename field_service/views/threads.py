"""What is said about an order, beside it."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.queries import reader_of
from chat.queries.messages import about
from chat.serializers.messages import message
from chat.serializers.shapes import MessageShape
from field_service.queries import orders
from field_service.views.orders import EVERYBODY

MOST = 100


class OrderMessagesView(APIView):
    """What is said about an order in the conversation it belongs to."""

    permission_classes = [EVERYBODY]

    @extend_schema(responses=MessageShape(many=True))
    def get(self, request: Request, order_id: UUID) -> Response:
        """The last hundred, oldest first; none to whom the conversation is not theirs."""
        row = orders.order_for(request.user, order_id)
        thread = row.conversation
        if thread is None or not orders.sees_thread(row, request.user):
            return Response([])
        reader = reader_of(request.user, thread)
        found = about(thread, reader, f"order:{row.id}", most=MOST)
        return Response([message(each, reader) for each in found])
