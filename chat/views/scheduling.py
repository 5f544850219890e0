"""Messages for later."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.models import Scheduled
from chat.operations.desk import scheduling
from chat.queries import conversation_for
from chat.queries.desk import scheduled_for, scheduled_in
from chat.serializers import scheduled as shapes
from chat.serializers.bodies import EmptyBody
from hub.accounts.permissions import allow
from hub.accounts.roles import STAFF
from hub.kernel import clock
from hub.kernel.api import body_of


class ScheduledInView(APIView):
    """What waits in a conversation or was not sent, soonest first; and a new one."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses=shapes.ScheduledShape(many=True))
    def get(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        found = scheduled_in(request.user, row)
        return Response([shapes.scheduled(each, request.user) for each in found])

    @extend_schema(
        request=shapes.ScheduledBody,
        responses={201: shapes.ScheduledShape, 200: shapes.ScheduledShape},
    )
    def post(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        body = body_of(shapes.ScheduledBody, request)
        made, new = scheduling.plan(conversation=row, told=body, by=request.user, at=clock.now())
        return Response(_shown(request, made), status=201 if new else 200)


class ScheduledView(APIView):
    """One message for later; deleting calls it off, or puts away one that was not sent."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(request=shapes.ScheduledPatch, responses=shapes.ScheduledShape)
    def patch(self, request: Request, scheduled_id: str) -> Response:
        row = scheduled_for(request.user, scheduled_id)
        body = body_of(shapes.ScheduledPatch, request)
        changed = scheduling.change(row=row, told=body, by=request.user, at=clock.now())
        return Response(_shown(request, changed))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, scheduled_id: str) -> Response:
        row = scheduled_for(request.user, scheduled_id)
        scheduling.cancel(row=row, by=request.user, at=clock.now())
        return Response(status=204)


class SendNowView(APIView):
    """Let its time have come: it leaves within a moment, by the road of all that wait."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(request=EmptyBody, responses={202: shapes.ScheduledShape})
    def post(self, request: Request, scheduled_id: str) -> Response:
        body_of(EmptyBody, request)
        row = scheduled_for(request.user, scheduled_id)
        sent = scheduling.send_now(row=row, by=request.user, at=clock.now())
        return Response(_shown(request, sent), status=202)


def _shown(request: Request, row: Scheduled) -> dict[str, object]:
    fresh = Scheduled.objects.select_related("author").get(id=row.id)
    return shapes.scheduled(fresh, request.user)
