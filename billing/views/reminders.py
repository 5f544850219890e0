"""Reminders: how they go out, what was told, what is about to be, and who is left alone."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.reminders import ruling, sending
from billing.queries import reminders as queries
from billing.queries.mailing import has_bounced
from billing.serializers import reminders as shapes
from crm.queries.customers import customer_for, names_of
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.home import today

AT_THE_COUNTER = allow(*COUNTER)


class RemindersView(APIView):
    """What customers were told of what they owe."""

    permission_classes = [AT_THE_COUNTER]

    @extend_schema(parameters=[shapes.ReminderFilter], responses=page_shape(shapes.ReminderShape))
    def get(self, request: Request) -> Response:
        """Newest first."""
        rows = queries.narrowed(
            queries.log_for(request.user), query_of(shapes.ReminderFilter, request)
        )
        return page_of(
            rows,
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.reminder(row) for row in found],
        )


class WaitingView(APIView):
    """Who is about to be reminded."""

    permission_classes = [AT_THE_COUNTER]

    @extend_schema(responses=shapes.DueListShape)
    def get(self, request: Request) -> Response:
        """With what, in the next hour of reminding."""
        at = clock.now()
        found = queries.due(today(at))
        names = names_of(each.customer_id for each in found)
        results = [shapes.due(each, names[each.customer_id]) for each in found]
        return Response({"is_time": sending.is_time(at), "results": results})


class LevelsView(APIView):
    """The levels of reminding."""

    permission_classes = [AT_THE_COUNTER]

    @extend_schema(responses=shapes.LevelShape(many=True))
    def get(self, request: Request) -> Response:
        """The earliest first."""
        return Response([shapes.level(row) for row in queries.levels()])


class LevelView(APIView):
    """One level."""

    permission_classes = [AT_THE_COUNTER]

    @extend_schema(request=shapes.LevelPatch, responses=shapes.LevelShape)
    def patch(self, request: Request, level_id: UUID) -> Response:
        """Switch it, or give it other words; for admins."""
        fields = body_of(shapes.LevelPatch, request)
        row = ruling.change_level(level_id=level_id, fields=fields, by=request.user, at=clock.now())
        return Response(shapes.level(row))


class PauseView(APIView):
    """Whether a customer is reminded."""

    permission_classes = [AT_THE_COUNTER]

    @extend_schema(responses=shapes.PauseShape)
    def get(self, request: Request, customer_id: UUID) -> Response:
        customer = customer_for(request.user, customer_id)
        bounced = has_bounced(customer.email)
        return Response(shapes.pause(queries.pause_of(customer.id), bounced=bounced))

    @extend_schema(request=shapes.PauseBody, responses=shapes.PauseShape)
    def put(self, request: Request, customer_id: UUID) -> Response:
        """Remind them of nothing, until a day or until it is lifted."""
        body = body_of(shapes.PauseBody, request)
        ruling.pause(
            customer_id=customer_id,
            until=body.get("until"),
            reason=body.get("reason", ""),
            by=request.user,
            at=clock.now(),
        )
        return self.get(request, customer_id)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, customer_id: UUID) -> Response:
        """Remind them again."""
        ruling.lift(customer_id=customer_id, by=request.user)
        return Response(status=204)
