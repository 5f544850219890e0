"""Orders: the list, a new one, one of them, and what takes technicians' time."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.queries.quotes import quote_for
from chat.queries import conversation_for
from field_service.models import Order
from field_service.operations.orders import correcting, requesting
from field_service.queries import order_lists
from field_service.queries import orders as queries
from field_service.serializers import order_bodies as bodies
from field_service.serializers import orders as shapes
from field_service.types import OrderSource
from field_service.views.machines import owner_of
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.errors import Invalid, NotFound
from hub.kernel.idempotency import idempotent, key_of

EVERYBODY = allow(*STAFF, Role.CUSTOMER)


class OrdersView(APIView):
    """All orders one may see, and a new one."""

    def get_permissions(self) -> list[BasePermission]:
        making = self.request is not None and self.request.method == "POST"
        return [allow(*COUNTER, Role.CUSTOMER)() if making else EVERYBODY()]

    @extend_schema(parameters=[bodies.OrderFilter], responses=page_shape(shapes.OrderShape))
    def get(self, request: Request) -> Response:
        """Newest first; a technician's own, a customer's own and of the companies they run."""
        rows = queries.with_people(queries.visible_to(request.user))
        return page_of(
            order_lists.narrowed(rows, query_of(bodies.OrderFilter, request), clock.now()),
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.order(row, request.user) for row in found],
        )

    @extend_schema(request=bodies.NewOrder, responses={201: shapes.OrderDetailShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Ask for work; of a quote the order that is there already is answered."""
        row = _made(request, body_of(bodies.NewOrder, request))
        return Response(whole(request, row.id), status=201)


class OrderView(APIView):
    """One order."""

    def get_permissions(self) -> list[BasePermission]:
        changing = self.request is not None and self.request.method == "PATCH"
        return [allow(*COUNTER)() if changing else EVERYBODY()]

    @extend_schema(responses=shapes.OrderDetailShape)
    def get(self, request: Request, order_id: UUID) -> Response:
        return Response(whole(request, order_id))

    @extend_schema(request=bodies.OrderPatch, responses=shapes.OrderDetailShape)
    def patch(self, request: Request, order_id: UUID) -> Response:
        """Correct what it says; `changed` when somebody did since it was looked at."""
        queries.order_for(request.user, order_id)
        body = body_of(bodies.OrderPatch, request)
        correcting.correct(
            order_id=order_id,
            version=body["version"],
            fields=bodies.said_in(body),
            by=request.user,
            at=clock.now(),
        )
        return self.get(request, order_id)


class AssignmentsView(APIView):
    """Whose time is taken for which order."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(parameters=[bodies.BookingFilter], responses=page_shape(shapes.BookedOrderShape))
    def get(self, request: Request) -> Response:
        """Earliest first; a technician's own."""
        return page_of(
            order_lists.bookings_for(request.user, query_of(bodies.BookingFilter, request)),
            request,
            by=("starts_at", "id"),
            shape=lambda found: [shapes.assignment(row, request.user) for row in found],
        )


def whole(request: Request, order_id: UUID) -> dict[str, Any]:
    """Return one order as its page shows it; NotFound."""
    return shapes.detail(queries.order_for(request.user, order_id), request.user)


def _made(request: Request, body: dict[str, Any]) -> Order:
    if body.get("quote"):
        return _of_quote(request, body)
    thread = body.get("conversation")
    if "title" not in body:
        raise Invalid(fields={"title": ["What is to be done?"]})
    try:
        return requesting.request(
            customer_id=owner_of(request, body),
            form=bodies.form_of(body, _source(request, thread)),
            by=request.user,
            at=clock.now(),
            key=key_of(request),
            conversation_id=_thread(request, thread),
        )
    except NotFound:
        raise Invalid(fields={"customer": ["There is no such customer."]}) from None


def _of_quote(request: Request, body: dict[str, Any]) -> Order:
    if request.user.role == Role.CUSTOMER:
        raise Invalid(fields={"quote": ["The counter does that."]})
    try:
        quote = quote_for(request.user, body["quote"])
    except NotFound:
        raise Invalid(fields={"quote": ["There is no such quote."]}) from None
    return requesting.of_quote(quote, fields=bodies.said_in(body), by=request.user, at=clock.now())


def _source(request: Request, thread: UUID | None) -> OrderSource:
    if request.user.role == Role.CUSTOMER:
        return OrderSource.PORTAL
    return OrderSource.CONVERSATION if thread else OrderSource.STAFF


def _thread(request: Request, asked: UUID | None) -> UUID | None:
    if asked is None:
        return None
    try:
        return conversation_for(request.user, asked).id
    except NotFound:
        raise Invalid(fields={"conversation": ["There is no such conversation."]}) from None
