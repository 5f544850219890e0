"""Coupons of one invoice: slips that pay it, discounts on its draft; and bills by contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.models import Invoice
from billing.operations.coupons import applying, slips
from billing.queries import coupons as queries
from billing.queries.invoices import invoice_for
from billing.serializers import coupon_bodies as bodies
from billing.serializers import coupon_shapes as wire
from billing.serializers import coupons as shapes
from billing.types import CouponKind
from billing.views.coupons import CUSTOMERS_AND_COUNTER, whole
from crm.queries.contracts import opened_by
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of, query_of
from hub.kernel.idempotency import idempotent, key_of
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User


class InvoiceCouponsView(APIView):
    """The coupons of an invoice."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(responses=wire.CouponsOfInvoiceShape)
    def get(self, request: Request, invoice_id: UUID) -> Response:
        """Its slips, newest first, and the discounts on it."""
        return Response(_coupons_of(invoice_for(request.user, invoice_id), request.user))

    @extend_schema(request=bodies.SlipBody, responses={201: wire.CouponDetailShape})
    @idempotent
    def post(self, request: Request, invoice_id: UUID) -> Response:
        """Issue a slip for all that is free on it, or for part of it."""
        invoice_for(request.user, invoice_id)
        body = body_of(bodies.SlipBody, request)
        made = slips.issue(
            invoice_id=invoice_id,
            money=body.get("amount"),
            expires_on=body.get("expires_on"),
            by=request.user,
            at=clock.now(),
            key=key_of(request),
        )
        return Response(whole(made.id, request.user), status=201)


class DraftCouponView(APIView):
    """Discounts on a draft."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=bodies.CouponCode, responses=wire.CouponsOfInvoiceShape)
    @idempotent
    def post(self, request: Request, invoice_id: UUID) -> Response:
        """Put one on; the draft is worked out anew."""
        invoice_for(request.user, invoice_id)
        code = body_of(bodies.CouponCode, request)["code"]
        applying.put_on(invoice_id=invoice_id, text=code, by=request.user, at=clock.now())
        return Response(_coupons_of(invoice_for(request.user, invoice_id), request.user))

    @extend_schema(parameters=[bodies.TakeOffFilter], responses=wire.CouponsOfInvoiceShape)
    def delete(self, request: Request, invoice_id: UUID) -> Response:
        """Take one off, or all of them; they may be used again."""
        invoice_for(request.user, invoice_id)
        applying.take_off(
            invoice_id=invoice_id,
            coupon_id=query_of(bodies.TakeOffFilter, request).get("coupon"),
            by=request.user,
            at=clock.now(),
        )
        return Response(_coupons_of(invoice_for(request.user, invoice_id), request.user))


class ContractBillsView(APIView):
    """The open bills of a contract one has found."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(request=bodies.BillsBody, responses=wire.PayableListShape)
    def post(self, request: Request) -> Response:
        """Oldest due first; 404 for a key that is another's or too old."""
        contract = opened_by(request.user, body_of(bodies.BillsBody, request)["key"])
        found = queries.payable(Invoice.objects.filter(contract=contract), clock.now())
        return Response({"results": [shapes.payable(row, free) for row, free in found]})


class ContractSlipView(APIView):
    """A slip for a bill of a contract one has found."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(request=bodies.BillSlipBody, responses={201: wire.CouponDetailShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Issue it; who asked for it has it among their coupons."""
        body = body_of(bodies.BillSlipBody, request)
        made = slips.issue(
            invoice_id=body["invoice"],
            money=body.get("amount"),
            expires_on=body.get("expires_on"),
            by=request.user,
            at=clock.now(),
            key=key_of(request),
            contract=opened_by(request.user, body["key"]),
        )
        return Response(whole(made.id, request.user), status=201)


def _coupons_of(invoice: Invoice, user: User) -> dict[str, Any]:
    now = clock.now()
    rows = queries.with_people(queries.visible_to(user).filter(invoice=invoice))
    free = invoice.balance_minor - queries.promised(invoice.id, now) if invoice.is_owed else 0
    return {
        "free": Money(max(free, 0), invoice.currency).as_json(),
        "slips": [
            shapes.coupon(row, user, now)
            for row in rows.filter(kind=CouponKind.PAYMENT).order_by("-created_at", "-id")
        ],
        "discounts": shapes.discounts(invoice, user, now),
    }
