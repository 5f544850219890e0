"""Working on a conversation: claim, assign, state, reading, labels."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.operations import conversations
from chat.queries import conversation_for
from chat.serializers import bodies
from chat.serializers.shapes import ConversationDetailShape
from chat.types import ConversationState
from chat.views.conversations import detail_of, people_of
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of


class ReadShape(serializers.Serializer[Any]):
    """Where the reading mark stands now; it never goes back."""

    number = serializers.IntegerField()


class ClaimView(APIView):
    """Take a free conversation; 409 `claimed` with `fields.assignee` when somebody has it."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=bodies.EmptyBody, responses=ConversationDetailShape)
    def post(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        body_of(bodies.EmptyBody, request)
        conversations.claim(conversation=row, by=request.user, at=clock.now())
        return Response(detail_of(request.user, conversation_id))


class AssignView(APIView):
    """Give it to somebody, or to nobody."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=bodies.AssignBody, responses=ConversationDetailShape)
    def post(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        user_id = body_of(bodies.AssignBody, request)["user"]
        to = people_of([user_id], "user")[0] if user_id is not None else None
        conversations.assign(conversation=row, to=to, by=request.user, at=clock.now())
        return Response(detail_of(request.user, conversation_id))


class StateView(APIView):
    """Open, set aside, resolve."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=bodies.StateBody, responses=ConversationDetailShape)
    def post(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        state = ConversationState(body_of(bodies.StateBody, request)["state"])
        conversations.set_state(conversation=row, state=state, by=request.user, at=clock.now())
        return Response(detail_of(request.user, conversation_id))


class SnoozeView(APIView):
    """Put aside until an instant or until the customer writes."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=bodies.SnoozeBody, responses=ConversationDetailShape)
    def post(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        until = body_of(bodies.SnoozeBody, request)["until"]
        conversations.snooze(conversation=row, until=until, by=request.user, at=clock.now())
        return Response(detail_of(request.user, conversation_id))


class LabelsView(APIView):
    """Hang words on it and take them off."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=bodies.LabelsBody, responses=ConversationDetailShape)
    def post(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        body = body_of(bodies.LabelsBody, request)
        conversations.set_labels(conversation=row, by=request.user, at=clock.now(), **body)
        return Response(detail_of(request.user, conversation_id))


class ReadView(APIView):
    """How far one has read."""

    permission_classes = [allow()]

    @extend_schema(request=bodies.ReadBody, responses=ReadShape)
    def post(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        number = body_of(bodies.ReadBody, request)["number"]
        mark = conversations.mark_read(
            conversation=row, number=number, by=request.user, at=clock.now()
        )
        return Response({"number": mark})
