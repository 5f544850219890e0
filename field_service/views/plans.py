"""Preventive plans."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from field_service.models import ServicePlan
from field_service.operations.plans import planning, running
from field_service.queries import plans as queries
from field_service.queries.machines import machine_for
from field_service.serializers import plans as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, query_of
from hub.kernel.home import today
from hub.kernel.idempotency import idempotent, key_of


def _page(request: Request, rows: Any) -> Response:
    on = today(clock.now())
    return page_of(
        queries.with_machines(rows),
        request,
        by=("-created_at", "-id"),
        shape=lambda found: [shapes.plan(row, on) for row in found],
    )


def _answer(request: Request, row: ServicePlan, *, status: int = 200) -> Response:
    found = queries.plan_for(request.user, row.id)
    runs = queries.runs_of(request.user, row.id)[:20]
    return Response(shapes.detail(found, runs, today(clock.now())), status=status)


class _Writing(APIView):
    """Staff and the customer look; the counter writes."""

    def get_permissions(self) -> list[Any]:
        looks = self.request.method == "GET"
        return [allow(*STAFF, Role.CUSTOMER)() if looks else allow(*COUNTER)()]


class MachinePlansView(_Writing):
    """What is done to a machine every so often."""

    @extend_schema(responses=shapes.PlanPageShape)
    def get(self, request: Request, machine_id: UUID) -> Response:
        """Newest first."""
        machine = machine_for(request.user, machine_id)
        return _page(request, queries.visible_to(request.user).filter(machine=machine))

    @extend_schema(request=shapes.PlanForm, responses={201: shapes.PlanDetailShape})
    @idempotent
    def post(self, request: Request, machine_id: UUID) -> Response:
        """Due next as said, else one rhythm from now."""
        made = planning.make(
            machine_id=machine_id,
            fields=body_of(shapes.PlanForm, request),
            by=request.user,
            at=clock.now(),
            key=key_of(request),
        )
        return _answer(request, made, status=201)


class PlansView(APIView):
    """The plans of all machines."""

    permission_classes = [allow(*STAFF, Role.CUSTOMER)]

    @extend_schema(parameters=[shapes.PlanFilter], responses=shapes.PlanPageShape)
    def get(self, request: Request) -> Response:
        """Newest first; `due` narrows them to those that ask for something."""
        asked = query_of(shapes.PlanFilter, request)
        rows = queries.visible_to(request.user)
        return _page(request, queries.narrowed(rows, asked, today(clock.now())))


class PlanView(_Writing):
    """One plan."""

    @extend_schema(responses=shapes.PlanDetailShape)
    def get(self, request: Request, plan_id: UUID) -> Response:
        return _answer(request, queries.plan_for(request.user, plan_id))

    @extend_schema(request=shapes.PlanPatch, responses=shapes.PlanDetailShape)
    def patch(self, request: Request, plan_id: UUID) -> Response:
        """Correct it; 409 `changed` where somebody was faster."""
        fields = body_of(shapes.PlanPatch, request)
        row = planning.change(
            plan_id=plan_id,
            version=fields.pop("version"),
            fields=fields,
            by=request.user,
            at=clock.now(),
        )
        return _answer(request, row)


class PauseView(APIView):
    """Let a plan rest."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.PlanVersion, responses=shapes.PlanDetailShape)
    def post(self, request: Request, plan_id: UUID) -> Response:
        said = body_of(shapes.PlanVersion, request)
        row = planning.pause(plan_id=plan_id, **said, by=request.user, at=clock.now())
        return _answer(request, row)


class ResumeView(APIView):
    """Let a plan go on; what fell due meanwhile is not made up for."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.PlanVersion, responses=shapes.PlanDetailShape)
    def post(self, request: Request, plan_id: UUID) -> Response:
        said = body_of(shapes.PlanVersion, request)
        row = planning.resume(plan_id=plan_id, **said, by=request.user, at=clock.now())
        return _answer(request, row)


class RunView(APIView):
    """Make the order of a plan now."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.PlanVersion, responses=shapes.PlanDetailShape)
    @idempotent
    def post(self, request: Request, plan_id: UUID) -> Response:
        """One order a cycle: `plan_waits` while that order is not done."""
        said = body_of(shapes.PlanVersion, request)
        running.run_now(plan_id=plan_id, **said, by=request.user, at=clock.now())
        return _answer(request, queries.plan_for(request.user, plan_id))
