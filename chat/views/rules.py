"""Rules of the house, for admins: kept, put in order, tried out, looked at."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.operations import rules
from chat.queries import conversation_for
from chat.queries.rules import rule_for, runs_of
from chat.queries.rules import rules as all_rules
from chat.serializers import rules as shapes
from chat.types import OUTSIDE, Direction
from hub.accounts.permissions import allow
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape
from hub.kernel.errors import NotFound


class RulesView(APIView):
    """All rules in their order, and a new one."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(operation_id="automations_list", responses=shapes.RuleShape(many=True))
    def get(self, request: Request) -> Response:
        return Response([shapes.rule(row) for row in all_rules(at=clock.now())])

    @extend_schema(request=shapes.RuleBody, responses={201: shapes.RuleShape})
    def post(self, request: Request) -> Response:
        fields = body_of(shapes.RuleBody, request)
        row = rules.make(fields=fields, by=request.user, at=clock.now())
        return Response(shapes.rule(rule_for(row.id, at=clock.now())), status=201)


class OrderView(APIView):
    """The order rules run in."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=shapes.OrderBody, responses=shapes.RuleShape(many=True))
    def post(self, request: Request) -> Response:
        rules.put_in_order(body_of(shapes.OrderBody, request)["ids"])
        return Response([shapes.rule(row) for row in all_rules(at=clock.now())])


class TryView(APIView):
    """Whether a rule would run in a conversation; nothing is done."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(request=shapes.TryBody, responses=shapes.TriedShape)
    def post(self, request: Request) -> Response:
        body = body_of(shapes.TryBody, request)
        row = conversation_for(request.user, body["conversation"])
        if row.kind not in OUTSIDE:
            raise NotFound
        found = rules.try_on(conversation=row, conditions=body["conditions"], at=clock.now())
        said = row.messages.filter(direction=Direction.IN).order_by("-number").first()
        return Response(
            {
                "matches": all(each["holds"] for each in found),
                "conditions": found,
                "message": said.text if said is not None else "",
            }
        )


class RuleView(APIView):
    """One rule."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=shapes.RuleShape)
    def get(self, request: Request, rule_id: str) -> Response:
        return Response(shapes.rule(rule_for(rule_id, at=clock.now())))

    @extend_schema(request=shapes.RulePatch, responses=shapes.RuleShape)
    def patch(self, request: Request, rule_id: str) -> Response:
        row = rule_for(rule_id, at=clock.now())
        rules.change(row, fields=body_of(shapes.RulePatch, request), at=clock.now())
        return Response(shapes.rule(rule_for(rule_id, at=clock.now())))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, rule_id: str) -> Response:
        rules.remove(rule_for(rule_id, at=clock.now()))
        return Response(status=204)


class RunsView(APIView):
    """What a rule looked at, the newest first."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(
        parameters=[OpenApiParameter("matched", bool, description="Only where it did something.")],
        responses=page_shape(shapes.RuleRunShape),
    )
    def get(self, request: Request, rule_id: str) -> Response:
        row = rule_for(rule_id, at=clock.now())
        return page_of(
            runs_of(row, matched=request.query_params.get("matched") == "true"),
            request,
            by=["-created_at", "-id"],
            shape=lambda found: [shapes.rule_run(each) for each in found],
        )
