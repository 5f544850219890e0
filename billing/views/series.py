"""Series of numbers: read at the counter, set up by admins."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations import series
from billing.queries.series import all_series, series_by_id
from billing.serializers import series as shapes
from billing.serializers.bodies import NothingBody
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.errors import Forbidden
from hub.kernel.idempotency import idempotent


class SeriesListView(APIView):
    """All series of the house."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.SeriesShape(many=True))
    def get(self, request: Request) -> Response:
        """The living ones first, with how far they are used."""
        return Response([shapes.series(row) for row in all_series()])

    @extend_schema(request=shapes.NewSeries, responses={201: shapes.SeriesShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Make one; for admins."""
        if request.user.role != Role.ADMIN:
            raise Forbidden
        made = series.add(fields=body_of(shapes.NewSeries, request), at=clock.now())
        return Response(shapes.series(made), status=201)


class SeriesView(APIView):
    """One series."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=shapes.SeriesShape)
    def get(self, request: Request, series_id: UUID) -> Response:
        return Response(shapes.series(series_by_id(series_id)))

    @extend_schema(request=shapes.SeriesPatch, responses=shapes.SeriesShape)
    def patch(self, request: Request, series_id: UUID) -> Response:
        """Change its range, its days, or whether it is the default."""
        fields = body_of(shapes.SeriesPatch, request)
        return Response(shapes.series(series.change(series_id=series_id, fields=fields)))


class ArchiveSeriesView(APIView):
    """Puts a series away."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=NothingBody, responses=shapes.SeriesShape)
    @idempotent
    def post(self, request: Request, series_id: UUID) -> Response:
        """Nothing is numbered by it any more; what was, stays."""
        series_by_id(series_id)
        body_of(NothingBody, request)
        return Response(shapes.series(series.archive(series_id=series_id, at=clock.now())))
