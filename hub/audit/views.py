"""The trail, for admins: looked through, taken along, proven whole."""

import csv
from collections.abc import Iterator

from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts.permissions import allow, demand_proof
from hub.accounts.roles import Role
from hub.audit import queries, serializers
from hub.audit.models import Entry
from hub.audit.types import Action
from hub.kernel.api import page_of, page_shape, query_of
from hub.kernel.negotiation import AsItIs
from hub.kernel.trail import note

HEAD = ("at", "who", "role", "action", "kind", "object", "name", "changes", "about", "ip")
AT_ONCE = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class AuditView(APIView):
    """Who did what, newest first."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(
        operation_id="audit_list",
        parameters=[serializers.AuditAsked],
        responses=page_shape(serializers.EntryShape),
    )
    def get(self, request: Request) -> Response:
        asked = serializers.asked_of(query_of(serializers.AuditAsked, request))
        rows = queries.entries(asked)
        return page_of(rows, request, by=("-at", "-id"), shape=serializers.entries)


class AuditFactsView(APIView):
    """What there is to look for, and whether the closed days are what they were."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=serializers.AuditFactsShape)
    def get(self, request: Request) -> Response:
        return Response(serializers.facts())


class AuditExportView(APIView):
    """The same lines as CSV; that somebody took them along is a line too."""

    content_negotiation_class = AsItIs
    permission_classes = [allow(Role.ADMIN), demand_proof()]

    @extend_schema(
        parameters=[serializers.AuditAsked], responses={(200, "text/csv"): OpenApiTypes.STR}
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        asked = serializers.asked_of(query_of(serializers.AuditAsked, request))
        note(Action.EXPORTED, kind="audit.entry", format="csv")
        rows = queries.entries(asked).order_by("-at", "-id")
        answer = StreamingHttpResponse(_lines(rows.iterator(AT_ONCE)), content_type="text/csv")
        answer["Content-Disposition"] = 'attachment; filename="auditoria.csv"'
        return answer


class _Line:
    """What a csv writer writes to: each line goes out as it is."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Iterator[Entry]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(HEAD)
    batch: list[Entry] = []
    for row in rows:
        batch.append(row)
        if len(batch) == AT_ONCE:
            yield from _written(writer, batch)
            batch = []
    yield from _written(writer, batch)


def _written(writer: "csv._writer", rows: list[Entry]) -> Iterator[str]:  # type: ignore[name-defined]
    for each in serializers.entries(rows):
        who, what = each["by"] or {}, each["object"]
        called = {key: told["name"] for key, told in each["names"].items()}
        changes = "; ".join(
            f"{name}: {called.get(str(old), old)} → {called.get(str(new), new)}"
            for name, (old, new) in each["changes"].items()
        )
        about = "; ".join(f"{name}: {value}" for name, value in each["about"].items())
        cells = [each["at"], who.get("name", ""), who.get("role", ""), each["action"]]
        cells += [what["kind"], what["id"], what["name"], changes, about, each["ip"] or ""]
        yield writer.writerow([_harmless(str(cell)) for cell in cells])


def _harmless(cell: str) -> str:
    return (
        f"'{cell}" if cell.startswith(("\t", "\r")) or cell.lstrip().startswith(_FORMULA) else cell
    )
