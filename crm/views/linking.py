"""A customer's own channels, and the links that prove them."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm.operations import linking
from crm.queries.linking import proven_of
from crm.serializers import linking as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape


class ChannelLinksView(APIView):
    """The channels one has proven, and a link that proves another."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(responses=page_shape(shapes.ProvenChannelShape))
    def get(self, request: Request) -> Response:
        """Newest talk first."""
        return page_of(
            proven_of(request.user),
            request,
            by=("-last_message_at", "-id"),
            shape=lambda rows: [shapes.proven(row) for row in rows],
        )

    @extend_schema(request=shapes.NewChannelLink, responses={201: shapes.ChannelLinkShape})
    def post(self, request: Request) -> Response:
        """Make a link, which ends the one before; 409 `no_channel` where the house has none."""
        body = body_of(shapes.NewChannelLink, request)
        made = linking.invite(user=request.user, channel=body["channel"], at=clock.now())
        return Response(shapes.invitation(made), status=201)
