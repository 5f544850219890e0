"""Documents as PDF and as mail; a kind of document is named where the address is."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations import mailing, papers
from billing.ports.printable import printables
from billing.queries import mailing as queries
from billing.serializers import mailing as shapes
from billing.views.files import PDF, as_pdf
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, query_of
from hub.kernel.errors import NotFound
from hub.kernel.idempotency import idempotent
from hub.kernel.negotiation import AsItIs


class PaperView(APIView):
    """Who may see a document may have it on paper."""

    kind: ClassVar[str] = ""

    def found(self, request: Request, holes: dict[str, UUID]) -> UUID:
        """Return the document the address names, seen by whoever asks; NotFound otherwise."""
        known, subject_id = printables.get(self.kind), next(iter(holes.values()))
        if known is None:
            raise NotFound
        known.check(request.user, subject_id)
        return subject_id


class PdfView(PaperView):
    """A document as PDF."""

    permission_classes = [allow(*COUNTER, Role.CUSTOMER)]
    content_negotiation_class = AsItIs

    @extend_schema(responses={(200, PDF): OpenApiTypes.BINARY})
    def get(self, request: Request, **holes: UUID) -> HttpResponse:
        """What was issued as it was first drawn, the rest as it is now."""
        found = papers.printed(self.kind, self.found(request, holes))
        name = f"{self.kind}-{found.label}".encode("ascii", "replace").decode()
        safe = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in name)
        return as_pdf(papers.pdf_of(found, at=clock.now()), f"{safe}.pdf")


class SendView(PaperView):
    """A document by mail."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.MailBody, responses={201: shapes.MailedDetailShape})
    @idempotent
    def post(self, request: Request, **holes: UUID) -> Response:
        """Mail it to its customer or to another address; again is the same document."""
        subject_id = self.found(request, holes)
        body = body_of(shapes.MailBody, request)
        row = mailing.send(self.kind, subject_id, **body, by=request.user, at=clock.now())
        found = queries.mail_for(request.user, row.id)
        return Response(shapes.detail(found), status=201)


class MailsView(APIView):
    """The log of mail."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(parameters=[shapes.MailFilter], responses=shapes.MailedPageShape)
    def get(self, request: Request) -> Response:
        """Newest first."""
        asked = query_of(shapes.MailFilter, request)
        rows = queries.narrowed(queries.with_people(queries.visible_to(request.user)), asked)
        return page_of(
            rows,
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.mailed(row) for row in found],
        )


class MailView(APIView):
    """One mail."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.MailedDetailShape)
    def get(self, request: Request, mail_id: UUID) -> Response:
        """The mail with its words."""
        return Response(shapes.detail(queries.mail_for(request.user, mail_id)))


class MailPdfView(APIView):
    """The PDF that went along."""

    permission_classes = [allow(*COUNTER)]
    content_negotiation_class = AsItIs

    @extend_schema(responses={(200, PDF): OpenApiTypes.BINARY})
    def get(self, request: Request, mail_id: UUID) -> HttpResponse:
        """As it was sent."""
        row = queries.mail_for(request.user, mail_id)
        if row.pdf is None:
            raise NotFound
        name = row.file_name.encode("ascii", "replace").decode().replace("?", "-")
        return as_pdf(papers.content_of(row.pdf), name)


class RetryMailView(APIView):
    """A mail that failed, once more."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=None, responses=shapes.MailedDetailShape)
    @idempotent
    def post(self, request: Request, mail_id: UUID) -> Response:
        """Put it into the line again; 409 where it did not fail."""
        queries.mail_for(request.user, mail_id)
        mailing.retry(mail_id=mail_id, by=request.user, at=clock.now())
        return Response(shapes.detail(queries.mail_for(request.user, mail_id)))
