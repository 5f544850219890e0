"""Reports for those who steer the house."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.errors import NotFound, Unavailable
from hub.kernel.home import today
from hub.kernel.negotiation import AsItIs
from hub.kernel.sheets import CSV, XLSX
from hub.kernel.trail import note
from hub.reports.operations.reports import running
from hub.reports.ports.reports import Report, wallboard
from hub.reports.queries import runs
from hub.reports.queries.answers import Answer, TakesLong, answer, takes_long
from hub.reports.queries.asking import asked_of, filter_names, report_for, reports_of
from hub.reports.queries.goals import standings
from hub.reports.serializers import report_bodies, report_shapes
from hub.reports.serializers.goals import standing
from hub.reports.serializers.report_files import TYPES, file_of, name_of, named
from hub.reports.serializers.report_runs import run_shown
from hub.reports.serializers.reports import indexed, said, shown
from hub.reports.types.running import Format

FILES = {
    (200, CSV): OpenApiTypes.STR,
    (200, XLSX): OpenApiTypes.BINARY,
    (200, "application/pdf"): OpenApiTypes.BINARY,
}


class ReportsView(APIView):
    """The reports one may see."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses=report_shapes.ReportsShape)
    def get(self, request: Request) -> Response:
        """All of them by group, with what each figure is."""
        rows = [indexed(each, request.user.language) for each in reports_of(request.user)]
        return Response({"next": None, "previous": None, "results": rows})


class ReportView(APIView):
    """One report."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(
        operation_id="report",
        parameters=[report_bodies.ReportQuery],
        responses={(200, "application/json"): report_shapes.ReportShape, **FILES},
    )
    def get(self, request: Request, key: str) -> Any:
        """What it says of some days, or with `format` as a file; 409 `takes_long` for a big one."""
        report = report_for(request.user, key)
        form = query_of(report_bodies.ReportQuery, request)
        return _answered(request, report, form)


class RunsOfReportView(APIView):
    """A report made behind the scenes."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(request=report_bodies.RunBody, responses={201: report_shapes.ReportRunShape})
    def post(self, request: Request, key: str) -> Response:
        """Have it made; its row says how far it is."""
        report = report_for(request.user, key)
        form = body_of(report_bodies.RunBody, request)
        row = running.ask(report, form, by=request.user, at=clock.now())
        return Response(run_shown(row, request.user.language), status=201)


class RunsView(APIView):
    """Reports made for oneself."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses=page_shape(report_shapes.ReportRunShape))
    def get(self, request: Request) -> Response:
        """Newest first."""
        language = request.user.language
        return page_of(
            runs.runs_of(request.user),
            request,
            by=("-created_at", "-id"),
            shape=lambda rows: [run_shown(row, language) for row in rows],
        )


class RunView(APIView):
    """One of them."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses=report_shapes.ReportRunShape)
    def get(self, request: Request, run_id: UUID) -> Response:
        """How far it is."""
        return Response(run_shown(runs.run_for(request.user, run_id), request.user.language))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, run_id: UUID) -> Response:
        """Throw it away."""
        running.drop(runs.run_for(request.user, run_id))
        return Response(status=204)


class RunFileView(APIView):
    """What was made."""

    permission_classes = [allow(*STAFF)]
    content_negotiation_class = AsItIs

    @extend_schema(responses={(200, "application/json"): report_shapes.ReportShape, **FILES})
    def get(self, request: Request, run_id: UUID) -> HttpResponse:
        """Its file, as long as it is kept and one may still see the report."""
        row = runs.run_for(request.user, run_id)
        report = report_for(request.user, row.report)
        if not row.is_there(clock.now()) or runs.tells_too_much(row, request.user, report):
            raise NotFound
        title = said(report.title, request.user.language)
        name = named(title, row.asked["since"], row.asked["until"], row.format)
        return _file(runs.content_of(row.id), row.format, name)


class WallboardView(APIView):
    """What goes on at the counter just now."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=report_shapes.WallboardShape)
    def get(self, request: Request) -> Response:
        """Who waits and who is here, at most two seconds old."""
        if not wallboard.is_provided:
            raise Unavailable
        return Response(wallboard.get().goes_on(clock.now()))


def _answered(request: Request, report: Report, form: Mapping[str, Any]) -> Any:
    user, now = request.user, clock.now()
    asked = asked_of(report, form, user=user, today=today(now))
    if takes_long(report, asked):
        raise TakesLong
    names, own = filter_names(report, form), Role(user.role) in report.own
    told = answer(report, asked, names=names, compare=form["compare"], at=now)
    if form["format"] == Format.JSON:
        goals = _goals(told, form) if not own else {}
        return Response(shown(told, user.language, own=own, standings=goals))
    note("exported", kind="reports.report", object_id=report.key, format=form["format"])
    content = file_of(told, form["format"], user.language, own=own)
    return _file(content, form["format"], name_of(told, form["format"], user.language))


def _goals(told: Answer, form: Mapping[str, Any]) -> dict[str, Any]:
    units = {each.key: each.unit for each in told.report.measures}
    found = standings(told, form).items()
    return {key: standing(row, stands, units[key]) for key, (row, stands) in found if key in units}


def _file(content: bytes, format: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=TYPES[Format(format)])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
