"""What is said about an order, with the customer: only that, not the whole conversation."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.queries.messages import about
from chat.serializers.messages import message as shape
from chat.serializers.shapes import MessageShape
from chat.types import Reader
from field_service.operations.orders import answers
from field_service.queries import orders as queries
from field_service.serializers import order_bodies as bodies
from field_service.types import topic_of
from hub.accounts.permissions import allow
from hub.accounts.roles import STAFF
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape


class OrderMessagesView(APIView):
    """Messages about an order."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses=page_shape(MessageShape))
    def get(self, request: Request, order_id: UUID) -> Response:
        """Newest first; empty while the customer has no conversation."""
        row = queries.order_for(request.user, order_id)
        reader = Reader(user_id=request.user.id, portal=False)
        rows = about(row.conversation_id, topic_of(row.id))
        return page_of(
            rows, request, by=("-number",), shape=lambda found: [shape(m, reader) for m in found]
        )

    @extend_schema(
        request=bodies.OrderMessageBody, responses={201: MessageShape, 200: MessageShape}
    )
    def post(self, request: Request, order_id: UUID) -> Response:
        """Said in the customer's own channel; the same `client_id` again says nothing more."""
        row = queries.order_for(request.user, order_id)
        draft = bodies.message_of(body_of(bodies.OrderMessageBody, request))
        sent = answers.write(order_id=order_id, draft=draft, by=request.user, at=clock.now())
        fresh = about(sent.message.conversation_id, topic_of(row.id)).get(id=sent.message.id)
        told = shape(fresh, Reader(user_id=request.user.id, portal=False))
        return Response(told, status=200 if sent.duplicate else 201)
