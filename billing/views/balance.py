"""A balance and its movements: one's own, or a customer's for the counter."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.queries import ledger
from billing.serializers.ledger import BalanceShape, TransactionPageShape, transaction
from crm.queries import customers
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel.api import page_of


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

    @extend_schema(responses=TransactionPageShape)
    def get(self, request: Request) -> Response:
        """Newest first."""
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

    @extend_schema(responses=TransactionPageShape)
    def get(self, request: Request, customer_id: UUID) -> Response:
        """Newest first, of a customer one may see."""
        return _movements(request, customers.customer_for(request.user, customer_id).id)


def _own_id(request: Request) -> UUID | None:
    customer = customers.own(request.user)
    return customer.id if customer is not None else None


def _movements(request: Request, customer_id: UUID | None) -> Response:
    return page_of(
        ledger.transactions(customer_id),
        request,
        by=("-id",),
        shape=lambda rows: [transaction(row, request.user) for row in rows],
    )
