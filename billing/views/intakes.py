"""Tables brought in: a bank's, opening balances, open invoices; looked at first, then once."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.intakes import bank, openings, tables
from billing.queries import bank as queries
from billing.serializers import intakes as shapes
from billing.serializers.bodies import NothingBody
from billing.types.collection import IntakeKind
from hub.accounts.permissions import allow
from hub.accounts.roles import OFFICE
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of, refuse_large
from hub.kernel.home import today
from hub.kernel.idempotency import idempotent


class IntakesView(APIView):
    """Tables so far, and a new one to look at."""

    permission_classes = [allow(*OFFICE)]
    parser_classes = [MultiPartParser]

    @extend_schema(parameters=[shapes.IntakeFilter], responses=page_shape(shapes.IntakeShape))
    def get(self, request: Request) -> Response:
        """Newest first."""
        kind = query_of(shapes.IntakeFilter, request).get("kind")
        return page_of(
            queries.intakes_for(request.user, [kind] if kind else None),
            request,
            by=("-created_at", "-id"),
            shape=lambda rows: [shapes.intake(row) for row in rows],
        )

    @extend_schema(request=shapes.IntakeUpload, responses={201: shapes.IntakeShape})
    def post(self, request: Request) -> Response:
        """Keep a file; nothing enters the books yet."""
        refuse_large(request, largest=tables.LARGEST)
        body = body_of(shapes.IntakeUpload, request)
        row = tables.take_down(
            kind=body["kind"],
            upload=body["file"],
            account=body.get("account", ""),
            by=request.user,
            at=clock.now(),
        )
        return Response(shapes.intake(row), status=201)


class IntakeView(APIView):
    """One table, and what its columns mean."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(responses=shapes.IntakeShape)
    def get(self, request: Request, intake_id: UUID) -> Response:
        return Response(shapes.intake(queries.intake_for(request.user, intake_id)))

    @extend_schema(request=shapes.IntakePatch, responses=shapes.IntakeShape)
    def patch(self, request: Request, intake_id: UUID) -> Response:
        row = queries.intake_for(request.user, intake_id)
        body = body_of(shapes.IntakePatch, request)
        row = tables.set_mapping(intake=row, mapping=body["mapping"], account=body.get("account"))
        return Response(shapes.intake(row))


class IntakePreviewView(APIView):
    """How a table would turn out now."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(responses=shapes.IntakePreviewShape)
    def get(self, request: Request, intake_id: UUID) -> Response:
        row = queries.intake_for(request.user, intake_id)
        if row.kind == IntakeKind.BANK:
            lines = [_bank_line(each) for each in bank.read(row)]
        else:
            on = today(clock.now())
            lines = [_opening_line(each) for each in openings.read(row, on=on)]
        return Response(shapes.preview(row.currency, lines))


class TakeInView(APIView):
    """Writes a table into the books."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=NothingBody, responses=shapes.IntakeShape)
    @idempotent
    def post(self, request: Request, intake_id: UUID) -> Response:
        """What is new of it; what was there before is counted as repeated."""
        row = queries.intake_for(request.user, intake_id)
        body_of(NothingBody, request)
        way = bank if row.kind == IntakeKind.BANK else openings
        way.take_in(intake_id=row.id, by=request.user, at=clock.now())
        return Response(shapes.intake(queries.intake_for(request.user, intake_id)))


def _bank_line(each: bank.Read) -> dict[str, Any]:
    line = each.line
    outcome = "repeated" if each.repeated else "new"
    if each.refused:
        outcome = "skipped" if each.refused == "went_out" else "refused"
    return {
        "line": each.number,
        "outcome": outcome,
        "column": each.column,
        "code": each.refused,
        "who": line.description if line is not None else "",
        "what": line.operation_number if line is not None else "",
        "day": line.day.isoformat() if line is not None else None,
        "minor": line.amount_minor if line is not None else 0,
    }


def _opening_line(each: openings.Read) -> dict[str, Any]:
    outcome = "refused" if each.refused else "repeated" if each.repeated else "new"
    return {
        "line": each.number,
        "outcome": outcome,
        "column": each.column,
        "code": each.refused,
        "who": each.customer.name if each.customer is not None else "",
        "what": each.label,
        "day": each.day.isoformat() if each.day is not None else None,
        "minor": each.credit - each.owed,
    }
