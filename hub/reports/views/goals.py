"""What figures are wanted to be."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts.permissions import allow
from hub.accounts.roles import STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape
from hub.kernel.idempotency import idempotent
from hub.reports.operations.reports import goals as operations
from hub.reports.queries.goals import goal_for, goals_for, told_of
from hub.reports.serializers import goals as shapes


class _Goals(APIView):
    """Admins set them; whoever sees a report sees its goals."""

    def get_permissions(self) -> list[Any]:
        return [allow(*STAFF)() if self.request.method == "GET" else allow(Role.ADMIN)()]


class GoalsView(_Goals):
    """All goals."""

    @extend_schema(responses=page_shape(shapes.GoalShape))
    def get(self, request: Request) -> Response:
        """Newest first, of the reports one sees as a whole."""
        language = request.user.language
        return page_of(
            goals_for(request.user),
            request,
            by=("-created_at", "-id"),
            shape=lambda rows: [shapes.goal(row, language) for row in rows],
        )

    @extend_schema(request=shapes.GoalBody, responses={201: shapes.GoalShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Want something of a figure; 409 `goal_there` for a second one of the same."""
        body = body_of(shapes.GoalBody, request)
        row = operations.make(body, by=request.user, at=clock.now())
        return Response(shapes.goal(row, request.user.language), status=201)


class GoalView(_Goals):
    """One goal."""

    @extend_schema(responses=shapes.GoalToldShape)
    def get(self, request: Request, goal_id: UUID) -> Response:
        """With its figure over its period up to now."""
        row = goal_for(request.user, goal_id)
        answered = told_of(row, user=request.user, at=clock.now())
        return Response(shapes.told(row, answered, request.user.language))

    @extend_schema(request=shapes.GoalChange, responses=shapes.GoalShape)
    def patch(self, request: Request, goal_id: UUID) -> Response:
        """Want something else; what is not named stays."""
        body = body_of(shapes.GoalChange, request)
        row = operations.change(goal_for(request.user, goal_id), body, at=clock.now())
        return Response(shapes.goal(row, request.user.language))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, goal_id: UUID) -> Response:
        """Want nothing of it any more."""
        operations.drop(goal_for(request.user, goal_id))
        return Response(status=204)
