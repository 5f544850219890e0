"""Bots and their keys, for admins."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts import bot_shapes as shapes
from hub.accounts import queries
from hub.accounts.operations import bots
from hub.accounts.permissions import allow, demand_proof
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape


class BotsView(APIView):
    """The list, and a new bot."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=page_shape(shapes.BotShape))
    def get(self, request: Request) -> Response:
        return page_of(
            queries.bots(),
            request,
            by=["username"],
            shape=lambda found: [shapes.bot(row) for row in found],
        )

    @extend_schema(request=shapes.BotBody, responses={201: shapes.BotShape})
    def post(self, request: Request) -> Response:
        return Response(shapes.bot(bots.add(**body_of(shapes.BotBody, request))), status=201)


class BotView(APIView):
    """One bot."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=shapes.BotShape)
    def get(self, request: Request, bot_id: UUID) -> Response:
        return Response(shapes.bot(queries.bot_for(bot_id)))

    @extend_schema(request=shapes.BotPatch, responses=shapes.BotShape)
    def patch(self, request: Request, bot_id: UUID) -> Response:
        bot = queries.bot_for(bot_id)
        fields = body_of(shapes.BotPatch, request)
        return Response(shapes.bot(bots.change(bot, fields=fields, at=clock.now())))


class KeysView(APIView):
    """The keys of a bot, ended ones too, and a new one, whose secret is shown this once."""

    permission_classes = [allow(Role.ADMIN), demand_proof("POST")]

    @extend_schema(responses=page_shape(shapes.KeyShape))
    def get(self, request: Request, bot_id: UUID) -> Response:
        rows = queries.bot_for(bot_id).bot_tokens.select_related("created_by")
        return page_of(
            rows,
            request,
            by=["-created_at", "-id"],
            shape=lambda found: [shapes.key(row) for row in found],
        )

    @extend_schema(request=shapes.KeyBody, responses={201: shapes.NewKeyShape})
    def post(self, request: Request, bot_id: UUID) -> Response:
        bot = queries.bot_for(bot_id)
        body = body_of(shapes.KeyBody, request)
        row, secret = bots.give_key(bot, **body, by=request.user, at=clock.now())
        answer = {**shapes.key(row), "token": secret}
        return Response(answer, status=201, headers={"Cache-Control": "no-store"})


class KeyView(APIView):
    """One key: ended at once."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses={204: None})
    def delete(self, request: Request, bot_id: UUID, key_id: UUID) -> Response:
        bots.end_key(queries.bot_for(bot_id), key_id, at=clock.now())
        return Response(status=204)
