"""Gateways: connected by admins, and the door where they tell us what happens."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.gateways import absorbing, accounts
from billing.ports.gateway import gateways
from billing.queries import gateways as queries
from billing.serializers import gateways as shapes
from billing.types.gateways import RawNotice
from hub.accounts.permissions import allow, allow_anyone, demand_proof, prove
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape


class GatewaysView(APIView):
    """All gateways there are, connected or not."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=shapes.GatewaysShape)
    def get(self, request: Request) -> Response:
        known = queries.accounts()
        return Response(
            {"results": [shapes.gateway(each, known.get(name)) for name, each in gateways]}
        )


class GatewayView(APIView):
    """One gateway: who we are there."""

    permission_classes = [allow(Role.ADMIN), demand_proof("DELETE")]

    @extend_schema(responses=shapes.GatewayShape)
    def get(self, request: Request, name: str) -> Response:
        return Response(_shown(name))

    @extend_schema(request=shapes.GatewayBody, responses=shapes.GatewayShape)
    def put(self, request: Request, name: str) -> Response:
        """Connect, replace credentials, switch on or off."""
        accounts.gateway_named(name)
        body = body_of(shapes.GatewayBody, request)
        if body.get("credentials"):
            prove(request)
        accounts.connect(
            name,
            values=body.get("credentials"),
            active=body.get("active"),
            at=clock.now(),
        )
        return Response(_shown(name))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, name: str) -> Response:
        """Forget who we are there; refused once customers were led there."""
        accounts.disconnect(name)
        return Response(status=204)


class GatewayTestView(APIView):
    """Asking the gateway who we are."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=None, responses=shapes.GatewayTestShape)
    def post(self, request: Request, name: str) -> Response:
        return Response(shapes.tested(accounts.test(name, at=clock.now())))


class GatewayEventsView(APIView):
    """What it told us, newest first."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=page_shape(shapes.GatewayEventShape))
    def get(self, request: Request, name: str) -> Response:
        accounts.gateway_named(name)
        return page_of(
            queries.events().filter(account__name=name),
            request,
            by=("-received_at", "-id"),
            shape=lambda rows: [shapes.event(row) for row in rows],
        )


class GatewayNoticeView(APIView):
    """A gateway tells that something happened; what, we look up ourselves."""

    authentication_classes: list[type[Any]] = []
    permission_classes = [allow_anyone]
    parser_classes: list[type[Any]] = []

    @extend_schema(request=None, responses={200: None})
    def post(self, request: Request, name: str, key: str) -> Response:
        notice = RawNotice(
            headers={each.lower(): value for each, value in request.headers.items()},
            query={each: str(value) for each, value in request.query_params.items()},
            body=request.body,
        )
        absorbing.take(name, key, notice, at=clock.now())
        return Response(status=200)


def _shown(name: str) -> dict[str, Any]:
    found = accounts.gateway_named(name)
    return shapes.gateway(found, queries.accounts().get(name))
