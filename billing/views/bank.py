"""Lines of the bank: what each may be, confirmed together or said by hand."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations import reconciling
from billing.queries import bank as queries
from billing.serializers import intakes as shapes
from billing.serializers.bodies import NothingBody
from hub.accounts.permissions import allow
from hub.accounts.roles import OFFICE
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.errors import DomainError, Invalid
from hub.kernel.idempotency import idempotent


class BankLinesView(APIView):
    """Money that came in."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(parameters=[shapes.BankLineFilter], responses=page_shape(shapes.BankLineShape))
    def get(self, request: Request) -> Response:
        """Newest first, each with what it may be."""
        rows = queries.with_people(queries.visible_to(request.user))
        return page_of(
            queries.narrowed(rows, query_of(shapes.BankLineFilter, request)),
            request,
            by=("-day", "-id"),
            shape=lambda found: _shaped(found, request),
        )


class ConfirmLinesView(APIView):
    """Confirms many lines that match exactly."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=shapes.LinesBody, responses=shapes.LinesOutcomeShape)
    @idempotent
    def post(self, request: Request) -> Response:
        """Each by itself: one that is refused spares the rest."""
        lines = body_of(shapes.LinesBody, request)["lines"]
        return Response({"results": [_settled(line, request) for line in dict.fromkeys(lines)]})


class AssignLineView(APIView):
    """Says by hand what a line is."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=shapes.AssignLineBody, responses=shapes.BankLineShape)
    @idempotent
    def post(self, request: Request, line_id: UUID) -> Response:
        """A payment of the same amount, or a customer's money: then a payment is recorded."""
        queries.line_for(request.user, line_id)
        body = body_of(shapes.AssignLineBody, request)
        if len(body) != 1:
            raise Invalid(fields={"payment": ["A payment or a customer."]})
        if "payment" in body:
            reconciling.assign(
                line_id=line_id, payment_id=body["payment"], by=request.user, at=clock.now()
            )
        else:
            reconciling.record(
                line_id=line_id, customer_id=body["customer"], by=request.user, at=clock.now()
            )
        return _as_it_stands(request, line_id)


class SetAsideView(APIView):
    """Leaves a line aside."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=shapes.AsideBody, responses=shapes.BankLineShape)
    def post(self, request: Request, line_id: UUID) -> Response:
        """It is no customer's money."""
        queries.line_for(request.user, line_id)
        note = body_of(shapes.AsideBody, request).get("note", "")
        reconciling.set_aside(line_id=line_id, note=note, by=request.user, at=clock.now())
        return _as_it_stands(request, line_id)


class ReopenLineView(APIView):
    """Looks at a line again."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=NothingBody, responses=shapes.BankLineShape)
    def post(self, request: Request, line_id: UUID) -> Response:
        """What it confirmed stays confirmed."""
        queries.line_for(request.user, line_id)
        body_of(NothingBody, request)
        reconciling.reopen(line_id=line_id, by=request.user, at=clock.now())
        return _as_it_stands(request, line_id)


def _settled(line_id: UUID, request: Request) -> dict[str, Any]:
    try:
        reconciling.settle(line_id=line_id, by=request.user, at=clock.now())
    except DomainError as error:
        return {"line": str(line_id), "ok": False, "code": error.code, "detail": error.detail}
    return {"line": str(line_id), "ok": True, "code": "", "detail": ""}


def _as_it_stands(request: Request, line_id: UUID) -> Response:
    return Response(_shaped([queries.line_for(request.user, line_id)], request)[0])


def _shaped(rows: list[Any], request: Request) -> list[dict[str, Any]]:
    found = queries.proposals(rows)
    return [shapes.bank_line(row, found[row.id], request.user) for row in rows]
