"""Contracts: written down at the counter, one's own in the portal, found by number."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm.models import Contract
from crm.operations import contracts
from crm.queries import contracts as queries
from crm.queries.customers import customer_for
from crm.serializers import contracts as shapes
from crm.serializers.joining import EmptyBody
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.errors import Forbidden, Invalid, NotFound

CUSTOMERS_AND_COUNTER = allow(*COUNTER, Role.CUSTOMER)


class ContractsView(APIView):
    """All contracts one may see, and a new one."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(parameters=[shapes.ContractFilter], responses=page_shape(shapes.ContractShape))
    def get(self, request: Request) -> Response:
        """Newest first; a customer sees their own."""
        rows = queries.visible_to(request.user).select_related("customer")
        return page_of(
            queries.narrowed(rows, query_of(shapes.ContractFilter, request)),
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.contract(row, request.user) for row in found],
        )

    @extend_schema(request=shapes.NewContract, responses={201: shapes.ContractShape})
    def post(self, request: Request) -> Response:
        """Write one down, at the counter."""
        if request.user.role == Role.CUSTOMER:
            raise Forbidden
        fields = body_of(shapes.NewContract, request)
        try:
            customer = customer_for(request.user, fields.pop("customer"))
        except NotFound:
            raise Invalid(fields={"customer": ["There is no such customer."]}) from None
        row = contracts.create(customer=customer, fields=fields, by=request.user, at=clock.now())
        return Response(shapes.contract(row, request.user), status=201)


class FindContractView(APIView):
    """Finds the contract printed on a bill."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(request=shapes.ContractSearch, responses=shapes.FoundContractShape)
    def post(self, request: Request) -> Response:
        """One's own by its number; somebody else's by number and document together.

        404 for anything else, and after ten of those within an hour 429.
        """
        asked = body_of(shapes.ContractSearch, request)
        row = contracts.find(
            user=request.user,
            number=asked["number"],
            document=asked.get("document", ""),
            at=clock.now(),
        )
        return Response(shapes.found(row, request.user))


class ContractView(APIView):
    """One contract."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(responses=shapes.ContractShape)
    def get(self, request: Request, contract_id: UUID) -> Response:
        return Response(
            shapes.contract(queries.contract_for(request.user, contract_id), request.user)
        )

    @extend_schema(request=shapes.ContractPatch, responses=shapes.ContractShape)
    def patch(self, request: Request, contract_id: UUID) -> Response:
        """Correct it, at the counter."""
        row = _at_the_counter(request, contract_id)
        fields = body_of(shapes.ContractPatch, request)
        contracts.change(contract=row, fields=fields, at=clock.now())
        return self.get(request, contract_id)


class EndContractView(APIView):
    """Ends a contract."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=EmptyBody, responses=shapes.ContractShape)
    def post(self, request: Request, contract_id: UUID) -> Response:
        """From today, or from the day it says; its bills stay."""
        row = _at_the_counter(request, contract_id)
        body_of(EmptyBody, request)
        contracts.end(contract=row, at=clock.now())
        return _as_it_stands(request, contract_id)


class ReopenContractView(APIView):
    """Lets an ended contract run again."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=EmptyBody, responses=shapes.ContractShape)
    def post(self, request: Request, contract_id: UUID) -> Response:
        row = _at_the_counter(request, contract_id)
        body_of(EmptyBody, request)
        contracts.reopen(contract=row, at=clock.now())
        return _as_it_stands(request, contract_id)


def _at_the_counter(request: Request, contract_id: UUID) -> Contract:
    row = queries.contract_for(request.user, contract_id)
    if request.user.role == Role.CUSTOMER:
        raise Forbidden
    return row


def _as_it_stands(request: Request, contract_id: UUID) -> Response:
    return Response(shapes.contract(queries.contract_for(request.user, contract_id), request.user))
