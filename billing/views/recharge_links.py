"""Sends a customer a link to load a recharge without an account."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.recharges import by_link
from billing.serializers.bodies import NothingBody
from billing.serializers.recharge_links import LinkSentShape
from hub.accounts.permissions import allow
from hub.accounts.roles import ANSWERING
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.idempotency import idempotent


class RechargeLinkView(APIView):
    """One link for the oldest answer of a conversation that gave no recharge yet."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=NothingBody, responses={201: LinkSentShape})
    @idempotent
    def post(self, request: Request, conversation_id: UUID) -> Response:
        """Write it into the conversation; `locked`, `grant_spent`, `window_closed` …"""
        body_of(NothingBody, request)
        end = by_link.send(conversation_id=conversation_id, by=request.user, at=clock.now())
        return Response({"expires_at": clock.iso(end)}, status=201)
