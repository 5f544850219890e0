"""Rules that give coupons, and booklets."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.coupons import discounts, rules
from billing.queries import coupon_rules as queries
from billing.serializers import coupon_bodies as bodies
from billing.serializers import coupon_rules as shapes
from billing.views.coupons import CUSTOMERS_AND_COUNTER
from crm.queries.customers import family_of
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.idempotency import idempotent, key_of


class CouponRulesView(APIView):
    """The rules."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=page_shape(shapes.CouponRuleShape))
    def get(self, request: Request) -> Response:
        """Newest first."""
        return page_of(
            queries.rules(request.user),
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.rule(row) for row in found],
        )

    @extend_schema(request=bodies.NewCouponRule, responses={201: shapes.CouponRuleShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Make one, on from now; for admins."""
        fields = body_of(bodies.NewCouponRule, request)
        made = rules.create(fields=fields, by=request.user, at=clock.now())
        return Response(shapes.rule(queries.rule_for(request.user, made.id)), status=201)


class CouponRuleView(APIView):
    """One rule."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.CouponRuleShape)
    def get(self, request: Request, coupon_rule_id: UUID) -> Response:
        return Response(shapes.rule(queries.rule_for(request.user, coupon_rule_id)))

    @extend_schema(request=bodies.CouponRulePatch, responses=shapes.CouponRuleShape)
    def patch(self, request: Request, coupon_rule_id: UUID) -> Response:
        """Correct it or switch it; for admins."""
        queries.rule_for(request.user, coupon_rule_id)
        fields = body_of(bodies.CouponRulePatch, request)
        rules.change(rule_id=coupon_rule_id, fields=fields, by=request.user, at=clock.now())
        return Response(shapes.rule(queries.rule_for(request.user, coupon_rule_id)))


class BookletsView(APIView):
    """Booklets."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(parameters=[bodies.BookletFilter], responses=page_shape(shapes.BookletShape))
    def get(self, request: Request) -> Response:
        """Newest first; a customer sees their own."""
        rows = queries.booklets(request.user, clock.now())
        if (customer := query_of(bodies.BookletFilter, request).get("customer")) is not None:
            rows = rows.filter(customer__in=family_of(customer))
        return page_of(
            rows,
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.booklet(row) for row in found],
        )

    @extend_schema(request=bodies.NewBooklet, responses={201: shapes.BookletDetailShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Give one to a customer; for the office."""
        body, now = body_of(bodies.NewBooklet, request), clock.now()
        made = discounts.booklet(
            name=body["name"],
            count=body["count"],
            benefit=bodies.benefit_of(body, body["expires_on"]),
            customer_id=body["customer"],
            by=request.user,
            at=now,
            key=key_of(request),
        )
        found = queries.booklet_for(request.user, made.id, now)
        return Response(shapes.booklet_detail(found, request.user, now), status=201)


class BookletView(APIView):
    """One booklet."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(responses=shapes.BookletDetailShape)
    def get(self, request: Request, booklet_id: UUID) -> Response:
        """The booklet with its coupons."""
        now = clock.now()
        found = queries.booklet_for(request.user, booklet_id, now)
        return Response(shapes.booklet_detail(found, request.user, now))
