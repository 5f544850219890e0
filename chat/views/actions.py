"""Work a conversation unlocks, and what stands beside it."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.ports.panel import sections
from chat.ports.workflow import workflows
from chat.queries import conversation_for
from chat.serializers.forms import ActionShape, PanelSectionShape, action
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.errors import NotFound
from hub.kernel.idempotency import idempotent


class ActionsView(APIView):
    """What can be done from here, locked or not, and the form of each."""

    permission_classes = [allow()]

    @extend_schema(responses=ActionShape(many=True))
    def get(self, request: Request, conversation_id: str) -> Response:
        row, user = conversation_for(request.user, conversation_id), request.user
        offers = [(each, each.offer(conversation=row, user=user)) for _, each in workflows]
        return Response(
            [action(each, offer, user.language) for each, offer in offers if offer is not None]
        )


class ActionView(APIView):
    """Do one of them; the workflow refuses what is still locked."""

    permission_classes = [allow()]

    @extend_schema(request=OpenApiTypes.OBJECT, responses={201: OpenApiTypes.OBJECT})
    @idempotent
    def post(self, request: Request, conversation_id: str, key: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        workflow = workflows.get(key)
        if workflow is None or workflow.offer(conversation=row, user=request.user) is None:
            raise NotFound
        form: dict[str, Any] = body_of(workflow.form, request)
        made = workflow.run(conversation=row, user=request.user, form=form, at=clock.now())
        return Response(made, status=201)


class PanelView(APIView):
    """The sections beside the thread, in order."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=PanelSectionShape(many=True))
    def get(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        found = sorted((section for _, section in sections), key=lambda each: each.order)
        shown = [section.show(conversation=row, user=request.user) for section in found]
        return Response([section for section in shown if section is not None])
