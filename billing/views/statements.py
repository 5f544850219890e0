"""Statements of account: on the screen, as a file, by mail."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.adapters.papers.words import words
from billing.operations import mailing, papers
from billing.queries import mailing as mails
from billing.queries import registers
from billing.queries.printed_statements import printed
from billing.queries.statements import statement
from billing.serializers import books as shapes
from billing.serializers import mailing as mail_shapes
from billing.types import EntryKind
from billing.views.books import FILES, days_of
from billing.views.files import PDF, as_pdf, as_table
from crm.queries import customers
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of, query_of
from hub.kernel.errors import NotFound
from hub.kernel.idempotency import idempotent

STATEMENTS = {
    (200, "application/json"): shapes.StatementShape,
    **FILES,
    (200, PDF): OpenApiTypes.BINARY,
}


class StatementView(APIView):
    """How a customer stood and stands."""

    permission_classes = [allow(*COUNTER, Role.CUSTOMER)]

    @extend_schema(parameters=[shapes.RangeAsked], responses=STATEMENTS)
    def get(self, request: Request, customer_id: UUID) -> Any:
        """Of a customer one may see; this month unless days are said."""
        return _told(request, customers.customer_for(request.user, customer_id).id)


class MyStatementView(APIView):
    """How one stood and stands."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(parameters=[shapes.RangeAsked], responses=STATEMENTS)
    def get(self, request: Request) -> Any:
        """One's own; 404 as long as the house knows nothing of one."""
        own = customers.own(request.user)
        if own is None:
            raise NotFound
        return _told(request, own.id)


class SendStatementView(APIView):
    """A statement by mail."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.StatementBody, responses={201: mail_shapes.MailedDetailShape})
    @idempotent
    def post(self, request: Request, customer_id: UUID) -> Response:
        """Mail it to the customer or to another address."""
        customer = customers.customer_for(request.user, customer_id)
        body = body_of(shapes.StatementBody, request)
        since, until = days_of(body)
        row = mailing.post(
            printed(customer.id, since=since, until=until),
            to=body.get("to", ""),
            text=body.get("text", ""),
            by=request.user,
            at=clock.now(),
        )
        return Response(mail_shapes.detail(mails.mail_for(request.user, row.id)), status=201)


def _told(request: Request, customer_id: UUID) -> Any:
    asked = query_of(shapes.RangeAsked, request)
    since, until = days_of(asked)
    if asked["format"] == "pdf":
        content = papers.drawn(printed(customer_id, since=since, until=until).paper)
        return as_pdf(content, f"estado-{since.isoformat()}-{until.isoformat()}.pdf")
    found = statement(customer_id, since=since, until=until)
    if asked["format"] == "json":
        return Response(shapes.statement(found))
    said = words(request.user.language)
    called = {kind: said.get(f"moved_{kind}", kind) for kind in EntryKind.values}
    lines = registers.of_statement(
        found, {**called, "opening": said["opening"], "closing": said["closing"]}
    )
    return as_table(request, "statement", lines, asked["format"], kind="billing.statement")
