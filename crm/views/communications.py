"""Communications: asked by customers, read by both sides."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm import serializers as shapes
from crm.operations import communications
from crm.queries import communications as queries
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, query_of
from hub.kernel.errors import Forbidden
from hub.kernel.ids import new_id


class CommunicationsView(APIView):
    """The table of communications, and asking something new."""

    permission_classes = [allow(*COUNTER, Role.CUSTOMER)]

    @extend_schema(parameters=[shapes.CommunicationFilter], responses=shapes.CommunicationPageShape)
    def get(self, request: Request) -> Response:
        """Newest first; a customer sees their own."""
        asked = query_of(shapes.CommunicationFilter, request)
        rows = queries.with_people(queries.visible_to(request.user))
        return page_of(
            rows.filter(**asked),
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.communication(row, request.user) for row in found],
        )

    @extend_schema(request=shapes.NewCommunication, responses={201: shapes.CommunicationShape})
    def post(self, request: Request) -> Response:
        """Ask something, as a customer; it enters their conversation on that channel."""
        if request.user.role != Role.CUSTOMER:
            raise Forbidden
        body = body_of(shapes.NewCommunication, request)
        made = communications.open_from_portal(
            user=request.user,
            channel=body["channel"],
            body=body["body"],
            data=body.get("data", {}),
            client_id=body.get("client_id") or new_id(),
            at=clock.now(),
        )
        return Response(_shown(request, made.id), status=201)


class CommunicationView(APIView):
    """One communication."""

    permission_classes = [allow(*COUNTER, Role.CUSTOMER)]

    @extend_schema(responses=shapes.CommunicationShape)
    def get(self, request: Request, communication_id: UUID) -> Response:
        """The communication, when it is yours to see."""
        return Response(_shown(request, communication_id))


def _shown(request: Request, communication_id: UUID) -> dict[str, object]:
    row = queries.communication_for(request.user, communication_id)
    return shapes.communication(row, request.user)
