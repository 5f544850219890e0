"""Kinds of machines and services: read by who works here and customers, written by the office."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm.serializers.joining import EmptyBody
from field_service.operations import kinds
from field_service.queries import kinds as queries
from field_service.serializers import kinds as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import OFFICE, STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of

READERS = allow(*STAFF, Role.CUSTOMER)
BY = ("name", "id")


class WrittenByTheOffice(APIView):
    """Read by who works here and by customers, written by admins and clerks."""

    def get_permissions(self) -> list[BasePermission]:
        reading = self.request is None or self.request.method in ("GET", "HEAD", "OPTIONS")
        return [READERS() if reading else allow(*OFFICE)()]


class MachineKindsView(WrittenByTheOffice):
    """Kinds of machines."""

    @extend_schema(parameters=[shapes.KindFilter], responses=page_shape(shapes.MachineKindShape))
    def get(self, request: Request) -> Response:
        """By name; those put away only where they are asked for."""
        rows = queries.machine_kinds(archived=query_of(shapes.KindFilter, request)["archived"])
        return page_of(
            rows, request, by=BY, shape=lambda found: [shapes.machine_kind(row) for row in found]
        )

    @extend_schema(request=shapes.MachineKindBody, responses={201: shapes.MachineKindShape})
    def post(self, request: Request) -> Response:
        """409 `name_taken`."""
        name = body_of(shapes.MachineKindBody, request)["name"]
        row = kinds.add_machine_kind(name=name, at=clock.now())
        return Response(shapes.machine_kind(row), status=201)


class MachineKindView(WrittenByTheOffice):
    """One kind of machine."""

    @extend_schema(responses=shapes.MachineKindShape)
    def get(self, request: Request, kind_id: UUID) -> Response:
        return Response(shapes.machine_kind(queries.machine_kind(kind_id)))

    @extend_schema(request=shapes.MachineKindBody, responses=shapes.MachineKindShape)
    def patch(self, request: Request, kind_id: UUID) -> Response:
        """Call it otherwise."""
        row = queries.machine_kind(kind_id)
        name = body_of(shapes.MachineKindBody, request)["name"]
        return Response(shapes.machine_kind(kinds.rename_machine_kind(row, name=name)))


class MachineKindArchiveView(APIView):
    """Puts a kind of machine away, or (`restore/`) takes it out again."""

    permission_classes = [allow(*OFFICE)]
    back = False

    @extend_schema(request=EmptyBody, responses=shapes.MachineKindShape)
    def post(self, request: Request, kind_id: UUID) -> Response:
        row = queries.machine_kind(kind_id)
        body_of(EmptyBody, request)
        row = kinds.take_out(row) if self.back else kinds.put_away(row, at=clock.now())
        return Response(shapes.machine_kind(row))


class ServiceKindsView(WrittenByTheOffice):
    """Kinds of services."""

    @extend_schema(parameters=[shapes.KindFilter], responses=page_shape(shapes.ServiceKindShape))
    def get(self, request: Request) -> Response:
        """By name; those put away only where they are asked for."""
        rows = queries.service_kinds(archived=query_of(shapes.KindFilter, request)["archived"])
        ours = _is_ours(request)
        return page_of(
            rows,
            request,
            by=BY,
            shape=lambda found: [shapes.service_kind(row, ours=ours) for row in found],
        )

    @extend_schema(request=shapes.NewServiceKind, responses={201: shapes.ServiceKindShape})
    def post(self, request: Request) -> Response:
        """409 `name_taken`."""
        fields = body_of(shapes.NewServiceKind, request)
        row = kinds.add_service_kind(fields=fields, at=clock.now())
        return Response(_whole(request, row.id), status=201)


class ServiceKindView(WrittenByTheOffice):
    """One kind of service."""

    @extend_schema(responses=shapes.ServiceKindShape)
    def get(self, request: Request, kind_id: UUID) -> Response:
        return Response(_whole(request, kind_id))

    @extend_schema(request=shapes.ServiceKindPatch, responses=shapes.ServiceKindShape)
    def patch(self, request: Request, kind_id: UUID) -> Response:
        """What is left out stays; orders there are keep the targets they were given."""
        row = queries.service_kind(kind_id)
        kinds.change_service_kind(row, fields=body_of(shapes.ServiceKindPatch, request))
        return Response(_whole(request, kind_id))


class ServiceKindArchiveView(APIView):
    """Puts a kind of service away, or (`restore/`) takes it out again."""

    permission_classes = [allow(*OFFICE)]
    back = False

    @extend_schema(request=EmptyBody, responses=shapes.ServiceKindShape)
    def post(self, request: Request, kind_id: UUID) -> Response:
        row = queries.service_kind(kind_id)
        body_of(EmptyBody, request)
        kinds.take_out(row) if self.back else kinds.put_away(row, at=clock.now())
        return Response(_whole(request, kind_id))


def _whole(request: Request, kind_id: UUID) -> dict[str, object]:
    row = queries.service_kind(kind_id)
    return shapes.service_kind(row, ours=_is_ours(request))


def _is_ours(request: Request) -> bool:
    return request.user.role != Role.CUSTOMER
