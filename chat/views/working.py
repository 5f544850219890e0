"""Working on a conversation: claim, assign, state, reading, labels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.operations import conversations
from chat.queries import conversation_for
from chat.serializers import bodies
from chat.serializers.bulk import UndoBody
from chat.serializers.shapes import ConversationDetailShape
from chat.types import ConversationState
from chat.views.conversations import detail_of
from hub.accounts.permissions import allow
from hub.accounts.queries import person_named, team_named
from hub.accounts.roles import COUNTER
from hub.accounts.scopes import MESSAGES_READ
from hub.kernel import clock
from hub.kernel.api import StrictSerializer, body_of

if TYPE_CHECKING:
    pass


class ReadShape(serializers.Serializer[Any]):
    """Where the reading mark stands now; it never goes back."""

    number = serializers.IntegerField()


class StepView(APIView):
    """One step of work on a conversation one sees, which is then shown afresh."""

    permission_classes = [allow(*COUNTER)]
    serializer_class: type[StrictSerializer]
    step: Callable[..., object]  # the operation; takes what `arguments` makes of the body

    @extend_schema(responses=ConversationDetailShape)
    def post(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        told = self.arguments(body_of(self.serializer_class, request))
        self.step(conversation=row, by=request.user, at=clock.now(), **told)
        return Response(detail_of(request.user, conversation_id))

    def arguments(self, body: dict[str, Any]) -> dict[str, Any]:
        return body


class ClaimView(StepView):
    """Take a free conversation; 409 `claimed` with `fields.assignee` when somebody has it."""

    serializer_class = bodies.EmptyBody
    step = staticmethod(conversations.claim)


class AssignView(StepView):
    """Give it to somebody, to a team, or to nobody."""

    serializer_class = bodies.AssignBody
    step = staticmethod(conversations.assign)

    def arguments(self, body: dict[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = {"note": body["note"]}
        if "user" in body:
            told["to"] = person_named(body["user"]) if body["user"] else None
        if "team" in body:
            told["team"] = team_named(body["team"]) if body["team"] else None
        return told


class StateView(StepView):
    """Open, set aside, resolve."""

    serializer_class = bodies.StateBody
    step = staticmethod(conversations.set_state)

    def arguments(self, body: dict[str, Any]) -> dict[str, Any]:
        return {**body, "state": ConversationState(body["state"])}


class SnoozeView(StepView):
    """Put aside until an instant or until the customer writes."""

    serializer_class = bodies.SnoozeBody
    step = staticmethod(conversations.snooze)

    def arguments(self, body: dict[str, Any]) -> dict[str, Any]:
        return {"until": body["until"], "expect_number": body["expect_number"]}


class LabelsView(StepView):
    """Hang words on it and take them off."""

    serializer_class = bodies.LabelsBody
    step = staticmethod(conversations.set_labels)


class UndoView(StepView):
    """Take back one's own last turn or hand-over; 409 `moved` when somebody was there since."""

    serializer_class = UndoBody
    step = staticmethod(conversations.undo)


class ReadView(APIView):
    """How far one has read."""

    permission_classes = [allow(bots={"POST": [MESSAGES_READ]})]

    @extend_schema(request=bodies.ReadBody, responses=ReadShape)
    def post(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        number = body_of(bodies.ReadBody, request)["number"]
        mark = conversations.mark_read(
            conversation=row, number=number, by=request.user, at=clock.now()
        )
        return Response({"number": mark})
