"""Opportunities: the board, the list, one of them, and the forecast; for the counter alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm.operations import opportunities
from crm.operations.opportunities import Closing
from crm.queries import opportunities as queries
from crm.queries.customers import customer_for
from crm.queries.forecast import forecast
from crm.serializers import deals as bodies
from crm.serializers import opportunities as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, query_of
from hub.kernel.errors import Invalid, NotFound


class OpportunitiesView(APIView):
    """All opportunities, and a new one."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(parameters=[bodies.OpportunityFilter], responses=shapes.OpportunityPageShape)
    def get(self, request: Request) -> Response:
        """Newest first."""
        rows = queries.narrowed(
            queries.with_people(queries.visible_to(request.user)),
            query_of(bodies.OpportunityFilter, request),
        )
        return page_of(
            rows,
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.opportunity(row, request.user) for row in found],
        )

    @extend_schema(request=bodies.NewOpportunity, responses={201: shapes.OpportunityDetailShape})
    def post(self, request: Request) -> Response:
        """Make a prospect, on top of its column."""
        form = body_of(bodies.NewOpportunity, request)
        try:
            customer = customer_for(request.user, form.pop("customer"))
        except NotFound:
            raise Invalid(fields={"customer": ["There is no such customer."]}) from None
        made = opportunities.create(
            customer=customer,
            client_id=form.pop("client_id", None),
            form=form,
            by=request.user,
            at=clock.now(),
        )
        return Response(_whole(request, made.id), status=201)


class BoardView(APIView):
    """The columns with their cards in order."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(parameters=[bodies.PeriodAsked], responses=shapes.ColumnShape(many=True))
    def get(self, request: Request) -> Response:
        """Up to 200 cards a column; without a period the closed ones of the last thirty days."""
        asked = query_of(bodies.PeriodAsked, request)
        rows = queries.narrowed(queries.visible_to(request.user), asked)
        whole = bool({"since", "until"} & set(asked))
        columns = queries.board(rows, at=clock.now(), whole=whole)
        return Response([shapes.column(each, request.user) for each in columns])


class ForecastView(APIView):
    """What is likely to come in, month by month."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(parameters=[bodies.PeriodAsked], responses=shapes.MonthShape(many=True))
    def get(self, request: Request) -> Response:
        """Months in order, what has no expected day last."""
        asked = query_of(bodies.PeriodAsked, request)
        rows = queries.narrowed(queries.visible_to(request.user), asked)
        return Response([shapes.month(each) for each in forecast(rows)])


class OpportunityView(APIView):
    """One opportunity."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.OpportunityDetailShape)
    def get(self, request: Request, opportunity_id: UUID) -> Response:
        """The opportunity with its history."""
        return Response(_whole(request, opportunity_id))

    @extend_schema(request=bodies.OpportunityPatch, responses=shapes.OpportunityDetailShape)
    def patch(self, request: Request, opportunity_id: UUID) -> Response:
        """Correct it; `changed` when somebody did since it was looked at."""
        queries.opportunity_for(request.user, opportunity_id)
        fields = body_of(bodies.OpportunityPatch, request)
        opportunities.change(
            opportunity_id=opportunity_id,
            version=fields.pop("version"),
            fields=fields,
            by=request.user,
            at=clock.now(),
        )
        return Response(_whole(request, opportunity_id))


class MoveView(APIView):
    """Moves a card."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=bodies.MoveBody, responses=shapes.OpportunityDetailShape)
    def post(self, request: Request, opportunity_id: UUID) -> Response:
        """Into a column, or to another place in its own; of two hands the first one wins."""
        queries.opportunity_for(request.user, opportunity_id)
        body = body_of(bodies.MoveBody, request)
        closing = Closing(
            outcome=body.get("outcome", ""),
            lost_reason=body.get("lost_reason"),
            note=body.get("note", ""),
        )
        opportunities.move(
            opportunity_id=opportunity_id,
            version=body["version"],
            stage=body["stage"],
            after=body.get("after"),
            closing=closing,
            by=request.user,
            at=clock.now(),
        )
        return Response(_whole(request, opportunity_id))


def _whole(request: Request, opportunity_id: UUID) -> dict[str, Any]:
    found = queries.opportunity_for(request.user, opportunity_id)
    return shapes.detail(found, queries.history(found), request.user)
