"""Answers that are ready."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.operations.desk import canned
from chat.queries import conversation_for
from chat.queries.desk import canned_for, canned_of
from chat.serializers import desk as shapes
from chat.serializers.attached import AttachmentShape
from chat.serializers.messages import attachment as attachment_shape
from chat.types import Reader
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape


class UsedShape(serializers.Serializer[Any]):
    """The answer for one conversation; `missing` are variables nothing is known for."""

    text = serializers.CharField()
    missing = serializers.ListField(child=serializers.CharField())
    attachments = AttachmentShape(many=True)


class CannedView(APIView):
    """The answers one may use, the most used first; and a new one."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=page_shape(shapes.CannedShape))
    def get(self, request: Request) -> Response:
        return page_of(
            canned_of(request.user),
            request,
            by=["-uses", "shortcut", "id"],
            shape=lambda rows: [shapes.canned(row) for row in rows],
        )

    @extend_schema(request=shapes.CannedBody, responses={201: shapes.CannedShape})
    def post(self, request: Request) -> Response:
        body = body_of(shapes.CannedBody, request)
        made = canned.make(told=body, by=request.user, at=clock.now())
        return Response(shapes.canned(canned_for(request.user, made.id)), status=201)


class CannedOneView(APIView):
    """One answer."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.CannedShape)
    def get(self, request: Request, canned_id: str) -> Response:
        return Response(shapes.canned(canned_for(request.user, canned_id)))

    @extend_schema(request=shapes.CannedPatch, responses=shapes.CannedShape)
    def patch(self, request: Request, canned_id: str) -> Response:
        row = canned_for(request.user, canned_id)
        body = body_of(shapes.CannedPatch, request)
        canned.change(answer=row, told=body, by=request.user, at=clock.now())
        return Response(shapes.canned(canned_for(request.user, canned_id)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, canned_id: str) -> Response:
        canned.forget(answer=canned_for(request.user, canned_id), by=request.user)
        return Response(status=204)


class UseView(APIView):
    """The answer filled in for a conversation, with files that are the caller's to send."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.UseBody, responses=UsedShape)
    def post(self, request: Request, canned_id: str) -> Response:
        row = canned_for(request.user, canned_id)
        body = body_of(shapes.UseBody, request)
        conversation = conversation_for(request.user, body["conversation"])
        said, copies = canned.use(
            answer=row, conversation=conversation, by=request.user, at=clock.now()
        )
        reader = Reader(user_id=request.user.id)
        return Response(
            {
                "text": said.text,
                "missing": list(said.missing),
                "attachments": [attachment_shape(each, reader) for each in copies],
            }
        )
