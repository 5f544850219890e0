"""Files of customers: in, with a look before, and out."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.views.transcripts import streamed
from crm.operations import imports
from crm.queries import imports as queries
from crm.queries import listing
from crm.serializers import imports as shapes
from crm.serializers.joining import EmptyBody
from crm.types import OnDuplicate
from hub.accounts.permissions import allow, demand_proof
from hub.accounts.roles import ANSWERING
from hub.kernel import clock, sheets
from hub.kernel.api import body_of, page_of, page_shape, query_of, refuse_large
from hub.kernel.negotiation import AsItIs
from hub.kernel.trail import note

_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportsView(APIView):
    """Imports so far, and a new file to look at."""

    permission_classes = [allow(*ANSWERING)]
    parser_classes = [MultiPartParser]

    @extend_schema(responses=page_shape(shapes.ImportShape))
    def get(self, request: Request) -> Response:
        return page_of(
            queries.visible_to(request.user),
            request,
            by=("-created_at", "-id"),
            shape=lambda rows: [shapes.an_import(row) for row in rows],
        )

    @extend_schema(request=shapes.ImportUpload, responses={201: shapes.ImportShape})
    def post(self, request: Request) -> Response:
        refuse_large(request, largest=imports.LARGEST)
        upload = body_of(shapes.ImportUpload, request)["file"]
        row = imports.take_down(upload=upload, by=request.user, at=clock.now())
        return Response(shapes.an_import(row), status=201)


class ImportView(APIView):
    """One import, and what its columns mean."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(responses=shapes.ImportShape)
    def get(self, request: Request, import_id: UUID) -> Response:
        return Response(shapes.an_import(queries.import_for(request.user, import_id)))

    @extend_schema(request=shapes.ImportPatch, responses=shapes.ImportShape)
    def patch(self, request: Request, import_id: UUID) -> Response:
        row = queries.import_for(request.user, import_id)
        body = body_of(shapes.ImportPatch, request)
        wanted = OnDuplicate(body["on_duplicate"])
        row = imports.set_mapping(row=row, mapping=body["mapping"], on_duplicate=wanted)
        return Response(shapes.an_import(row))


class PreviewView(APIView):
    """How the file would turn out now."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(responses=shapes.ImportPreviewShape)
    def get(self, request: Request, import_id: UUID) -> Response:
        row = queries.import_for(request.user, import_id)
        found = imports.preview(row=row, at=clock.now())
        counts = {name: found.counts[name] for name in shapes.OUTCOMES}
        lines = [
            {
                "line": seen.line.number,
                "fields": seen.read.fields,
                "outcome": seen.outcome,
                "problems": seen.read.problems,
                "changes": seen.changes,
            }
            for seen in found.shown
        ]
        return Response({"rows": row.rows, "checked": found.checked, **counts, "lines": lines})


class RunView(APIView):
    """Take the file in, behind this answer; asked twice it is run once."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=EmptyBody, responses=shapes.ImportShape)
    def post(self, request: Request, import_id: UUID) -> Response:
        row = queries.import_for(request.user, import_id)
        body_of(EmptyBody, request)
        return Response(shapes.an_import(imports.start(row=row, at=clock.now())))


class RefusedView(APIView):
    """The lines that were not taken in, as a file to mend."""

    content_negotiation_class = AsItIs
    permission_classes = [allow(*ANSWERING)]

    @extend_schema(responses={(200, "text/csv"): OpenApiTypes.STR})
    def get(self, request: Request, import_id: UUID) -> HttpResponseBase:
        row = queries.import_for(request.user, import_id)
        lines = shapes.refused(row, queries.refusals_of(row).iterator(chunk_size=500))
        return _csv(request, lines, "filas-rechazadas.csv")


class ExportView(APIView):
    """Customers as a file, narrowed like their list."""

    content_negotiation_class = AsItIs
    permission_classes = [allow(*ANSWERING), demand_proof()]

    @extend_schema(
        parameters=[shapes.ExportAsked],
        responses={(200, "text/csv"): OpenApiTypes.STR, (200, _XLSX): OpenApiTypes.BINARY},
    )
    def get(self, request: Request) -> HttpResponseBase:
        asked = query_of(shapes.ExportAsked, request)
        sort = asked.pop("format")
        own = listing.own_fields(request.query_params.dict())
        rows = listing.listed(request.user, asked, own).select_related("category", "status")
        note("exported", kind="crm.customer", format=sort)
        lines = shapes.exported(rows.order_by("-created_at", "-id").iterator(chunk_size=500))
        if sort == "csv":
            return _csv(request, lines, "clientes.csv")
        book = sheets.xlsx_of(lines)
        return FileResponse(book, as_attachment=True, filename="clientes.xlsx", content_type=_XLSX)


def _csv(request: Request, lines: Iterable[list[str]], name: str) -> HttpResponseBase:
    body: Iterator[str] = sheets.csv_of(lines)
    response = StreamingHttpResponse(streamed(body, request), content_type=_CSV)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
