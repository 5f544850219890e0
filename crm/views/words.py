"""The lists customers are described with: read by the counter, edited by admins."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm.operations import custom, words
from crm.queries import custom as fields
from crm.queries import words as queries
from crm.serializers import words as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of

BODIES = {"category": shapes.CategoryWordBody, "status": shapes.StatusWordBody}


class ReadByAll(APIView):
    """Read by those at the counter, written by admins."""

    def get_permissions(self) -> list[BasePermission]:
        reading = self.request is None or self.request.method in ("GET", "HEAD", "OPTIONS")
        return [allow(*COUNTER)() if reading else allow(Role.ADMIN)()]


class WordsView(ReadByAll):
    """The words of one list: `category` or `status`."""

    @extend_schema(responses=shapes.WordShape(many=True))
    def get(self, request: Request, name: str) -> Response:
        return Response([shapes.word(row) for row in queries.with_use(name)])

    @extend_schema(request=shapes.StatusWordBody, responses={201: shapes.WordShape})
    def post(self, request: Request, name: str) -> Response:
        """Add a word; a category has no `meaning`."""
        queries.listed(name)
        row = words.add(name, body_of(BODIES[name], request))
        return Response(shapes.word(row), status=201)

    @extend_schema(request=shapes.WordOrderBody, responses=shapes.WordShape(many=True))
    def put(self, request: Request, name: str) -> Response:
        """Put the list into another order."""
        words.order(name, body_of(shapes.WordOrderBody, request)["keys"])
        return Response([shapes.word(row) for row in queries.with_use(name)])


class WordView(ReadByAll):
    """One word."""

    @extend_schema(request=shapes.WordBody, responses=shapes.WordShape)
    def patch(self, request: Request, name: str, key: str) -> Response:
        words.change(name, key, _fitting(name, body_of(shapes.WordBody, request)))
        return Response(shapes.word(queries.with_use(name).get(key=key)))

    @extend_schema(request=shapes.RemoveBody, responses=shapes.RemovedShape)
    def delete(self, request: Request, name: str, key: str) -> Response:
        """Take a word off its list; whoever has it gets `into`."""
        into = body_of(shapes.RemoveBody, request).get("into")
        return Response({"moved": words.remove(name, key, into=into)})


class FieldsView(ReadByAll):
    """The house's own fields, archived ones last."""

    @extend_schema(responses=shapes.CustomFieldShape(many=True))
    def get(self, request: Request) -> Response:
        return Response(_fields())

    @extend_schema(request=shapes.FieldBody, responses={201: shapes.CustomFieldShape})
    def post(self, request: Request) -> Response:
        row = custom.add(body_of(shapes.FieldBody, request), at=clock.now())
        return Response(shapes.field(row), status=201)

    @extend_schema(request=shapes.FieldOrderBody, responses=shapes.CustomFieldShape(many=True))
    def put(self, request: Request) -> Response:
        """Put the fields into another order."""
        custom.order([str(each) for each in body_of(shapes.FieldOrderBody, request)["ids"]])
        return Response(_fields())


class FieldView(ReadByAll):
    """One field."""

    @extend_schema(request=shapes.FieldPatch, responses=shapes.CustomFieldShape)
    def patch(self, request: Request, field_id: UUID) -> Response:
        """Rename it, change its words, archive it or take it out again."""
        said = body_of(shapes.FieldPatch, request)
        row = custom.change(fields.field_for(field_id), said, at=clock.now())
        return Response(shapes.field(row))


def _fitting(name: str, said: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in said.items() if name == "status" or key != "meaning"}


def _fields() -> list[dict[str, object]]:
    return [shapes.field(row) for row in [*fields.living(), *fields.archived()]]
