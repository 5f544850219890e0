"""Notes and files of customers, for the counter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm.operations import records
from crm.queries import customers
from crm.queries import records as queries
from crm.serializers import records as shapes
from crm.serializers.joining import EmptyBody
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape

if TYPE_CHECKING:
    from hub.accounts.models import User

Row = TypeVar("Row", bound=Model)


class NotesView(APIView):
    """The notes on a customer, newest first."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=page_shape(shapes.NoteShape))
    def get(self, request: Request, customer_id: UUID) -> Response:
        found = customers.customer_for(request.user, customer_id)
        return _newest(queries.notes_of(found), request, shapes.note)

    @extend_schema(request=shapes.NoteBody, responses={201: shapes.NoteShape})
    def post(self, request: Request, customer_id: UUID) -> Response:
        found = customers.customer_for(request.user, customer_id)
        text = body_of(shapes.NoteBody, request)["text"]
        row = records.note(customer=found, text=text, by=request.user, at=clock.now())
        return Response(shapes.note(row, request.user), status=201)


class NoteView(APIView):
    """One note."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.NotePatch, responses=shapes.NoteShape)
    def patch(self, request: Request, note_id: UUID) -> Response:
        """Say it otherwise (its author, an admin), or pin it."""
        row = queries.note_for(request.user, note_id)
        said = body_of(shapes.NotePatch, request)
        if "text" in said:
            row = records.edit(note=row, text=said["text"], by=request.user, at=clock.now())
        if "pinned" in said:
            row = records.pin(note=row, pinned=said["pinned"], at=clock.now())
        return Response(shapes.note(row, request.user))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, note_id: UUID) -> Response:
        row = queries.note_for(request.user, note_id)
        records.discard(note=row, by=request.user, at=clock.now())
        return Response(status=204)


class RestoreNoteView(APIView):
    """Bring back a note that was taken away."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=EmptyBody, responses=shapes.NoteShape)
    def post(self, request: Request, note_id: UUID) -> Response:
        body_of(EmptyBody, request)
        row = records.restore(note_id=note_id, by=request.user)
        return Response(shapes.note(row, request.user))


class FilesView(APIView):
    """The files kept with a customer, newest first."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=page_shape(shapes.CustomerFileShape))
    def get(self, request: Request, customer_id: UUID) -> Response:
        found = customers.customer_for(request.user, customer_id)
        return _newest(queries.files_of(found), request, shapes.file)

    @extend_schema(request=shapes.FileBody, responses={201: shapes.CustomerFileShape})
    def post(self, request: Request, customer_id: UUID) -> Response:
        found = customers.customer_for(request.user, customer_id)
        wanted = body_of(shapes.FileBody, request)["attachment"]
        row = records.keep_file(
            customer=found, attachment_id=wanted, by=request.user, at=clock.now()
        )
        return Response(shapes.file(row, request.user), status=201)


class FileView(APIView):
    """One file kept with a customer."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses={204: None})
    def delete(self, request: Request, file_id: UUID) -> Response:
        """Delete it with its bytes: who brought it, or an admin."""
        records.drop_file(file=queries.file_for(request.user, file_id), by=request.user)
        return Response(status=204)


def _newest(
    rows: QuerySet[Row], request: Request, shape: Callable[[Row, User], dict[str, Any]]
) -> Response:
    """Return a page, newest first, each as this person sees it."""
    return page_of(
        rows,
        request,
        by=("-created_at", "-id"),
        shape=lambda found: [shape(row, request.user) for row in found],
    )
