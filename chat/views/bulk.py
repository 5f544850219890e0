"""One change of many conversations: asked, watched, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.models import BulkRun
from chat.operations import bulk
from chat.queries import inbox, visible_to
from chat.queries.desk import bulk_for, tally_of
from chat.serializers import bulk as shapes
from chat.serializers.asked import ListAsked, wanted_of
from chat.serializers.bodies import EmptyBody
from chat.types import RowState
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of, query_of

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 5_000
NAMED = 100


class BulkView(APIView):
    """Ask how many a list holds, or for a change of them.

    202 with how far it has come; the same `client_id` again asks for nothing new.
    """

    permission_classes = [allow(*COUNTER)]

    @extend_schema(
        operation_id="conversations_bulk_count",
        parameters=[ListAsked],
        responses=shapes.BulkCountShape,
    )
    def get(self, request: Request) -> Response:
        asked = query_of(ListAsked, request)
        wanted = wanted_of(asked, at=clock.now())
        count = inbox.tallied(request.user, wanted, most=MOST + 1)
        return Response({"count": count, "most": MOST})

    @extend_schema(request=shapes.BulkBody, responses={202: shapes.BulkShape})
    def post(self, request: Request) -> Response:
        body = body_of(shapes.BulkBody, request)
        run = bulk.ask(
            ids=_chosen(request.user, body),
            action=body["action"],
            told=shapes.told_of(body),
            client_id=body["client_id"],
            by=request.user,
            at=clock.now(),
        )
        return Response(_shape(run), status=202)


class BulkRunView(APIView):
    """How far it has come."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.BulkShape)
    def get(self, request: Request, run_id: str) -> Response:
        return Response(_shape(bulk_for(request.user, run_id)))


class BulkUndoView(APIView):
    """Take all of it back; what others changed since stays and is told as refused."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=EmptyBody, responses={202: shapes.BulkShape})
    def post(self, request: Request, run_id: str) -> Response:
        body_of(EmptyBody, request)
        run = bulk_for(request.user, run_id)
        run = bulk.take_back(run=run, by=request.user, at=clock.now())
        return Response(_shape(run), status=202)


def _chosen(user: User, body: dict[str, Any]) -> list[UUID]:
    """Return whom it is about, of those this person sees."""
    if "ids" in body:
        seen = visible_to(user).filter(id__in=body["ids"]).values_list("id", flat=True)
        return list(seen)
    asked = shapes.query_in(body["query"])
    rows = inbox.listed(user, wanted_of(asked, at=clock.now()))
    return list(
        rows.order_by(*inbox.ORDERS[asked["sort"]]).values_list("id", flat=True)[: MOST + 1]
    )


def _shape(run: BulkRun) -> dict[str, Any]:
    refused = run.rows.filter(state=RowState.REFUSED).select_related("conversation__identity")
    return shapes.bulk(run, tally_of(run), refused.order_by("id")[:NAMED])
