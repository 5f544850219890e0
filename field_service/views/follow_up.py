"""What followed from an order: opinion, review, other visits."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from field_service.operations import following_up
from field_service.operations.orders import returning
from field_service.operations.surveys import answering
from field_service.queries import follow_up as queries
from field_service.queries import surveys
from field_service.queries.orders import order_for
from field_service.serializers import surveys as shapes
from field_service.types import Priority
from field_service.types.after import SurveyVia, Verdict
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, OFFICE, STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.idempotency import idempotent, key_of

ALL = allow(*STAFF, Role.CUSTOMER)


class FollowUpView(APIView):
    """What followed from an order."""

    permission_classes = [ALL]

    @extend_schema(responses=shapes.AfterOrderShape)
    def get(self, request: Request, order_id: UUID) -> Response:
        """A customer sees their own answer and the visits, not what the office thought."""
        row = order_for(request.user, order_id)
        return Response(shapes.follow_up(row, request.user, clock.now()))


class SurveyView(APIView):
    """How a customer found a job."""

    def get_permissions(self) -> list[Any]:
        answers = self.request is not None and self.request.method == "POST"
        return [allow(Role.CUSTOMER)() if answers else ALL()]

    @extend_schema(responses=shapes.SurveyShape)
    def get(self, request: Request, order_id: UUID) -> Response:
        row = surveys.survey_for(request.user, order_id)
        return Response(shapes.survey(row, request.user, clock.now()))

    @extend_schema(request=shapes.SurveyBody, responses=shapes.SurveyShape)
    def post(self, request: Request, order_id: UUID) -> Response:
        """Answer, or say it otherwise within a day; 409 `survey_closed` later."""
        row = surveys.survey_for(request.user, order_id)
        body = body_of(shapes.SurveyBody, request)
        answering.answer(
            survey_id=row.id,
            score=body["score"],
            comment=body.get("comment"),
            via=SurveyVia.PORTAL,
            at=clock.now(),
        )
        return self.get(request, order_id)


class ReviewView(APIView):
    """What the office thinks of a job."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=shapes.ReviewBody, responses={201: shapes.AfterOrderShape})
    @idempotent
    def post(self, request: Request, order_id: UUID) -> Response:
        """Write it down; the latest counts."""
        body, at = body_of(shapes.ReviewBody, request), clock.now()
        verdict = Verdict(body["verdict"])
        returning.review(
            order_id=order_id, verdict=verdict, note=body["note"], by=request.user, at=at
        )
        row = order_for(request.user, order_id)
        return Response(shapes.follow_up(row, request.user, at), status=201)


class ReturnVisitView(APIView):
    """Another visit for the same."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.ReturnBody, responses={201: shapes.VisitShape})
    @idempotent
    def post(self, request: Request, order_id: UUID) -> Response:
        """Make its order, linked to this one; the same key again returns it."""
        body = body_of(shapes.ReturnBody, request)
        form = returning.ReturnForm(
            reason=body["reason"],
            title=body["title"],
            priority=Priority(body["priority"]) if "priority" in body else None,
            wanted_from=body["wanted_from_at"],
            wanted_until=body["wanted_until_at"],
        )
        made = returning.come_back(
            order_id=order_id, form=form, by=request.user, at=clock.now(), key=key_of(request)
        )
        return Response(shapes.visit(made), status=201)


class AfterSettingsView(APIView):
    """How the house follows up."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=shapes.AfterSettingsShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.settings(queries.settings()))

    @extend_schema(request=shapes.AfterSettingsBody, responses=shapes.AfterSettingsShape)
    def patch(self, request: Request) -> Response:
        body = body_of(shapes.AfterSettingsBody, request)
        return Response(shapes.settings(following_up.change(body, at=clock.now())))
