"""Macros: kept by admins and by each for themselves, run by whoever answers."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.operations import macros
from chat.queries import conversation_for
from chat.queries.rules import macro_for, macro_run_for, macros_for
from chat.serializers import rules as shapes
from chat.serializers.bodies import EmptyBody
from chat.serializers.shapes import ConversationDetailShape
from chat.views.conversations import detail_of
from hub.accounts.permissions import allow
from hub.accounts.queries import team_named
from hub.accounts.roles import ANSWERING
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.idempotency import idempotent


class MacrosView(APIView):
    """The macros one may use, and a new one."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(operation_id="macros_list", responses=shapes.MacroShape(many=True))
    def get(self, request: Request) -> Response:
        rows = macros_for(request.user).order_by("-used", "name", "id")
        return Response([shapes.macro(row) for row in rows])

    @extend_schema(request=shapes.MacroBody, responses={201: shapes.MacroShape})
    def post(self, request: Request) -> Response:
        fields = _with_team(body_of(shapes.MacroBody, request))
        row = macros.make(fields=fields, by=request.user, at=clock.now())
        return Response(shapes.macro(macro_for(request.user, row.id)), status=201)


class MacroView(APIView):
    """One macro."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=shapes.MacroPatch, responses=shapes.MacroShape)
    def patch(self, request: Request, macro_id: str) -> Response:
        row = macro_for(request.user, macro_id)
        fields = _with_team(body_of(shapes.MacroPatch, request))
        macros.change(row, fields=fields, by=request.user)
        return Response(shapes.macro(macro_for(request.user, macro_id)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, macro_id: str) -> Response:
        macros.remove(macro_for(request.user, macro_id), by=request.user)
        return Response(status=204)


class MacroRunsView(APIView):
    """One press: done once per Idempotency-Key."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=shapes.MacroRunBody, responses={201: shapes.MacroRunShape})
    @idempotent
    def post(self, request: Request, macro_id: str) -> Response:
        row = macro_for(request.user, macro_id)
        where = body_of(shapes.MacroRunBody, request)["conversation"]
        conversation = conversation_for(request.user, where)
        made = macros.run(macro=row, conversation=conversation, by=request.user, at=clock.now())
        return Response(shapes.macro_run(made), status=201)


class MacroUndoView(APIView):
    """Put back what can be, for ten minutes; 409 when somebody has changed it since."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=EmptyBody, responses=ConversationDetailShape)
    def post(self, request: Request, run_id: str) -> Response:
        made = macro_run_for(request.user, run_id)
        body_of(EmptyBody, request)
        macros.undo(made, by=request.user, at=clock.now())
        return Response(detail_of(request.user, made.conversation_id))


def _with_team(fields: dict[str, Any]) -> dict[str, Any]:
    team = fields.get("team")
    return {**fields, "team": team_named(team)} if team is not None else fields
