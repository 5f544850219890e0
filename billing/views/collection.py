"""What is owed: by a customer, and what they say about it; and the money of a day."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.invoices import promising
from billing.operations.payments import allocating
from billing.queries import daily, debts, invoices
from billing.serializers import daily as daily_shapes
from billing.serializers import payment_bodies as bodies
from billing.serializers import payments as shapes
from billing.serializers.bodies import NothingBody
from crm.queries import customers
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock, sheets
from hub.kernel.api import body_of, query_of
from hub.kernel.home import today
from hub.kernel.idempotency import idempotent
from hub.kernel.negotiation import AsItIs
from hub.kernel.trail import note

CUSTOMERS_AND_COUNTER = allow(*COUNTER, Role.CUSTOMER)
_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class DebtView(APIView):
    """What a customer owes."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(responses=shapes.DebtShape)
    def get(self, request: Request, customer_id: UUID) -> Response:
        """Open invoices oldest due first, what is free, and the balance."""
        customer = customers.customer_for(request.user, customer_id)
        found = debts.debt_of(customer.id, on=today(clock.now()))
        return Response(daily_shapes.debt(found))


class UseCreditView(APIView):
    """Pays an invoice by what its customer has free."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(request=NothingBody, responses=shapes.OwedShape)
    @idempotent
    def post(self, request: Request, invoice_id: UUID) -> Response:
        """Oldest credit first, as far as it goes."""
        invoices.invoice_for(request.user, invoice_id)
        body_of(NothingBody, request)
        allocating.use_credit(invoice_id=invoice_id, by=request.user, at=clock.now())
        return _owed(request, invoice_id)


class PromiseView(APIView):
    """Notes when the customer says they pay."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(request=bodies.PromiseBody, responses=shapes.OwedShape)
    def post(self, request: Request, invoice_id: UUID) -> Response:
        """Until that day nobody reminds them."""
        invoices.invoice_for(request.user, invoice_id)
        on = body_of(bodies.PromiseBody, request)["promised_on"]
        promising.promise(invoice_id=invoice_id, on=on, by=request.user, at=clock.now())
        return _owed(request, invoice_id)


class DisputeView(APIView):
    """Notes that the customer disputes an invoice."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(request=bodies.DisputeBody, responses=shapes.OwedShape)
    def post(self, request: Request, invoice_id: UUID) -> Response:
        """While it is disputed nobody reminds them."""
        invoices.invoice_for(request.user, invoice_id)
        body = body_of(bodies.DisputeBody, request)
        promising.dispute(
            invoice_id=invoice_id,
            disputed=body["disputed"],
            note=body.get("note", ""),
            by=request.user,
            at=clock.now(),
        )
        return _owed(request, invoice_id)


class DailyView(APIView):
    """The money of a day."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(parameters=[bodies.DayAsked], responses=daily_shapes.DayShape)
    def get(self, request: Request) -> Response:
        """What came in and went out, by method and person, and whether the ledger says the same."""
        day = query_of(bodies.DayAsked, request).get("day") or today(clock.now())
        return Response(daily_shapes.day(daily.of_day(day)))


class DailyFileView(APIView):
    """The money of a day as a file."""

    permission_classes = [allow(*COUNTER)]
    content_negotiation_class = AsItIs

    @extend_schema(
        parameters=[bodies.DayFileAsked],
        responses={(200, "text/csv"): OpenApiTypes.STR, (200, _XLSX): OpenApiTypes.BINARY},
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Line by line, in the reader's language."""
        asked = query_of(bodies.DayFileAsked, request)
        day = asked.get("day") or today(clock.now())
        note("exported", kind="billing.payment", format=asked["kind"])
        lines = daily_shapes.table(daily.of_day(day), request.user.language)
        name = f"caja-{day.isoformat()}"
        if asked["kind"] == "xlsx":
            book = sheets.xlsx_of(lines)
            return FileResponse(
                book, as_attachment=True, filename=f"{name}.xlsx", content_type=_XLSX
            )
        response = HttpResponse("".join(sheets.csv_of(lines)), content_type=_CSV)
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return response


def _owed(request: Request, invoice_id: UUID) -> Response:
    return Response(shapes.owed(invoices.invoice_for(request.user, invoice_id)))
