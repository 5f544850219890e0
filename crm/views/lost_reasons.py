"""Why opportunities are lost: read at the counter, kept by admins."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm.operations import lost_reasons
from crm.queries import opportunities as queries
from crm.serializers import NamedShape
from crm.serializers.deals import LostReasonBody
from crm.serializers.opportunities import reason
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.errors import Forbidden


class LostReasonsView(APIView):
    """The list, and another one."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=NamedShape(many=True))
    def get(self, request: Request) -> Response:
        """In the order of their names."""
        return Response([reason(row) for row in queries.reasons()])

    @extend_schema(request=LostReasonBody, responses={201: NamedShape})
    def post(self, request: Request) -> Response:
        """Add one, as an admin."""
        if request.user.role != Role.ADMIN:
            raise Forbidden
        name = body_of(LostReasonBody, request)["name"]
        return Response(reason(lost_reasons.add(name=name, at=clock.now())), status=201)


class LostReasonView(APIView):
    """One reason."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=LostReasonBody, responses=NamedShape)
    def patch(self, request: Request, reason_id: UUID) -> Response:
        """Call it otherwise."""
        row = queries.reason_for(reason_id)
        name = body_of(LostReasonBody, request)["name"]
        return Response(reason(lost_reasons.rename(reason=row, name=name)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, reason_id: UUID) -> Response:
        """Take it off the list; where it was given it stays."""
        lost_reasons.remove(reason=queries.reason_for(reason_id), at=clock.now())
        return Response(status=204)
