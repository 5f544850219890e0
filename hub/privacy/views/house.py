"""The house's own side, for admins: settings, how long things are kept, the register."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts.permissions import allow
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape
from hub.privacy import queries, serializers
from hub.privacy.operations import house
from hub.privacy.types import Incident


class PrivacySettingsView(APIView):
    """Whose law, how many days, who answers."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=serializers.PrivacySettingsShape)
    def get(self, request: Request) -> Response:
        return Response(serializers.privacy_settings(queries.settings()))

    @extend_schema(
        request=serializers.PrivacySettingsBody, responses=serializers.PrivacySettingsShape
    )
    def put(self, request: Request) -> Response:
        fields = body_of(serializers.PrivacySettingsBody, request)
        return Response(serializers.privacy_settings(house.set_up(fields=fields)))


class RetentionView(APIView):
    """How long each kind is kept, and what would go now."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=serializers.RetentionRulesShape)
    def get(self, request: Request) -> Response:
        at = clock.now()
        return Response({"results": [serializers.rule(row, at=at) for row in queries.rules()]})


class RetentionRuleView(APIView):
    """How long one kind is kept."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=serializers.DaysBody, responses=serializers.RetentionRuleShape)
    def put(self, request: Request, key: str) -> Response:
        days = body_of(serializers.DaysBody, request)["days"]
        return Response(serializers.rule(house.keep_for(key, days=days), at=clock.now()))


class BreachesView(APIView):
    """The register, newest first."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(
        operation_id="privacy_breaches_list", responses=page_shape(serializers.BreachShape)
    )
    def get(self, request: Request) -> Response:
        at = clock.now()
        return page_of(
            queries.breaches(),
            request,
            by=("-created_at", "-id"),
            shape=lambda rows: [serializers.breach(row, at=at) for row in rows],
        )

    @extend_schema(request=serializers.BreachBody, responses={201: serializers.BreachShape})
    def post(self, request: Request) -> Response:
        incident, at = Incident(**body_of(serializers.BreachBody, request)), clock.now()
        row = house.take_down_breach(incident=incident, by=request.user, at=at)
        return Response(serializers.breach(row, at=at), status=201)


class BreachView(APIView):
    """One entry of the register."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=serializers.BreachShape)
    def get(self, request: Request, breach_id: UUID) -> Response:
        return Response(serializers.breach(queries.breach_for(breach_id), at=clock.now()))

    @extend_schema(request=serializers.BreachPatch, responses=serializers.BreachShape)
    def patch(self, request: Request, breach_id: UUID) -> Response:
        fields = body_of(serializers.BreachPatch, request)
        row = house.change_breach(row=queries.breach_for(breach_id), fields=fields)
        return Response(serializers.breach(row, at=clock.now()))
