"""What customers said of us: a list, means, and a file for a spreadsheet."""

import csv
from collections.abc import Iterator

from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.models import Survey
from chat.queries.promises import ratings, summary
from chat.serializers import promises as shapes
from hub.accounts.permissions import allow, demand_proof
from hub.accounts.roles import ANSWERING, Role
from hub.kernel.api import page_of, page_shape, query_of
from hub.kernel.clock import iso
from hub.kernel.negotiation import AsItIs
from hub.kernel.trail import note

HEAD = ("rated_at", "score", "customer", "channel", "advisor", "comment", "conversation")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class RatingsView(APIView):
    """The ratings, newest first."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(
        operation_id="ratings_list",
        parameters=[shapes.RatingsAsked],
        responses=page_shape(shapes.RatingShape),
    )
    def get(self, request: Request) -> Response:
        return page_of(
            ratings(query_of(shapes.RatingsAsked, request)),
            request,
            by=["-rated_at", "-id"],
            shape=lambda found: [shapes.rating(row) for row in found],
        )


class RatingSummaryView(APIView):
    """Means, by advisor and by channel."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(parameters=[shapes.RatingsAsked], responses=shapes.RatingSummaryShape)
    def get(self, request: Request) -> Response:
        return Response(summary(query_of(shapes.RatingsAsked, request)))


class RatingExportView(APIView):
    """The ratings as CSV."""

    content_negotiation_class = AsItIs
    permission_classes = [allow(Role.ADMIN), demand_proof()]

    @extend_schema(
        parameters=[shapes.RatingsAsked], responses={(200, "text/csv"): OpenApiTypes.STR}
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        note("exported", kind="chat.survey", format="csv")
        rows = ratings(query_of(shapes.RatingsAsked, request)).order_by("-rated_at", "-id")
        answer = StreamingHttpResponse(_lines(rows.iterator()), content_type="text/csv")
        answer["Content-Disposition"] = 'attachment; filename="calificaciones.csv"'
        return answer


class _Line:
    """What a csv writer writes to: each line goes out as it is."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Iterator[Survey]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(HEAD)
    for row in rows:
        advisor = row.assignee.name if row.assignee else ""
        place = row.conversation
        words = (str(place.identity or ""), place.channel_kind, advisor, row.comment)
        said = [iso(row.rated_at), row.score, *map(_plain, words), row.conversation_id]
        yield writer.writerow(said)


def _plain(text: str) -> str:
    """A spreadsheet must not take a customer's words for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
