"""What stands behind an address of ours."""

from __future__ import annotations

from dataclasses import asdict

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.queries.links import card_for
from chat.serializers.asked import LinkAsked
from chat.serializers.attached import LinkCardShape
from hub.accounts.permissions import allow
from hub.kernel.api import query_of


class LinksView(APIView):
    """The card of a page of ours, as its reader may see it now; 404 otherwise."""

    permission_classes = [allow()]

    @extend_schema(parameters=[LinkAsked], responses=LinkCardShape)
    def get(self, request: Request) -> Response:
        found = card_for(request.user, query_of(LinkAsked, request)["path"])
        return Response(asdict(found))
