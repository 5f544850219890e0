"""The catalogue: read at the counter, written by admins and clerks."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.catalogue import intake, items, taxes
from billing.queries import catalogue as queries
from billing.serializers import catalogue as shapes
from crm.serializers.joining import EmptyBody
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, OFFICE
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of, refuse_large


class ReadByTheCounter(APIView):
    """Read by those at the counter, written by admins and clerks."""

    def get_permissions(self) -> list[BasePermission]:
        reading = self.request is None or self.request.method in ("GET", "HEAD", "OPTIONS")
        return [allow(*COUNTER)() if reading else allow(*OFFICE)()]


class CatalogueView(ReadByTheCounter):
    """What the house sells."""

    @extend_schema(parameters=[shapes.ItemFilter], responses=page_shape(shapes.ItemShape))
    def get(self, request: Request) -> Response:
        """By name; those put away only where they are asked for."""
        asked = query_of(shapes.ItemFilter, request)
        customer = asked.pop("customer", None)
        return page_of(
            queries.narrowed(queries.visible_to(request.user), asked),
            request,
            by=("name", "id"),
            shape=lambda found: [
                shapes.item(row, prices)
                for prices in [queries.prices_for(request.user, customer, found)]
                for row in found
            ],
        )

    @extend_schema(request=shapes.NewItem, responses={201: shapes.ItemDetailShape})
    def post(self, request: Request) -> Response:
        row = items.create(fields=body_of(shapes.NewItem, request), at=clock.now())
        return Response(shapes.detail(queries.item_for(request.user, row.id)), status=201)


class TaxesView(APIView):
    """The taxes of the house's country."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.TaxRateShape(many=True))
    def get(self, request: Request) -> Response:
        """The usual one first."""
        return Response([shapes.tax(row) for row in taxes.there()])


class ItemView(ReadByTheCounter):
    """One item."""

    @extend_schema(responses=shapes.ItemDetailShape)
    def get(self, request: Request, item_id: UUID) -> Response:
        return Response(shapes.detail(queries.item_for(request.user, item_id)))

    @extend_schema(request=shapes.ItemPatch, responses=shapes.ItemDetailShape)
    def patch(self, request: Request, item_id: UUID) -> Response:
        """Correct it; `changed` when somebody did since it was looked at."""
        queries.item_for(request.user, item_id)
        fields = body_of(shapes.ItemPatch, request)
        version = fields.pop("version")
        items.change(item_id=item_id, version=version, fields=fields, at=clock.now())
        return self.get(request, item_id)


class ArchiveItemView(APIView):
    """Puts an item away."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=EmptyBody, responses=shapes.ItemDetailShape)
    def post(self, request: Request, item_id: UUID) -> Response:
        body_of(EmptyBody, request)
        items.archive(item_id=item_id, at=clock.now())
        return Response(shapes.detail(queries.item_for(request.user, item_id)))


class RestoreItemView(APIView):
    """Takes an item out again."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=EmptyBody, responses=shapes.ItemDetailShape)
    def post(self, request: Request, item_id: UUID) -> Response:
        body_of(EmptyBody, request)
        items.restore(item_id=item_id, at=clock.now())
        return Response(shapes.detail(queries.item_for(request.user, item_id)))


class PreviewCatalogueView(APIView):
    """How a file of items would turn out; nothing is stored."""

    permission_classes = [allow(*OFFICE)]
    parser_classes = [MultiPartParser]

    @extend_schema(request=shapes.CatalogueUpload, responses=shapes.CatalogueImportShape)
    def post(self, request: Request) -> Response:
        refuse_large(request, largest=intake.LARGEST)
        upload = body_of(shapes.CatalogueUpload, request)["file"]
        return Response(_taken(intake.look(upload=upload, at=clock.now())))


class ImportCatalogueView(APIView):
    """Takes a file of items in, known again by their code."""

    permission_classes = [allow(*OFFICE)]
    parser_classes = [MultiPartParser]

    @extend_schema(request=shapes.CatalogueUpload, responses=shapes.CatalogueImportShape)
    def post(self, request: Request) -> Response:
        """The same file again changes nothing."""
        refuse_large(request, largest=intake.LARGEST)
        upload = body_of(shapes.CatalogueUpload, request)["file"]
        return Response(_taken(intake.take(upload=upload, at=clock.now())))


def _taken(found: intake.Taken) -> dict[str, object]:
    counts = {name: found.counts[name] for name in ("made", "updated", "same", "refused")}
    return {**counts, "lines": [vars(line) for line in found.lines]}
