"""Templates for those who answer, and the channels they can write by."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from channels_bridge.operations.templates import syncing
from channels_bridge.queries import templates as queries
from channels_bridge.serializers import templates as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import ANSWERING, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, query_of
from hub.kernel.errors import Conflict


class TemplatesView(APIView):
    """The templates of a channel."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(parameters=[shapes.TemplatesAsked], responses=shapes.TemplatePageShape)
    def get(self, request: Request, channel_id: UUID) -> Response:
        """By name; only those that can be sent, unless `all` is asked for."""
        asked = query_of(shapes.TemplatesAsked, request)
        page = page_of(
            queries.templates_of(channel_id, q=asked["q"], all_of_them=asked["all"]),
            request,
            by=("name", "id"),
            shape=lambda rows: [shapes.template(row) for row in rows],
        )
        page.data["sync"] = shapes.sync(queries.sync_of(channel_id))
        return page


class TemplateSyncView(APIView):
    """Reading them again."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=None, responses=shapes.TemplateSyncShape)
    def post(self, request: Request, channel_id: UUID) -> Response:
        """Ask the provider now; what hindered it is told."""
        return Response(shapes.sync(syncing.sync(channel_id, at=clock.now())))


class TemplatePreviewView(APIView):
    """A template filled in, before it is sent."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=shapes.TemplatePreviewBody, responses=shapes.TemplatePreviewShape)
    def post(self, request: Request, channel_id: UUID, template_id: UUID) -> Response:
        """Say what the customer would read, and what the provider would refuse."""
        row = queries.template_by(channel_id, template_id)
        if row.form is None:
            raise Conflict("This template cannot be filled in here.")
        body = body_of(shapes.TemplatePreviewBody, request)
        return Response(shapes.preview(row, body["variables"]))


class OutwardView(APIView):
    """Channels to write by."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(responses=shapes.OutwardsShape)
    def get(self, request: Request) -> Response:
        """The channels that can be written by, and by which one may write first."""
        return Response({"results": [shapes.outward(row) for row in queries.outward()]})
