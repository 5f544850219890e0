"""Promises, closing and surveys as admins set them."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.operations import sla, surveys
from chat.operations.conversations.closing import closing, set_closing
from chat.queries.promises import policies, policy_for
from chat.serializers import promises as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of


class PoliciesView(APIView):
    """All policies in their order, and a new one."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(operation_id="sla_policies_list", responses=shapes.PolicyShape(many=True))
    def get(self, request: Request) -> Response:
        return Response([shapes.policy(row) for row in policies(at=clock.now())])

    @extend_schema(request=shapes.PolicyBody, responses={201: shapes.PolicyShape})
    def post(self, request: Request) -> Response:
        row = sla.make(fields=body_of(shapes.PolicyBody, request), at=clock.now())
        return Response(shapes.policy(policy_for(row.id, at=clock.now())), status=201)


class PolicyView(APIView):
    """One policy."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=shapes.PolicyPatch, responses=shapes.PolicyShape)
    def patch(self, request: Request, policy_id: str) -> Response:
        row = policy_for(policy_id, at=clock.now())
        sla.change(row, fields=body_of(shapes.PolicyPatch, request), at=clock.now())
        return Response(shapes.policy(policy_for(policy_id, at=clock.now())))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, policy_id: str) -> Response:
        sla.remove(policy_for(policy_id, at=clock.now()), at=clock.now())
        return Response(status=204)


class ClosingView(APIView):
    """What closing asks for: read at the counter, set by admins."""

    def get_permissions(self) -> list[Any]:
        roles = COUNTER if self.request.method == "GET" else [Role.ADMIN]
        return [allow(*roles)()]

    @extend_schema(responses=shapes.ClosingShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.closing(closing()))

    @extend_schema(request=shapes.ClosingBody, responses=shapes.ClosingShape)
    def put(self, request: Request) -> Response:
        return Response(shapes.closing(set_closing(**body_of(shapes.ClosingBody, request))))


class SurveySettingsView(APIView):
    """How customers are asked; what is not named stays."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=shapes.SurveySettingsShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.survey_settings(surveys.settings()))

    @extend_schema(request=shapes.SurveySettingsBody, responses=shapes.SurveySettingsShape)
    def put(self, request: Request) -> Response:
        fields = body_of(shapes.SurveySettingsBody, request)
        return Response(shapes.survey_settings(surveys.change_settings(fields, at=clock.now())))
