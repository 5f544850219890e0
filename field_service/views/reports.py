"""Reports of what was done."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations import papers
from billing.views.files import PDF, as_pdf
from field_service.queries import activity
from field_service.queries.printed_reports import printed
from field_service.serializers import reports as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import STAFF, Role
from hub.kernel import clock
from hub.kernel.api import page_of, page_shape, query_of
from hub.kernel.negotiation import AsItIs

EVERYBODY = allow(*STAFF, Role.CUSTOMER)


class ReportsView(APIView):
    """The reports one may see."""

    permission_classes = [EVERYBODY]

    @extend_schema(
        parameters=[shapes.ReportFilter], responses=page_shape(shapes.ActivityReportShape)
    )
    def get(self, request: Request) -> Response:
        """Newest first; every version of each."""
        asked = query_of(shapes.ReportFilter, request)
        rows = activity.narrowed(activity.reports_visible_to(request.user), asked)
        return page_of(
            activity.with_order(rows),
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.report(row) for row in found],
        )


class ReportView(APIView):
    """One report."""

    permission_classes = [EVERYBODY]

    @extend_schema(responses=shapes.ReportDetailShape)
    def get(self, request: Request, report_id: UUID) -> Response:
        """With what it says, as it was frozen."""
        return Response(shapes.detail(activity.report_for(request.user, report_id)))


class ReportPdfView(APIView):
    """A report on paper."""

    permission_classes = [EVERYBODY]
    content_negotiation_class = AsItIs

    @extend_schema(responses={(200, PDF): OpenApiTypes.BINARY})
    def get(self, request: Request, report_id: UUID) -> HttpResponse:
        """As it was first drawn."""
        row = activity.report_for(request.user, report_id)
        return as_pdf(papers.pdf_of(printed(row.id), at=clock.now()), f"informe-{row.label}.pdf")
