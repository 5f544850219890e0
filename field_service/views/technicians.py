"""Technicians' skills, weeks and absences: the office arranges, a technician sees their own."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from field_service.operations.people import absences, skills, week
from field_service.queries import people as queries
from field_service.serializers import people as shapes
from field_service.types import AbsenceKind, Span
from field_service.views.arranging import ArrangedView
from hub.accounts.permissions import allow
from hub.accounts.roles import STAFF
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape
from hub.kernel.clock import iso


class TechniciansView(APIView):
    """Who can be sent."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses=shapes.TechnicianShape(many=True))
    def get(self, request: Request) -> Response:
        """By name; a technician finds themselves."""
        rows = queries.visible_to(request.user)
        return Response(shapes.technicians(rows, clock.now()))


class TechnicianView(APIView):
    """One technician."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses=shapes.TechnicianShape)
    def get(self, request: Request, technician_id: UUID) -> Response:
        row = queries.technician_for(request.user, technician_id)
        return Response(shapes.technicians([row], clock.now())[0])


class HeldSkillsView(ArrangedView):
    """What a technician can do."""

    @extend_schema(responses=shapes.HeldSkillShape(many=True))
    def get(self, request: Request, technician_id: UUID) -> Response:
        row, at = queries.technician_for(request.user, technician_id), clock.now()
        return Response([shapes.held(each, at) for each in queries.held_by([row.id])])

    @extend_schema(request=shapes.HeldSkillsBody, responses=shapes.HeldSkillShape(many=True))
    def put(self, request: Request, technician_id: UUID) -> Response:
        """Write all of it down, instead of what stood there."""
        row = queries.technician_for(request.user, technician_id)
        said = body_of(shapes.HeldSkillsBody, request)["skills"]
        holds = [
            skills.Holds(
                skill_id=each["skill"], level=each["level"], expires_on=each.get("expires_on")
            )
            for each in said
        ]
        skills.hold(technician_id=row.id, holds=holds)
        return self.get(request, technician_id)


class ShiftsView(ArrangedView):
    """A technician's week."""

    @extend_schema(responses=shapes.ShiftShape(many=True))
    def get(self, request: Request, technician_id: UUID) -> Response:
        row = queries.technician_for(request.user, technician_id)
        return Response([shapes.shift(each) for each in queries.shifts_of([row.id])])

    @extend_schema(request=shapes.ShiftsBody, responses=shapes.ShiftShape(many=True))
    def put(self, request: Request, technician_id: UUID) -> Response:
        """Write the whole week down, instead of what stood there."""
        row = queries.technician_for(request.user, technician_id)
        said = body_of(shapes.ShiftsBody, request)["shifts"]
        stretches = [
            week.Stretch(
                each["weekday"], shapes.minutes(each["starts"]), shapes.minutes(each["ends"])
            )
            for each in said
        ]
        week.put(technician_id=row.id, week=stretches)
        return self.get(request, technician_id)


class AbsencesView(ArrangedView):
    """When a technician is or was away."""

    @extend_schema(responses=page_shape(shapes.AbsenceShape))
    def get(self, request: Request, technician_id: UUID) -> Response:
        """The latest first."""
        row = queries.technician_for(request.user, technician_id)
        return page_of(
            queries.absences_of(row.id),
            request,
            by=("-starts_at", "-id"),
            shape=lambda rows: [shapes.absence(each) for each in rows],
        )

    @extend_schema(request=shapes.AbsenceBody, responses={201: shapes.NewAbsenceShape})
    def post(self, request: Request, technician_id: UUID) -> Response:
        """Say that they are away; `booked` with the orders of that time, unless `anyway`."""
        row = queries.technician_for(request.user, technician_id)
        said = body_of(shapes.AbsenceBody, request)
        form = absences.AbsenceForm(
            span=Span(said["starts_at"], said["ends_at"]),
            kind=AbsenceKind(said["kind"]),
            note=said.get("note", ""),
            anyway=said["anyway"],
        )
        made, met = absences.add(technician_id=row.id, form=form, by=request.user, at=clock.now())
        orders = [
            {"id": str(each.order_id), "name": each.order.label, "starts_at": iso(each.starts_at)}
            for each in met
        ]
        return Response({**shapes.absence(made), "orders": orders}, status=201)


class AbsenceView(ArrangedView):
    """One absence."""

    @extend_schema(responses={204: None})
    def delete(self, request: Request, technician_id: UUID, absence_id: UUID) -> Response:
        """They are there after all."""
        row = queries.technician_for(request.user, technician_id)
        absences.remove(technician_id=row.id, absence_id=absence_id)
        return Response(status=204)
