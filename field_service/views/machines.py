"""Machines: the list, one of them, what its hour-meter said, whether it works."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm.operations import customers
from field_service.models import Machine
from field_service.operations.machines import reading, registering
from field_service.operations.machines.registering import MachineForm
from field_service.queries import machines as queries
from field_service.serializers import machines as shapes
from field_service.types import MachineState, ReadingSource
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.errors import Invalid, NotFound
from hub.kernel.idempotency import idempotent, key_of

EVERYBODY = allow(*STAFF, Role.CUSTOMER)
JOINED = ("customer", "kind", "parent")
WORDS = ("name", "serial", "maker", "model", "place", "year", "warranty_until", "note")


class MachinesView(APIView):
    """All machines one may see, and a new one."""

    def get_permissions(self) -> list[BasePermission]:
        making = self.request is not None and self.request.method == "POST"
        return [allow(*COUNTER, Role.CUSTOMER)() if making else EVERYBODY()]

    @extend_schema(parameters=[shapes.MachineFilter], responses=page_shape(shapes.MachineShape))
    def get(self, request: Request) -> Response:
        """Newest first; a customer's own, a technician's where they are sent."""
        rows = queries.visible_to(request.user).select_related(*JOINED)
        return page_of(
            queries.narrowed(rows, query_of(shapes.MachineFilter, request)),
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.machine(row, request.user) for row in found],
        )

    @extend_schema(request=shapes.NewMachine, responses={201: shapes.MachineShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """409 `serial_taken` where another of its kind has that serial number."""
        body = body_of(shapes.NewMachine, request)
        try:
            row = registering.register(
                customer_id=owner_of(request, body),
                form=_form_of(body),
                by=request.user,
                at=clock.now(),
                key=key_of(request),
            )
        except NotFound:
            raise Invalid(fields={"customer": ["There is no such customer."]}) from None
        return Response(_whole(request, row.id), status=201)


class MachineView(APIView):
    """One machine."""

    def get_permissions(self) -> list[BasePermission]:
        changing = self.request is not None and self.request.method == "PATCH"
        return [allow(*COUNTER)() if changing else EVERYBODY()]

    @extend_schema(responses=shapes.MachineShape)
    def get(self, request: Request, machine_id: UUID) -> Response:
        return Response(_whole(request, machine_id))

    @extend_schema(request=shapes.MachinePatch, responses=shapes.MachineShape)
    def patch(self, request: Request, machine_id: UUID) -> Response:
        """Correct it; `changed` when somebody did since it was looked at."""
        row = queries.machine_for(request.user, machine_id)
        body = body_of(shapes.MachinePatch, request)
        registering.change(
            machine_id=machine_id,
            version=body["version"],
            form=_form_of(body, row),
            by=request.user,
            at=clock.now(),
        )
        return self.get(request, machine_id)


class ReadingsView(APIView):
    """What an hour-meter said, and what it says now."""

    permission_classes = [EVERYBODY]

    @extend_schema(responses=page_shape(shapes.ReadingShape))
    def get(self, request: Request, machine_id: UUID) -> Response:
        """Newest first."""
        row = queries.machine_for(request.user, machine_id)
        return page_of(
            row.readings.select_related("order", "author"),
            request,
            by=("-at", "-id"),
            shape=lambda found: [shapes.reading(each) for each in found],
        )

    @extend_schema(request=shapes.NewReading, responses={201: shapes.ReadingShape})
    @idempotent
    def post(self, request: Request, machine_id: UUID) -> Response:
        """409 `meter_fell` where it said more before and no reason is given."""
        queries.machine_for(request.user, machine_id)
        body = body_of(shapes.NewReading, request)
        theirs = request.user.role == Role.CUSTOMER
        made = reading.note(
            machine_id=machine_id,
            hours=body["hours"],
            reason=body["reason"],
            source=ReadingSource.CUSTOMER if theirs else ReadingSource.STAFF,
            by=request.user,
            at=clock.now(),
        )
        return Response(shapes.reading(made), status=201)


class MachineStateView(APIView):
    """Whether a machine works."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(request=shapes.MachineStateBody, responses=shapes.MachineShape)
    def post(self, request: Request, machine_id: UUID) -> Response:
        """It works, stands still, or is no more."""
        queries.machine_for(request.user, machine_id)
        body = body_of(shapes.MachineStateBody, request)
        registering.put(
            machine_id=machine_id,
            version=body["version"],
            state=MachineState(body["state"]),
            reason=body["reason"],
            by=request.user,
            at=clock.now(),
        )
        return Response(_whole(request, machine_id))


def owner_of(request: Request, body: dict[str, Any]) -> UUID:
    """Return whose it is to be: a customer's own where they name nobody; Invalid."""
    if "customer" in body:
        return UUID(str(body["customer"]))
    if request.user.role != Role.CUSTOMER:
        raise Invalid(fields={"customer": ["Whose?"]})
    return customers.of_user(request.user, at=clock.now()).id


def _form_of(body: dict[str, Any], row: Machine | None = None) -> MachineForm:
    """Return what is filled in, on top of what was."""
    said = {
        name: body[name] if name in body else getattr(row, name)
        for name in WORDS
        if name in body or row is not None
    }
    kind = body["kind"] if "kind" in body or row is None else row.kind_id
    above = body.get("parent") if "parent" in body or row is None else row.parent_id
    return MachineForm(kind_id=kind, parent_id=above, **said)


def _whole(request: Request, machine_id: UUID) -> dict[str, Any]:
    return shapes.machine(queries.machine_for(request.user, machine_id), request.user)
