"""What happened with a customer, for the counter."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm.queries import customers, timeline
from crm.serializers import timeline as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER
from hub.kernel.api import limit_of, query_of


class TimelineView(APIView):
    """Everything that happened with a customer, newest first."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(parameters=[shapes.TimelineFilter], responses=shapes.TimelinePageShape)
    def get(self, request: Request, customer_id: UUID) -> Response:
        """Messages, requests and whatever the other apps tell; `kind` narrows it."""
        found = customers.customer_for(request.user, customer_id)
        asked = query_of(shapes.TimelineFilter, request)
        page = timeline.page(
            found,
            request.user,
            wanted=[key for key in asked.get("kind", "").split(",") if key],
            cursor=request.query_params.get("cursor"),
            most=limit_of(request),
        )
        return Response(shapes.timeline(page, request.user))
