"""Messages of a conversation, and one message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.models import Message
from chat.operations import messages
from chat.queries import changes, conversation_for, message_for, reader_of
from chat.queries.messages import editions_for, page, whole
from chat.serializers import bodies
from chat.serializers.asked import ChangesAsked, PageAsked
from chat.serializers.attached import EditionShape
from chat.serializers.changes import ChangesShape, items
from chat.serializers.messages import edition
from chat.serializers.messages import message as shape
from chat.serializers.shapes import MessagePageShape, MessageShape
from hub.accounts.permissions import allow
from hub.accounts.scopes import CONVERSATIONS_READ, MESSAGES_READ, MESSAGES_WRITE
from hub.kernel import clock
from hub.kernel.api import body_of, limit_of, query_of

if TYPE_CHECKING:
    from hub.accounts.models import User

_WRITES = dict.fromkeys(("PUT", "PATCH", "DELETE"), [MESSAGES_WRITE])


class MessagesView(APIView):
    """The thread, and what one says in it."""

    permission_classes = [allow(bots={"GET": [MESSAGES_READ], "POST": [MESSAGES_WRITE]})]

    @extend_schema(
        operation_id="conversation_messages", parameters=[PageAsked], responses=MessagePageShape
    )
    def get(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        asked = query_of(PageAsked, request)
        reader = reader_of(request.user, row)
        found = page(
            row,
            after_number=reader.from_number,
            limit=limit_of(request),
            **asked,
        )
        results = [shape(message, reader) for message in found.rows]
        return Response(
            {
                "next": str(found.rows[-1].number) if found.rows and found.newer else None,
                "previous": str(found.rows[0].number) if found.rows and found.older else None,
                "results": results,
            }
        )

    @extend_schema(request=bodies.DraftBody, responses={201: MessageShape, 200: MessageShape})
    def post(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        draft = bodies.draft_of(body_of(bodies.DraftBody, request))
        sent = messages.send(conversation=row, draft=draft, by=request.user, at=clock.now())
        return Response(seen_by(request.user, sent.message), status=200 if sent.duplicate else 201)


class ChangesView(APIView):
    """What changed since a number one has: the HTTP way to catch up."""

    permission_classes = [allow(bots={"GET": [MESSAGES_READ, CONVERSATIONS_READ]})]

    @extend_schema(parameters=[ChangesAsked], responses=ChangesShape)
    def get(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        asked = query_of(ChangesAsked, request)
        found = changes.since(row, limit=limit_of(request), **asked)
        told = items(found, row, reader_of(request.user, row))
        return Response({"from": found.start, "to": found.end, "items": told, "more": found.more})


class MessageView(APIView):
    """One message: read it again, edit it, take it back."""

    permission_classes = [allow(bots={"GET": [MESSAGES_READ], **_WRITES})]

    @extend_schema(responses=MessageShape)
    def get(self, request: Request, message_id: str) -> Response:
        return Response(seen_by(request.user, message_for(request.user, message_id)))

    @extend_schema(request=bodies.EditBody, responses=MessageShape)
    def patch(self, request: Request, message_id: str) -> Response:
        message = message_for(request.user, message_id)
        body = body_of(bodies.EditBody, request)
        edited = messages.edit(message=message, by=request.user, at=clock.now(), **body)
        return Response(seen_by(request.user, edited))

    @extend_schema(request=None, responses={200: MessageShape})
    def delete(self, request: Request, message_id: str) -> Response:
        message = message_for(request.user, message_id)
        gone = messages.delete(message=message, by=request.user, at=clock.now())
        return Response(seen_by(request.user, gone))


class HistoryView(APIView):
    """What a message said before each edit, oldest first."""

    permission_classes = [allow()]

    @extend_schema(responses=EditionShape(many=True))
    def get(self, request: Request, message_id: str) -> Response:
        return Response([edition(row) for row in editions_for(request.user, message_id)])


class ReactionView(APIView):
    """One's own emoji on a message."""

    permission_classes = [allow(bots=_WRITES)]

    @extend_schema(request=None, responses=MessageShape)
    def put(self, request: Request, message_id: str, emoji: str) -> Response:
        return self._react(request, message_id, emoji, on=True)

    @extend_schema(request=None, responses={200: MessageShape})
    def delete(self, request: Request, message_id: str, emoji: str) -> Response:
        return self._react(request, message_id, emoji, on=False)

    def _react(self, request: Request, message_id: str, emoji: str, *, on: bool) -> Response:
        message = message_for(request.user, message_id)
        reacted = messages.react(
            message=message, emoji=emoji, on=on, by=request.user, at=clock.now()
        )
        return Response(seen_by(request.user, reacted))


class RetryView(APIView):
    """Try again what failed, or what nobody knows arrived."""

    permission_classes = [allow()]

    @extend_schema(request=bodies.EmptyBody, responses=MessageShape)
    def post(self, request: Request, message_id: str) -> Response:
        message = message_for(request.user, message_id)
        again = messages.retry(message=message, by=request.user, at=clock.now())
        return Response(seen_by(request.user, again))


def seen_by(user: User, message: Message) -> dict[str, Any]:
    """Return a message as its reader sees it now, with links."""
    fresh = whole(Message.objects.filter(id=message.id)).get()
    return shape(fresh, reader_of(user, message.conversation))
