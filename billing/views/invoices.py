"""Invoices: listed, drafted, looked at, corrected while they are drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.models import Invoice
from billing.operations.invoices import correcting, drafting, writing
from billing.queries import invoice_lists
from billing.queries import invoices as queries
from billing.queries.coupons import reductions_on
from billing.serializers import invoice_bodies as bodies
from billing.serializers import invoice_shapes as looks
from billing.serializers import invoices as shapes
from billing.types import priced
from crm.queries.contracts import opened_by
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.errors import Forbidden
from hub.kernel.home import home
from hub.kernel.idempotency import idempotent

if TYPE_CHECKING:
    from hub.accounts.models import User

CUSTOMERS_AND_COUNTER = allow(*COUNTER, Role.CUSTOMER)


class InvoicesView(APIView):
    """All invoices one may see, and a new draft."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(parameters=[bodies.InvoiceFilter], responses=page_shape(looks.InvoiceShape))
    def get(self, request: Request) -> Response:
        """Newest first; a customer sees their own, or those of a contract they have opened."""
        asked = query_of(bodies.InvoiceFilter, request)
        seen = _opened(request.user, asked.get("contract_key", ""))
        return page_of(
            invoice_lists.narrowed(queries.with_people(seen), asked),
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.invoice(row, request.user) for row in found],
        )

    @extend_schema(request=bodies.NewInvoice, responses={201: looks.InvoiceDetailShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Write a draft, at the counter; it has no number and asks for nothing yet."""
        if request.user.role == Role.CUSTOMER:
            raise Forbidden
        body = body_of(bodies.NewInvoice, request)
        fields = bodies.fields_of(body)
        made = writing.write(
            customer_id=body["customer"], fields=fields, by=request.user, at=clock.now()
        )
        return Response(whole(made.id, request.user), status=201)


class InvoicePreviewView(APIView):
    """What lines come to, before anything is stored."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=bodies.InvoicePriceBody, responses=looks.InvoicePriceShape)
    def post(self, request: Request) -> Response:
        """Work lines out as an invoice would."""
        body = body_of(bodies.InvoicePriceBody, request)
        fields, draft = bodies.fields_of(body), body.get("invoice")
        held = reductions_on(queries.invoice_for(request.user, draft)) if draft else []
        worked = priced(
            fields["lines"],
            home().currency,
            includes_tax=fields.get("includes_tax", False),
            discount=fields.get("discount", 0),
            reductions=held,
        )
        return Response(shapes.price(worked, home().currency))


class InvoiceView(APIView):
    """One invoice."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(parameters=[bodies.KeyAsked], responses=looks.InvoiceDetailShape)
    def get(self, request: Request, invoice_id: UUID) -> Response:
        """The invoice with its lines, what was paid on it, and its history."""
        key = query_of(bodies.KeyAsked, request).get("contract_key", "")
        rows = _opened(request.user, key) if key else None
        return Response(whole(invoice_id, request.user, rows))

    @extend_schema(request=bodies.InvoicePatch, responses=looks.InvoiceDetailShape)
    def patch(self, request: Request, invoice_id: UUID) -> Response:
        """Change a draft; `frozen` once it has a number."""
        queries.invoice_for(request.user, invoice_id)
        if request.user.role == Role.CUSTOMER:
            raise Forbidden
        fields = bodies.fields_of(body_of(bodies.InvoicePatch, request))
        correcting.edit(invoice_id=invoice_id, fields=fields, by=request.user, at=clock.now())
        return Response(whole(invoice_id, request.user))

    @extend_schema(responses={204: OpenApiResponse(description="Thrown away.")})
    def delete(self, request: Request, invoice_id: UUID) -> Response:
        """Throw a draft away; no number was taken for it."""
        drafting.discard(invoice_id=invoice_id, by=request.user)
        return Response(status=204)


def whole(invoice_id: UUID, user: User, rows: QuerySet[Invoice] | None = None) -> dict[str, Any]:
    """Return an invoice as every answer about one shows it."""
    return shapes.detail(queries.invoice_for(user, invoice_id, rows), user)


def _opened(user: User, key: str) -> QuerySet[Invoice]:
    return invoice_lists.of_contract(opened_by(user, key).id) if key else queries.visible_to(user)
