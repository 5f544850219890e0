"""One's own place in a conversation: what rings, and what is typed and not sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.operations import conversations, drafts
from chat.queries import conversation_for
from chat.queries.own import NOTHING, own_of
from chat.serializers.own import KeptDraftBody, OwnBody, OwnShape, own
from hub.accounts.permissions import allow
from hub.kernel import clock
from hub.kernel.api import body_of

if TYPE_CHECKING:
    from hub.accounts.models import User


class OwnView(APIView):
    """What of a conversation rings at oneself."""

    permission_classes = [allow()]

    @extend_schema(request=OwnBody, responses=OwnShape)
    def put(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        body: Any = body_of(OwnBody, request)
        conversations.set_own(conversation=row, change=body, by=request.user, at=clock.now())
        return Response(_own(request.user, conversation_id))


class DraftView(APIView):
    """What one has typed and not sent."""

    permission_classes = [allow()]

    @extend_schema(request=KeptDraftBody, responses=OwnShape)
    def put(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        body = body_of(KeptDraftBody, request)
        drafts.keep(conversation=row, by=request.user, at=clock.now(), **body)
        return Response(_own(request.user, conversation_id))


def _own(user: User, conversation_id: str) -> dict[str, Any]:
    row = conversation_for(user, conversation_id)
    return own(row, own_of(user, [row.id]).get(row.id, NOTHING))
