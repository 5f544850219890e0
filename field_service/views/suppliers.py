"""Suppliers: read at the counter, kept by the office."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from billing.views.catalogue import ReadByTheCounter
from field_service.operations import suppliers as operations
from field_service.queries import suppliers as queries
from field_service.serializers import suppliers as shapes
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.errors import NotFound
from hub.kernel.idempotency import idempotent


class SuppliersView(ReadByTheCounter):
    """Who the house buys from."""

    @extend_schema(parameters=[shapes.SupplierFilter], responses=page_shape(shapes.SupplierShape))
    def get(self, request: Request) -> Response:
        """By name, each with how well they did."""
        rows = queries.visible_to(request.user).prefetch_related("contacts__identity__conversation")
        return page_of(
            queries.narrowed(rows, query_of(shapes.SupplierFilter, request)),
            request,
            by=("name", "id"),
            shape=lambda found: [
                shapes.supplier(row, rated[row.id])
                for rated in [queries.standings(each.id for each in found)]
                for row in found
            ],
        )

    @extend_schema(request=shapes.NewSupplier, responses={201: shapes.SupplierShape})
    @idempotent
    def post(self, request: Request) -> Response:
        fields = body_of(shapes.NewSupplier, request)
        row = operations.add(fields=fields, by=request.user, at=clock.now())
        return Response(_whole(request, row.id).data, status=201)


class SupplierView(ReadByTheCounter):
    """One supplier."""

    @extend_schema(responses=shapes.SupplierShape)
    def get(self, request: Request, supplier_id: UUID) -> Response:
        return _whole(request, supplier_id)

    @extend_schema(request=shapes.SupplierPatch, responses=shapes.SupplierShape)
    def patch(self, request: Request, supplier_id: UUID) -> Response:
        """Correct or put away; `changed` when somebody did since it was looked at."""
        fields = body_of(shapes.SupplierPatch, request)
        version = fields.pop("version")
        operations.change(
            supplier_id=supplier_id,
            version=version,
            fields=fields,
            by=request.user,
            at=clock.now(),
        )
        return _whole(request, supplier_id)


class SupplierContactsView(ReadByTheCounter):
    """People at a supplier's."""

    @extend_schema(request=shapes.NewSupplierContact, responses={201: shapes.SupplierShape})
    def post(self, request: Request, supplier_id: UUID) -> Response:
        """Add somebody; a `conversation` becomes a supplier's thread, with nothing granted."""
        fields = body_of(shapes.NewSupplierContact, request)
        operations.add_contact(
            supplier_id=supplier_id, fields=fields, by=request.user, at=clock.now()
        )
        return Response(_whole(request, supplier_id).data, status=201)


class SupplierContactView(ReadByTheCounter):
    """Somebody at a supplier's."""

    @extend_schema(request=shapes.SupplierContactPatch, responses=shapes.SupplierShape)
    def patch(self, request: Request, supplier_id: UUID, contact_id: UUID) -> Response:
        fields = body_of(shapes.SupplierContactPatch, request)
        _demand_theirs(request, supplier_id, contact_id)
        operations.change_contact(
            contact_id=contact_id, fields=fields, by=request.user, at=clock.now()
        )
        return _whole(request, supplier_id)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, supplier_id: UUID, contact_id: UUID) -> Response:
        _demand_theirs(request, supplier_id, contact_id)
        operations.remove_contact(contact_id=contact_id, by=request.user)
        return Response(status=204)


def _demand_theirs(request: Request, supplier_id: UUID, contact_id: UUID) -> None:
    row = queries.supplier_for(request.user, supplier_id)
    if not row.contacts.filter(id=contact_id).exists():
        raise NotFound


def _whole(request: Request, supplier_id: UUID) -> Response:
    row = queries.supplier_for(request.user, supplier_id)
    return Response(shapes.supplier(row, queries.standings([row.id])[row.id]))
