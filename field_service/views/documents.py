"""The papers of an order, and all of it in one file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.views.transcripts import streamed
from field_service.operations.papers import history, keeping
from field_service.queries import documents as queries
from field_service.queries.orders import order_for
from field_service.serializers import documents as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.idempotency import idempotent
from hub.kernel.negotiation import AsItIs
from hub.kernel.trail import note

ALL = allow(*STAFF, Role.CUSTOMER)


class DocumentsView(APIView):
    """The papers of an order."""

    permission_classes = [ALL]

    @extend_schema(responses=shapes.OrderDocumentsShape)
    def get(self, request: Request, order_id: UUID) -> Response:
        row = order_for(request.user, order_id)
        found = queries.of_order(request.user, row.id)
        return Response({"results": [shapes.document(each, request.user) for each in found]})

    @extend_schema(request=shapes.DocumentBody, responses={201: shapes.OrderDocumentShape})
    @idempotent
    def post(self, request: Request, order_id: UUID) -> Response:
        """Keep an own upload; a customer's is never for staff alone."""
        body = body_of(shapes.DocumentBody, request)
        made = keeping.add(
            order_id=order_id,
            attachment_id=body["attachment"],
            name=body["name"],
            staff_only=body["staff_only"],
            by=request.user,
            at=clock.now(),
        )
        return Response(_one(request, made.order_id, made.id), status=201)


class DocumentView(APIView):
    """One paper."""

    permission_classes = [ALL]

    @extend_schema(request=shapes.DocumentPatch, responses=shapes.OrderDocumentShape)
    def patch(self, request: Request, document_id: UUID) -> Response:
        body = body_of(shapes.DocumentPatch, request)
        row = keeping.change(
            document_id=document_id,
            name=body.get("name"),
            staff_only=body.get("staff_only"),
            by=request.user,
            at=clock.now(),
        )
        return Response(_one(request, row.order_id, row.id))


class VersionsView(APIView):
    """The versions of a paper."""

    permission_classes = [ALL]

    @extend_schema(request=shapes.VersionBody, responses={201: shapes.OrderDocumentShape})
    @idempotent
    def post(self, request: Request, document_id: UUID) -> Response:
        """Keep a newer one; those before stay."""
        wanted = body_of(shapes.VersionBody, request)["attachment"]
        row = keeping.replace(
            document_id=document_id, attachment_id=wanted, by=request.user, at=clock.now()
        )
        return Response(_one(request, row.order_id, row.id), status=201)


class HistoryView(APIView):
    """All of an order that this person may see, as a ZIP."""

    permission_classes = [ALL]
    content_negotiation_class = AsItIs

    @extend_schema(responses={(200, "application/zip"): OpenApiTypes.BINARY})
    def get(self, request: Request, order_id: UUID) -> StreamingHttpResponse:
        """Data, summary, messages, papers in all their versions, invoices."""
        row = order_for(request.user, order_id)
        note("exported", kind="field_service.order", object_id=row.id, format="zip")
        body = history.archive(row, request.user, at=clock.now())
        answer = StreamingHttpResponse(streamed(body, request), content_type="application/zip")
        answer["Content-Disposition"] = f'attachment; filename="{row.label}.zip"'
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Cache-Control"] = "private, no-store"
        return answer


def _one(request: Request, order_id: UUID, document_id: UUID) -> dict[str, Any]:
    rows = queries.of_order(request.user, order_id)
    return shapes.document(rows.get(id=document_id), request.user)
