"""Tables of machines and parts brought in: looked at first, then once."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.serializers.bodies import NothingBody
from field_service.models import ServiceIntake
from field_service.operations.intakes import tables
from field_service.queries import intakes as queries
from field_service.serializers import intakes as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import OFFICE
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, refuse_large
from hub.kernel.idempotency import idempotent


def _answer(row: ServiceIntake, *, status: int = 200) -> Response:
    return Response(shapes.intake(row, tables.meanings(row.kind)), status=status)


class IntakesView(APIView):
    """Tables so far, and a new one to look at."""

    permission_classes = [allow(*OFFICE)]
    parser_classes = [MultiPartParser]

    @extend_schema(responses=page_shape(shapes.ServiceIntakeShape))
    def get(self, request: Request) -> Response:
        """Newest first."""
        return page_of(
            queries.visible_to(request.user),
            request,
            by=("-created_at", "-id"),
            shape=lambda rows: [shapes.intake(row, tables.meanings(row.kind)) for row in rows],
        )

    @extend_schema(request=shapes.ServiceIntakeUpload, responses={201: shapes.ServiceIntakeShape})
    def post(self, request: Request) -> Response:
        """Keep a file; nothing is registered yet."""
        refuse_large(request, largest=tables.LARGEST)
        said = body_of(shapes.ServiceIntakeUpload, request)
        row = tables.take_down(
            kind=said["kind"], upload=said["file"], by=request.user, at=clock.now()
        )
        return _answer(row, status=201)


class IntakeView(APIView):
    """One table, and what its columns mean."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(responses=shapes.ServiceIntakeShape)
    def get(self, request: Request, service_intake_id: UUID) -> Response:
        return _answer(queries.intake_for(request.user, service_intake_id))

    @extend_schema(request=shapes.ServiceIntakePatch, responses=shapes.ServiceIntakeShape)
    def patch(self, request: Request, service_intake_id: UUID) -> Response:
        row = queries.intake_for(request.user, service_intake_id)
        mapping = body_of(shapes.ServiceIntakePatch, request)["mapping"]
        tables.set_mapping(intake_id=row.id, mapping=mapping)
        return _answer(queries.intake_for(request.user, row.id))


class IntakePreviewView(APIView):
    """How a table would turn out now."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(responses=shapes.TablePreviewShape)
    def get(self, request: Request, service_intake_id: UUID) -> Response:
        row = queries.intake_for(request.user, service_intake_id)
        return Response(shapes.preview(tables.preview(row)))


class TakeInView(APIView):
    """Registers what is new of a table."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=NothingBody, responses=shapes.ServiceIntakeShape)
    @idempotent
    def post(self, request: Request, service_intake_id: UUID) -> Response:
        """What stood there before is counted as repeated."""
        row = queries.intake_for(request.user, service_intake_id)
        body_of(NothingBody, request)
        tables.take_in(intake_id=row.id, by=request.user, at=clock.now())
        return _answer(queries.intake_for(request.user, row.id))
