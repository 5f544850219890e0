"""A house nobody administers yet."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts.operations import first
from hub.accounts.permissions import allow_anyone
from hub.kernel.api import StrictSerializer, body_of
from hub.kernel.text import Line


class FirstAdminBody(StrictSerializer):
    """Who administers the house; `code` is in the address printed at start."""

    code = serializers.CharField(max_length=100)
    username = Line(max_length=150)
    first_name = Line(max_length=150)
    last_name = Line(max_length=150, required=False, allow_blank=True, default="")
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True, default="")
    password = serializers.CharField(max_length=1024, trim_whitespace=False)


class AwaitedShape(serializers.Serializer[Any]):
    """Whether the house waits for its first admin."""

    awaited = serializers.BooleanField()


class FirstAdminView(APIView):
    """Whether there is an admin, and making the first one."""

    authentication_classes: list[type[Any]] = []
    permission_classes = [allow_anyone]

    @extend_schema(responses=AwaitedShape)
    def get(self, request: Request) -> Response:
        return Response({"awaited": first.is_awaited()})

    @extend_schema(request=FirstAdminBody, responses={201: AwaitedShape})
    def post(self, request: Request) -> Response:
        """Make them, once; 409 `house_is_open` afterwards, 403 `wrong_address` for strangers."""
        body = body_of(FirstAdminBody, request)
        first.make(shown=body.pop("code"), **body)
        return Response({"awaited": False}, status=201)
