"""Looking for words."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.queries import reader_of
from chat.queries.searching import search
from chat.serializers.asked import SearchAsked
from chat.serializers.conversations import many_for_user
from chat.serializers.messages import message as shape
from chat.serializers.shapes import ConversationShape, MessageShape
from hub.accounts.permissions import allow
from hub.kernel.api import query_of


class SearchShape(serializers.Serializer[Any]):
    """At most 25 of each, newest first."""

    conversations = ConversationShape(many=True)
    messages = MessageShape(many=True)


class SearchView(APIView):
    """Conversations by their people, messages by their text."""

    permission_classes = [allow()]

    @extend_schema(parameters=[SearchAsked], responses=SearchShape)
    def get(self, request: Request) -> Response:
        found = search(request.user, query_of(SearchAsked, request)["q"])
        return Response(
            {
                "conversations": many_for_user(found.conversations, request.user),
                "messages": [
                    shape(message, reader_of(request.user, message.conversation))
                    for message in found.messages
                ],
            }
        )
