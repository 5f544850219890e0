"""The life of a machine: history, components, papers, and whose it is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from field_service.models import MachineDocument
from field_service.operations.machines import documents, transferring
from field_service.queries import histories, papers
from field_service.queries.machines import machine_for
from field_service.serializers import histories as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import OFFICE, STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.idempotency import idempotent

SEES = [allow(*STAFF, Role.CUSTOMER)]


class HistoryView(APIView):
    """What happened to a machine."""

    permission_classes = SEES

    @extend_schema(parameters=[shapes.HistoryAsked], responses=shapes.MachineHistoryShape)
    def get(self, request: Request, machine_id: UUID) -> Response:
        """Orders, readings, changes and papers, newest first."""
        machine = machine_for(request.user, machine_id)
        before = query_of(shapes.HistoryAsked, request).get("before")
        found = histories.history(request.user, machine, before=before)
        return Response(found | {"down": histories.down_hours(machine, at=clock.now())})


class TreeView(APIView):
    """What a machine is a part of, and its components."""

    permission_classes = SEES

    @extend_schema(responses=shapes.TreeShape)
    def get(self, request: Request, machine_id: UUID) -> Response:
        return Response(histories.tree(machine_for(request.user, machine_id)))


class TransferView(APIView):
    """Make a machine another customer's."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=shapes.MachineTransferForm, responses={204: None})
    def post(self, request: Request, machine_id: UUID) -> Response:
        """Its components and its history go along; `still_ordered` while work is open."""
        said = body_of(shapes.MachineTransferForm, request)
        transferring.transfer(
            machine_id=machine_id,
            version=said["version"],
            customer_id=said["customer"],
            reason=said.get("reason", ""),
            by=request.user,
            at=clock.now(),
        )
        return Response(status=204)


class DocumentsView(APIView):
    """The papers about a machine."""

    def get_permissions(self) -> list[Any]:
        return [each() for each in (SEES if self.request.method == "GET" else [allow(*STAFF)])]

    @extend_schema(responses=page_shape(shapes.MachinePaperShape))
    def get(self, request: Request, machine_id: UUID) -> Response:
        """Newest first; customers see what is shared with them."""
        machine = machine_for(request.user, machine_id)
        return page_of(
            papers.documents_of(request.user, machine.id),
            request,
            by=("-created_at", "-id"),
            shape=lambda rows: [shapes.document(row, request.user) for row in rows],
        )

    @extend_schema(request=shapes.MachinePaperForm, responses={201: shapes.MachinePaperShape})
    @idempotent
    def post(self, request: Request, machine_id: UUID) -> Response:
        """Keep a paper with its first file."""
        fields = body_of(shapes.MachinePaperForm, request)
        row = documents.add(machine_id=machine_id, fields=fields, by=request.user, at=clock.now())
        return Response(_shown(request, row), status=201)


class DocumentView(APIView):
    """One paper."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(request=shapes.MachinePaperPatch, responses=shapes.MachinePaperShape)
    def patch(self, request: Request, document_id: UUID) -> Response:
        fields = body_of(shapes.MachinePaperPatch, request)
        row = documents.change(
            document_id=document_id, fields=fields, by=request.user, at=clock.now()
        )
        return Response(_shown(request, row))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, document_id: UUID) -> Response:
        """Take it off the list; its files stay."""
        documents.put_away(document_id=document_id, by=request.user, at=clock.now())
        return Response(status=204)


class VersionsView(APIView):
    """A newer file of a paper."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(request=shapes.PaperVersionForm, responses={201: shapes.MachinePaperShape})
    @idempotent
    def post(self, request: Request, document_id: UUID) -> Response:
        """What was there before stays."""
        fields = body_of(shapes.PaperVersionForm, request)
        documents.replace(document_id=document_id, fields=fields, by=request.user, at=clock.now())
        return Response(_shown(request, papers.document_for(request.user, document_id)), status=201)


def _shown(request: Request, row: MachineDocument) -> dict[str, Any]:
    found = papers.documents_of(request.user, row.machine_id).get(id=row.id)
    return shapes.document(found, request.user)
