"""Payments: recorded, looked at, found true, taken back, given back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.invoices.ties import ties_of
from billing.operations.payments import recording
from billing.operations.payments.allocating import Share
from billing.operations.payments.proofs import proof_of
from billing.queries import payments as queries
from billing.serializers import payment_bodies as bodies
from billing.serializers import payments as shapes
from billing.types import PaymentMethod
from chat.queries import conversation_for
from crm.queries import customers
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.errors import Invalid, NotFound
from hub.kernel.home import home
from hub.kernel.idempotency import idempotent, key_of

if TYPE_CHECKING:
    from crm.models import Customer
    from hub.accounts.models import User

CUSTOMERS_AND_COUNTER = allow(*COUNTER, Role.CUSTOMER)


class PaymentsView(APIView):
    """All payments one may see, and a new one."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(parameters=[bodies.PaymentFilter], responses=page_shape(shapes.PaymentShape))
    def get(self, request: Request) -> Response:
        """Newest first; a customer sees their own."""
        rows = queries.with_people(queries.visible_to(request.user))
        return page_of(
            queries.narrowed(rows, query_of(bodies.PaymentFilter, request)),
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.payment(row, request.user) for row in found],
        )

    @extend_schema(request=bodies.NewPayment, responses={201: shapes.PaymentDetailShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Record what the office has seen; a customer pays so from their own balance only."""
        body = body_of(bodies.NewPayment, request)
        customer = _customer(request, body)
        made = recording.record(
            customer_id=customer.id,
            form=_form(request, body, customer),
            by=request.user,
            at=clock.now(),
            key=key_of(request),
        )
        return Response(whole(made.id, request.user), status=201)


class PaymentView(APIView):
    """One payment."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(responses=shapes.PaymentDetailShape)
    def get(self, request: Request, payment_id: UUID) -> Response:
        """The payment with what it paid and what was given back."""
        return Response(whole(payment_id, request.user))


def whole(payment_id: UUID, user: User) -> dict[str, Any]:
    """Return a payment with where its money went, as every answer about one shows it."""
    found = queries.payment_for(user, payment_id)
    refunds = queries.refunds_with_people(found.refunds.order_by("created_at", "id"))
    return shapes.detail(found, queries.allocations_of(found), refunds, user)


def shares_of(rows: list[dict[str, Any]]) -> list[Share]:
    """Return allocations as operations take them; Invalid for an invoice twice or other money."""
    if any(row["amount"].currency != home().currency for row in rows):
        raise Invalid(fields={"allocations": [f"Only {home().currency} is accepted."]})
    if len({row["invoice"] for row in rows}) < len(rows):
        raise Invalid(fields={"allocations": ["Each invoice once."]})
    return [Share(invoice=row["invoice"], minor=row["amount"].minor) for row in rows]


def _customer(request: Request, body: dict[str, Any]) -> Customer:
    own = customers.own(request.user) if request.user.role == Role.CUSTOMER else None
    customer_id = body.get("customer") or (own.id if own is not None else None)
    if customer_id is None:
        raise Invalid(fields={"customer": ["Whose payment is it?"]})
    try:
        return customers.customer_for(request.user, customer_id)
    except NotFound:
        raise Invalid(fields={"customer": ["There is no such customer."]}) from None


def _form(request: Request, body: dict[str, Any], customer: Customer) -> recording.PaymentForm:
    conversation = body.get("conversation")
    if conversation is not None:
        conversation_for(request.user, conversation)
        ties_of(customer, {"conversation": conversation}, by=request.user)  # it is told there
    shares = body.get("allocations")
    return recording.PaymentForm(
        money=body["amount"],
        method=PaymentMethod(body["method"]),
        operation_number=body.get("operation_number", ""),
        proof=proof_of(body.get("proof"), by=request.user, conversation_id=conversation),
        paid_on=body.get("paid_on"),
        note=body.get("note", ""),
        shares=shares_of(shares) if shares is not None else None,
        conversation_id=conversation,
    )
