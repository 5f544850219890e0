"""Labels of machines: one, and a sheet of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.views.files import PDF, as_pdf
from field_service.operations.machines import labels, printing
from field_service.queries import labels as queries
from field_service.queries.machines import machine_for
from field_service.serializers import histories as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, STAFF
from hub.kernel import clock
from hub.kernel.api import body_of, query_of
from hub.kernel.errors import Invalid
from hub.kernel.negotiation import AsItIs


class LabelView(APIView):
    """The label of a machine."""

    def get_permissions(self) -> list[Any]:
        looks = self.request.method == "GET"
        return [allow(*STAFF)() if looks else allow(*COUNTER)()]

    @extend_schema(responses={200: shapes.LabelShape, 204: None})
    def get(self, request: Request, machine_id: UUID) -> Response:
        """What its code opens; 204 where it has none."""
        found = queries.label_of(machine_for(request.user, machine_id).id)
        return Response(shapes.label(found)) if found is not None else Response(status=204)

    @extend_schema(request=shapes.LabelForm, responses=shapes.LabelShape)
    def post(self, request: Request, machine_id: UUID) -> Response:
        """Make one; `anew` takes back the one that is on it."""
        anew = body_of(shapes.LabelForm, request)["anew"]
        row = labels.put_on(machine_id=machine_id, by=request.user, at=clock.now(), anew=anew)
        return Response(shapes.label(row))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, machine_id: UUID) -> Response:
        """Let the one that is on it open nothing any more."""
        labels.take_back(machine_for(request.user, machine_id), at=clock.now())
        return Response(status=204)


class LabelPdfView(APIView):
    """The label of one machine, to print; it is made where there is none."""

    permission_classes = [allow(*STAFF)]
    content_negotiation_class = AsItIs

    @extend_schema(responses={(200, PDF): OpenApiTypes.BINARY})
    def get(self, request: Request, machine_id: UUID) -> HttpResponse:
        drawn = printing.sheet(machine_ids=[machine_id], by=request.user, at=clock.now())
        return as_pdf(drawn, "etiqueta.pdf")


class LabelSheetView(APIView):
    """The labels of several machines on A4."""

    permission_classes = [allow(*STAFF)]
    content_negotiation_class = AsItIs

    @extend_schema(parameters=[shapes.LabelsAsked], responses={(200, PDF): OpenApiTypes.BINARY})
    def get(self, request: Request) -> HttpResponse:
        """At most 60; those that have none get one."""
        said = query_of(shapes.LabelsAsked, request)["ids"]
        try:
            ids = [UUID(each) for each in said.split(",") if each.strip()]
        except ValueError:
            raise Invalid(fields={"ids": ["Ids with commas between."]}) from None
        if not 0 < len(ids) <= shapes.MOST_LABELS:
            raise Invalid(fields={"ids": [f"1 to {shapes.MOST_LABELS} machines."]})
        drawn = printing.sheet(machine_ids=ids, by=request.user, at=clock.now())
        return as_pdf(drawn, "etiquetas.pdf")
