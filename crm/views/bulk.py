"""Changes of many customers at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm.operations import bulk
from crm.queries import bulk as queries
from crm.queries import listing
from crm.queries.customers import visible_to
from crm.serializers import records as shapes
from crm.serializers.customers import CustomerFilter
from crm.serializers.joining import EmptyBody
from hub.accounts.permissions import allow
from hub.accounts.roles import ANSWERING
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.errors import Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User


class BulksView(APIView):
    """Change many customers."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=shapes.BulkChangeOrder, responses={201: shapes.BulkProgressShape})
    def post(self, request: Request) -> Response:
        """Those of `ids`, else all that a list with this `filter` shows; done behind the answer."""
        said = body_of(shapes.BulkChangeOrder, request)
        ids = _meant(request.user, said)
        run = bulk.start(ids=ids, change=said["change"], by=request.user, at=clock.now())
        return Response(shapes.bulk(run), status=201)


class BulkView(APIView):
    """How far a change is."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(responses=shapes.BulkProgressShape)
    def get(self, request: Request, run_id: UUID) -> Response:
        return Response(shapes.bulk(queries.run_for(request.user, run_id)))


class UndoBulkView(APIView):
    """Take a change back."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=EmptyBody, responses=shapes.BulkProgressShape)
    def post(self, request: Request, run_id: UUID) -> Response:
        """Put everybody back whom nobody has changed since."""
        body_of(EmptyBody, request)
        run = queries.run_for(request.user, run_id)
        return Response(shapes.bulk(bulk.undo(run=run, at=clock.now())))


def _meant(user: User, said: dict[str, Any]) -> list[UUID]:
    if "ids" in said:
        rows = visible_to(user).filter(id__in=said["ids"])
    elif "filter" in said:
        asked = CustomerFilter(data=said["filter"])
        asked.is_valid(raise_exception=True)
        own = listing.own_fields(said["filter"])
        rows = listing.listed(user, asked.validated_data, own)
    else:
        raise Invalid(fields={"ids": ["Which customers?"]})
    return list(rows.order_by("id").values_list("id", flat=True)[: bulk.MOST + 1])
