"""Discounts of one quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.coupons import offering
from billing.queries.quotes import quote_for
from billing.serializers import coupon_bodies as bodies
from billing.serializers import coupon_shapes as wire
from billing.serializers import coupons as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import ANSWERING, COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of, query_of
from hub.kernel.idempotency import idempotent

if TYPE_CHECKING:
    from hub.accounts.models import User


class QuoteCouponsView(APIView):
    """The discounts on a quote."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=wire.CouponsOfQuoteShape)
    def get(self, request: Request, quote_id: UUID) -> Response:
        """Each with what it takes off there."""
        return Response(_coupons_of(quote_id, request.user))


class OfferedCouponView(APIView):
    """Discounts on the draft of a quote."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=bodies.CouponCode, responses=wire.CouponsOfQuoteShape)
    @idempotent
    def post(self, request: Request, quote_id: UUID) -> Response:
        """Put one on: it is held for this quote, which is worked out anew."""
        quote_for(request.user, quote_id)
        code = body_of(bodies.CouponCode, request)["code"]
        offering.put_on(quote_id=quote_id, text=code, by=request.user, at=clock.now())
        return Response(_coupons_of(quote_id, request.user))

    @extend_schema(parameters=[bodies.TakeOffFilter], responses=wire.CouponsOfQuoteShape)
    def delete(self, request: Request, quote_id: UUID) -> Response:
        """Take one off, or all of them; they may be used again."""
        quote_for(request.user, quote_id)
        offering.take_off(
            quote_id=quote_id,
            coupon_id=query_of(bodies.TakeOffFilter, request).get("coupon"),
            by=request.user,
            at=clock.now(),
        )
        return Response(_coupons_of(quote_id, request.user))


def _coupons_of(quote_id: UUID, user: User) -> dict[str, Any]:
    found = shapes.discounts(quote_for(user, quote_id), user, clock.now())
    return {"discounts": found}
