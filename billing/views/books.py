"""The books for the office: whether they are true, what they say, and when they are closed."""

from __future__ import annotations

from datetime import date
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations import periods as operations
from billing.queries import audits, periods, registers
from billing.serializers import books as shapes
from billing.views.files import as_table
from hub.accounts.permissions import allow
from hub.accounts.roles import OFFICE, Role
from hub.kernel import clock
from hub.kernel.api import body_of, query_of
from hub.kernel.errors import Invalid
from hub.kernel.home import home, today
from hub.kernel.idempotency import idempotent
from hub.kernel.money import Money
from hub.kernel.negotiation import AsItIs
from hub.kernel.sheets import XLSX

FILES = {(200, "text/csv"): OpenApiTypes.STR, (200, XLSX): OpenApiTypes.BINARY}


def days_of(asked: dict[str, Any]) -> tuple[date, date]:
    """Return the days that were asked for: without any, this month up to today."""
    now = today(clock.now())
    until = asked.get("until") or max(now, asked.get("since") or now)
    return asked.get("since") or until.replace(day=1), until


class BooksView(APIView):
    """Whether the books are true."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(parameters=[shapes.RangeAsked], responses=shapes.BooksShape)
    def get(self, request: Request) -> Response:
        """The trial balance of a day, and everything that must be nothing, worked out again."""
        until = days_of(query_of(shapes.RangeAsked, request))[1]
        rows = audits.trial_balance(until)
        code = home().currency
        told = {
            "until": until.isoformat(),
            "closed_until": periods.closed_until(),
            "trial_balance": [shapes.balance(row) for row in rows],
            "difference": Money(sum(row.balance.minor for row in rows), code).as_json(),
            "audits": [shapes.audit(each) for each in audits.audits()],
            "checked_at": clock.iso(clock.now()),
        }
        return Response(told)


class SalesView(APIView):
    """The register of sales."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(
        parameters=[shapes.RangeAsked],
        responses={(200, "application/json"): shapes.SalesShape, **FILES},
    )
    def get(self, request: Request) -> Any:
        """What it comes to, or with `format` every document with its taxes."""
        asked = query_of(shapes.RangeAsked, request)
        since, until = days_of(asked)
        if asked["format"] == "json":
            days = {"since": since.isoformat(), "until": until.isoformat()}
            return Response({**days, **shapes.sums(registers.sums_of_sales(since, until))})
        lines = registers.sales(since, until)
        return as_table(request, "sales", lines, asked["format"], kind="billing.invoice")


class LedgerView(APIView):
    """The ledger, posting by posting."""

    permission_classes = [allow(*OFFICE)]
    content_negotiation_class = AsItIs

    @extend_schema(parameters=[shapes.LedgerAsked], responses=FILES)
    def get(self, request: Request) -> Any:
        """In the order it was written, as CSV or XLSX."""
        asked = query_of(shapes.LedgerAsked, request)
        if asked["format"] == "json":
            raise Invalid(fields={"format": ["csv or xlsx."]})
        lines = registers.ledger(*days_of(asked), account=asked["account"])
        return as_table(request, "ledger", lines, asked["format"], kind="billing.posting")


class PeriodView(APIView):
    """Up to which day the books are closed."""

    def get_permissions(self) -> list[Any]:
        return [allow(Role.ADMIN)() if self.request.method == "POST" else allow(*OFFICE)()]

    @extend_schema(responses=shapes.LocksShape)
    def get(self, request: Request) -> Response:
        """The day, and who closed or opened them, newest first."""
        return Response(_locks())

    @extend_schema(request=shapes.CloseBody, responses={201: shapes.LocksShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Close them up to a day that is over; an earlier day than now opens what follows it."""
        body = body_of(shapes.CloseBody, request)
        operations.close(**body, by=request.user, at=clock.now())
        return Response(_locks(), status=201)


def _locks() -> dict[str, Any]:
    until = periods.closed_until()
    return {
        "closed_until": until.isoformat() if until is not None else None,
        "history": [shapes.lock(row) for row in periods.locks()[:50]],
    }
