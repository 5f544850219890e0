"""Recharges: loaded, looked at, corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.recharges import correct
from billing.operations.recharges.request import load, normalised
from billing.queries import recharges as queries
from billing.serializers import bodies
from billing.serializers import recharges as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of
from hub.kernel.idempotency import idempotent

if TYPE_CHECKING:
    from hub.accounts.models import User

CUSTOMERS_AND_COUNTER = allow(*COUNTER, Role.CUSTOMER)


class RechargesView(APIView):
    """All recharges one may see, and loading a new one."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(parameters=[bodies.RechargeFilter], responses=shapes.RechargePageShape)
    def get(self, request: Request) -> Response:
        """Newest first; a customer sees their own."""
        rows = queries.narrowed(
            queries.with_people(queries.visible_to(request.user)), _asked(request)
        )
        return page_of(
            rows,
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.recharge(row, request.user) for row in found],
        )

    @extend_schema(request=bodies.NewRecharge, responses={201: shapes.RechargeDetailShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Spend the grant of an answered communication on a recharge."""
        body = body_of(bodies.NewRecharge, request)
        made = load(
            form=bodies.form_of(body),
            communication_id=body["communication"],
            by=request.user,
            at=clock.now(),
        )
        return Response(whole(made.id, request.user), status=201)


class RechargeView(APIView):
    """One recharge."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(responses=shapes.RechargeDetailShape)
    def get(self, request: Request, recharge_id: UUID) -> Response:
        """The recharge with its history."""
        return Response(whole(recharge_id, request.user))

    @extend_schema(request=bodies.RechargePatch, responses=shapes.RechargeDetailShape)
    def patch(self, request: Request, recharge_id: UUID) -> Response:
        """Correct what was filled in; for the counter."""
        queries.recharge_for(request.user, recharge_id)
        fields = body_of(bodies.RechargePatch, request)
        changed = correct.change(
            recharge_id=recharge_id, fields=fields, by=request.user, at=clock.now()
        )
        return Response(whole(changed.id, request.user))


def whole(recharge_id: UUID, user: User) -> dict[str, Any]:
    """Return a recharge with its history, as every answer about one shows it."""
    found = queries.recharge_for(user, recharge_id)
    return shapes.detail(found, queries.history(found), queries.looking_alike(found), user)


def _asked(request: Request) -> dict[str, Any]:
    shape = bodies.RechargeFilter(data=request.query_params)
    shape.is_valid(raise_exception=True)
    asked = dict(shape.validated_data)
    if "number" in asked:
        asked["number"] = normalised(asked["number"])
    return asked
