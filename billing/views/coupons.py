"""Coupons: given, looked up, redeemed, ended."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.coupons import closing, discounts, finding, redeeming
from billing.operations.coupons.redeeming import Redemption
from billing.queries import coupons as queries
from billing.queries.invoices import of_customer
from billing.queries.invoices import visible_to as invoices_of
from billing.serializers import coupon_bodies as bodies
from billing.serializers import coupon_shapes as wire
from billing.serializers import coupons as shapes
from billing.types import PaymentMethod
from chat.queries import conversation_for
from crm.queries.customers import customer_for
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, OFFICE, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.idempotency import idempotent, key_of

if TYPE_CHECKING:
    from hub.accounts.models import User

CUSTOMERS_AND_COUNTER = allow(*COUNTER, Role.CUSTOMER)
COUPONS = page_shape(wire.CouponShape)


def whole(coupon_id: UUID, user: User) -> dict[str, Any]:
    """Return a coupon as every answer about one shows it."""
    return shapes.detail(queries.coupon_for(user, coupon_id), user, clock.now())


def listed(request: Request) -> Response:
    """Return a page of the coupons one may see, newest first."""
    now = clock.now()
    rows = queries.with_people(queries.visible_to(request.user))
    return page_of(
        queries.narrowed(rows, query_of(bodies.CouponFilter, request), now),
        request,
        by=("-created_at", "-id"),
        shape=lambda found: [shapes.coupon(row, request.user, now) for row in found],
    )


class CouponsView(APIView):
    """All coupons one may see, and a new discount."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(parameters=[bodies.CouponFilter], responses=COUPONS)
    def get(self, request: Request) -> Response:
        """Newest first; a customer sees their own and the slips they asked for."""
        return listed(request)

    @extend_schema(request=bodies.NewDiscount, responses={201: wire.CouponDetailShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Give a discount; for the office."""
        body = body_of(bodies.NewDiscount, request)
        made = discounts.issue(
            benefit=bodies.benefit_of(body, body["expires_on"]),
            customer_id=body.get("customer"),
            by=request.user,
            at=clock.now(),
            key=key_of(request),
        )
        return Response(whole(made.id, request.user), status=201)


class MyCouponsView(APIView):
    """A customer's own coupons."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(parameters=[bodies.CouponFilter], responses=COUPONS)
    def get(self, request: Request) -> Response:
        """Newest first."""
        return listed(request)


class CouponView(APIView):
    """One coupon."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(responses=wire.CouponDetailShape)
    def get(self, request: Request, coupon_id: UUID) -> Response:
        """The coupon with its QR and its history."""
        return Response(whole(coupon_id, request.user))


class VoidCouponView(APIView):
    """Ends a coupon."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(request=bodies.ReasonOfVoid, responses=wire.CouponDetailShape)
    @idempotent
    def post(self, request: Request, coupon_id: UUID) -> Response:
        """A discount by an admin; a slip by whoever may ask for one."""
        queries.coupon_for(request.user, coupon_id)
        reason = body_of(bodies.ReasonOfVoid, request)["reason"]
        closing.void(coupon_id=coupon_id, reason=reason, by=request.user, at=clock.now())
        return Response(whole(coupon_id, request.user))


class LookUpCouponView(APIView):
    """What a code is worth, before it is used."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=bodies.CouponCode, responses=wire.CouponDetailShape)
    def post(self, request: Request) -> Response:
        """404 for a code that is none, and after ten of those within an hour 429."""
        found = finding.found(body_of(bodies.CouponCode, request)["code"], by=request.user)
        return Response(whole(found.id, request.user))


class RedeemCouponView(APIView):
    """Pays a bill by its slip."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=bodies.RedeemBody, responses=wire.CouponDetailShape)
    @idempotent
    def post(self, request: Request) -> Response:
        """Record exactly its amount on its invoice: slip and bill move together."""
        body = body_of(bodies.RedeemBody, request)
        text = body.pop("code")
        form = Redemption(**{**body, "method": PaymentMethod(body["method"])})
        now: datetime = clock.now()
        redeeming.redeem(text=text, form=form, by=request.user, at=now, key=key_of(request))
        found = finding.found(text, by=request.user)
        return Response(whole(found.id, request.user))


class PayableView(APIView):
    """Invoices a slip may be for."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(parameters=[bodies.PayableFilter], responses=wire.PayableListShape)
    def get(self, request: Request) -> Response:
        """Oldest due first; of a customer or of a conversation's."""
        asked, rows = query_of(bodies.PayableFilter, request), invoices_of(request.user)
        if "customer" in asked:
            rows = rows & of_customer(customer_for(request.user, asked["customer"]).id)
        if "conversation" in asked:
            identity = conversation_for(request.user, asked["conversation"]).identity
            owner = identity.customer_id if identity is not None else None
            rows = rows & of_customer(owner) if owner is not None else rows.none()
        if not asked and request.user.role != Role.CUSTOMER:
            rows = rows.none()
        found = queries.payable(rows, clock.now())
        return Response({"results": [shapes.payable(row, free) for row, free in found]})
