"""A balance and its movements: one's own, or a customer's for the counter."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.papers import drawn
from billing.queries import ledger, registers
from billing.queries.printed_statements import movements_paper
from billing.serializers.books import TransactionsAsked
from billing.serializers.ledger import BalanceShape, TransactionPageShape, transaction, word_of
from billing.views.books import FILES, days_of
from billing.views.files import PDF, as_pdf, as_table
from crm.queries import customers
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel.api import page_of, query_of
from hub.kernel.errors import NotFound

PAGES = {
    (200, "application/json"): TransactionPageShape,
    **FILES,
    (200, PDF): OpenApiTypes.BINARY,
}


class MyBalanceView(APIView):
    """What the house owes the caller."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(responses=BalanceShape)
    def get(self, request: Request) -> Response:
        """The balance; zero before anything happened."""
        return Response(ledger.balance_shape(ledger.account_of(_own_id(request))))


class MyTransactionsView(APIView):
    """What moved the caller's balance."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(parameters=[TransactionsAsked], responses=PAGES)
    def get(self, request: Request) -> Any:
        """Newest first; with `format` as a file."""
        return _movements(request, _own_id(request))


class CustomerBalanceView(APIView):
    """What the house owes a customer."""

    permission_classes = [allow(*COUNTER, Role.CUSTOMER)]

    @extend_schema(responses=BalanceShape)
    def get(self, request: Request, customer_id: UUID) -> Response:
        """The balance of a customer one may see."""
        customer = customers.customer_for(request.user, customer_id)
        return Response(ledger.balance_shape(ledger.account_of(customer.id)))


class CustomerTransactionsView(APIView):
    """What moved a customer's balance."""

    permission_classes = [allow(*COUNTER, Role.CUSTOMER)]

    @extend_schema(parameters=[TransactionsAsked], responses=PAGES)
    def get(self, request: Request, customer_id: UUID) -> Any:
        """Newest first, of a customer one may see; with `format` as a file."""
        return _movements(request, customers.customer_for(request.user, customer_id).id)


def _own_id(request: Request) -> UUID | None:
    customer = customers.own(request.user)
    return customer.id if customer is not None else None


def _movements(request: Request, customer_id: UUID | None) -> Any:
    asked = query_of(TransactionsAsked, request)
    rows = ledger.narrowed(ledger.transactions(customer_id), asked)
    if asked["format"] == "pdf":
        return _on_paper(request, customer_id, asked)
    if asked["format"] != "json":
        lines = registers.movements(rows, lambda row: word_of(row, request.user.language))
        return as_table(request, "transactions", lines, asked["format"], kind="billing.posting")
    return page_of(
        rows,
        request,
        by=("-id",),
        shape=lambda found: [transaction(row, request.user) for row in found],
    )


def _on_paper(request: Request, customer_id: UUID | None, asked: dict[str, Any]) -> Any:
    """Return the movements of a balance as PDF: all of its kinds, as it has to add up."""
    if customer_id is None:
        raise NotFound
    since, until = days_of(asked)
    paper = movements_paper(customer_id, since, until)
    return as_pdf(drawn(paper), "movimientos.pdf")
