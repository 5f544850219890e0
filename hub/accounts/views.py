"""The doors of accounts."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts import serializers
from hub.accounts.permissions import allow


class MeView(APIView):
    """Oneself."""

    permission_classes = [allow()]

    @extend_schema(responses=serializers.MeShape)
    def get(self, request: Request) -> Response:
        return Response(serializers.me(request.user))
