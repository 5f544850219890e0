"""Looking for words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.queries import conversation_for
from chat.queries.documents import numbered
from chat.queries.searching import Sought, conversations_named, messages_saying
from chat.serializers.asked import DocumentsAsked, SearchAsked
from chat.serializers.attached import LinkCardShape
from chat.serializers.conversations import many_for_user
from chat.serializers.found import FoundShape, found_messages
from hub.accounts.permissions import allow
from hub.kernel import cursors
from hub.kernel.api import limit_of, query_of

MOST = 25
PLACE = "search"


class SearchView(APIView):
    """Conversations by their people, messages by their text, newest first."""

    permission_classes = [allow()]

    @extend_schema(parameters=[SearchAsked], responses=FoundShape)
    def get(self, request: Request) -> Response:
        asked = query_of(SearchAsked, request)
        limit = limit_of(request) if "limit" in request.query_params else MOST
        sought, below = _sought(request, asked), _below(asked["cursor"])
        found = messages_saying(request.user, sought, below=below, limit=limit)
        people = [] if below or sought.narrowed else _people(request, sought.words)
        return Response(
            {
                "conversations": people,
                "messages": found_messages(found.messages, request.user, sought.words),
                "next": cursors.sealed(PLACE, True, [found.next]) if found.next else None,
            }
        )


class DocumentsView(APIView):
    """Documents of every sort by the beginning of their number; what is none finds nothing."""

    permission_classes = [allow()]

    @extend_schema(parameters=[DocumentsAsked], responses=LinkCardShape(many=True))
    def get(self, request: Request) -> Response:
        asked = query_of(DocumentsAsked, request)
        return Response([asdict(card) for card in numbered(request.user, asked["q"])])


def _people(request: Request, words: str) -> list[dict[str, Any]]:
    return many_for_user(conversations_named(request.user, words, MOST), request.user)


def _sought(request: Request, asked: dict[str, Any]) -> Sought:
    place = asked["conversation"]
    return Sought(
        words=asked["q"],
        conversation=conversation_for(request.user, place) if place else None,
        author=asked.get("author"),
        kinds=asked["kind"],
        since=asked.get("since"),
        until=asked.get("until"),
    )


def _below(cursor: str) -> int | None:
    return int(cursors.opened(PLACE, cursor)[1][0]) if cursor else None
