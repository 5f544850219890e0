"""Customers, for the counter; a customer finds only themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.queries import conversations_of_customer
from crm.models import Customer
from crm.operations import customers, entering, revealing
from crm.queries import companies, listing
from crm.queries import customers as queries
from crm.serializers import customers as shapes
from crm.types import SORTS, Meaning
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, query_of
from hub.kernel.errors import Forbidden
from hub.kernel.trail import note

if TYPE_CHECKING:
    from hub.accounts.models import User


class CustomersView(APIView):
    """All customers one may see."""

    permission_classes = [allow(*COUNTER, Role.CUSTOMER)]

    @extend_schema(parameters=[shapes.CustomersAsked], responses=shapes.CustomerPageShape)
    def get(self, request: Request) -> Response:
        """Newest first; `q` looks into name, phone and e-mail, and finds a whole document.

        `status`, `category` and `label` take several words with commas between; `custom.<id>` asks
        for a value of a field of the house.
        """
        asked = query_of(shapes.CustomersAsked, request)
        own = listing.own_fields(request.query_params.dict())
        if request.user.role == Role.CUSTOMER:
            asked, own = {"sort": asked["sort"]}, {}  # nothing of ours can be asked out
        return page_of(
            listing.whole(listing.listed(request.user, asked, own)),
            request,
            by=SORTS[asked["sort"]],
            shape=lambda found: [
                shapes.customer(row, whole=request.user.is_at_counter) for row in found
            ],
        )

    @extend_schema(request=shapes.NewCustomer, responses={201: shapes.CustomerDetailShape})
    def post(self, request: Request) -> Response:
        """Write down somebody who has not written yet; for the counter."""
        if not request.user.is_at_counter:
            raise Forbidden
        fields = body_of(shapes.NewCustomer, request)
        row = entering.make(fields=fields, at=clock.now())
        return Response(_shown(row, request.user), status=201)


class CustomerView(APIView):
    """One customer."""

    permission_classes = [allow(*COUNTER, Role.CUSTOMER)]

    @extend_schema(responses=shapes.CustomerDetailShape)
    def get(self, request: Request, customer_id: UUID) -> Response:
        """The customer with the channels they write on."""
        found = queries.customer_for(request.user, customer_id)
        if request.user.is_at_counter:
            note("viewed", kind="crm.customer", object_id=found.id)
        return Response(_shown(found, request.user))

    @extend_schema(request=shapes.CustomerPatch, responses=shapes.CustomerDetailShape)
    def patch(self, request: Request, customer_id: UUID) -> Response:
        """Correct a customer; for the counter."""
        found = queries.customer_for(request.user, customer_id)
        if not request.user.is_at_counter:
            raise Forbidden
        fields = body_of(shapes.CustomerPatch, request)
        changed = customers.change(customer=found, fields=fields, at=clock.now())
        return Response(_shown(changed, request.user))


class DocumentView(APIView):
    """The whole document number."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.RevealBody, responses=shapes.DocumentShape)
    def post(self, request: Request, customer_id: UUID) -> Response:
        """Who asks for it is kept, with the reason they gave; 429 for too many."""
        found = queries.customer_for(request.user, customer_id)
        reason = body_of(shapes.RevealBody, request)["reason"]
        number = revealing.document(customer=found, by=request.user, reason=reason)
        return Response({"document_number": number}, headers={"Cache-Control": "no-store"})


def _shown(row: Customer, user: User) -> dict[str, Any]:
    talks = conversations_of_customer(row.id)
    if user.role == Role.CUSTOMER:
        # What our people took to be their channel may be another's: they see what they proved.
        talks = talks.filter(identity__portal_user=user)
    return shapes.detail(
        row,
        talks,
        companies.companies_of(row) if user.is_at_counter else [],
        inactive=row.status.meaning == Meaning.INACTIVE,
        whole=user.is_at_counter,
    )
