"""What somebody is here, was and is going to be; their end, and their return. For admins."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts import queries, serializers, staff_queries
from hub.accounts import staff_shapes as shapes
from hub.accounts.operations import assignments
from hub.accounts.operations.history import Work
from hub.accounts.permissions import allow, demand_proof
from hub.accounts.roles import Role
from hub.kernel import clock, home
from hub.kernel.api import body_of, page_of, page_shape


class AssignmentsView(APIView):
    """Somebody's history, newest first, and another role, area or position from a day on."""

    permission_classes = [allow(Role.ADMIN), demand_proof("POST")]

    @extend_schema(responses=page_shape(shapes.AssignmentShape))
    def get(self, request: Request, user_id: UUID) -> Response:
        today = home.today(clock.now())
        return page_of(
            staff_queries.assignments_of(queries.person_for(user_id)),
            request,
            by=["-starts_on", "-created_at", "-id"],
            shape=lambda rows: [shapes.assignment(row, today=today) for row in rows],
        )

    @extend_schema(request=shapes.AssignmentBody, responses={201: shapes.AssignmentShape})
    def post(self, request: Request, user_id: UUID) -> Response:
        at = clock.now()
        user = queries.person_for(user_id)
        body = body_of(shapes.AssignmentBody, request)
        starts_on = body.pop("starts_on")
        body["area"] = staff_queries.area_named(body["area"])
        body["position"] = staff_queries.position_named(body["position"])
        work = Work(**body)
        row = assignments.assign(user, work, starts_on=starts_on, by=request.user, at=at)
        return Response(shapes.assignment(row, today=home.today(at)), status=201)


class AssignmentView(APIView):
    """One that lies ahead: taken back."""

    permission_classes = [allow(Role.ADMIN), demand_proof()]

    @extend_schema(responses={204: None})
    def delete(self, request: Request, user_id: UUID, assignment_id: UUID) -> Response:
        row = staff_queries.assignment_for(queries.person_for(user_id), assignment_id)
        assignments.cancel(row, at=clock.now())
        return Response(status=204)


class EndView(APIView):
    """The end of somebody's work here."""

    permission_classes = [allow(Role.ADMIN), demand_proof()]

    @extend_schema(request=shapes.EndBody, responses=serializers.PersonShape)
    def post(self, request: Request, user_id: UUID) -> Response:
        user = queries.person_for(user_id)
        body = body_of(shapes.EndBody, request)
        ended = assignments.end(user, **body, by=request.user, at=clock.now())
        return Response(serializers.person(ended))


class StayView(APIView):
    """No end after all, or a return."""

    permission_classes = [allow(Role.ADMIN), demand_proof()]

    @extend_schema(request=shapes.EmptyBody, responses=serializers.PersonShape)
    def post(self, request: Request, user_id: UUID) -> Response:
        user = queries.person_for(user_id)
        body_of(shapes.EmptyBody, request)
        return Response(serializers.person(assignments.stay(user, by=request.user, at=clock.now())))
